import Foundation
import Steering

/// Makes years of a province in which nobody cheats, and the same with one kind of cheating, from a seed.
struct HonestProvince {
    var random: SplitMix64

    mutating func uniform() -> Double { Double(random.next() >> 11) / Double(1 << 53) }

    /// Normal with mean 0 and spread 1 (Box and Muller).
    mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
    }

    /// Poisson, by counting how often uniform numbers can be multiplied.
    mutating func poisson(_ mean: Double) -> Int {
        let bound = exp(-mean)
        var (product, count) = (uniform(), 0)
        while product > bound {
            product *= uniform()
            count += 1
        }
        return count
    }

    /// Results over bounds: spread widely around what was planned, some beyond it.
    mutating func ratios(_ count: Int, nudged share: Double = 0) -> [Double] {
        (0..<count).map { _ in
            let ratio = exp(0.08 * normal())
            // Who cheats lifts what is just missed to just reached.
            return ratio < 1 && ratio > 0.96 && uniform() < share ? 1 + 0.005 * uniform() : ratio
        }
    }

    /// Tasks whose length is lognormal and is pressed against the deadline, which many reach on its last day.
    mutating func finishes(own: Int, others: Int, hurried share: Double = 0) -> [Detector.Finish] {
        (0..<(own + others)).map { place in
            let length = exp(0.5 * normal())
            let isLate = length >= 1 && length < 1.4 || place < own && uniform() < share
            return Detector.Finish(isOfPost: place < own, isOnLastDay: isLate)
        }
    }

    /// Corrections that go either way.
    mutating func corrections(_ count: Int, pleasing share: Double = 0.5) -> [Double] {
        (0..<count).map { _ in (uniform() < share ? 1 : -1) * exp(normal()) }
    }

    /// Shares of a month's last three days, around what three days of thirty are.
    mutating func endings(_ periods: Int, dumped: Double = 0) -> [Double] {
        (0..<periods).map { place in
            let share = 0.1 * exp(0.25 * normal())
            return place == periods - 1 ? share + dumped : share
        }
    }

    /// The last digits of four-digit results, of which some are rounded to fives.
    mutating func lastDigits(_ count: Int, rounded share: Double = 0) -> [Int] {
        (0..<count).map { _ in
            let digit = Int(1_000 * exp(normal()) * 10) % 10
            return uniform() < share ? digit / 5 * 5 : digit
        }
    }

    /// Trade of many firms: lognormal, over orders of magnitude; who invents writes what looks even.
    mutating func volumes(_ count: Int, invented share: Double = 0) -> [Double] {
        (0..<count).map { _ in
            let volume = exp(7 + 2.5 * normal())
            return uniform() < share ? 100 + 900 * uniform() : volume
        }
    }

    /// Monthly changes of two kinds of goods that rise and fall together a little.
    mutating func changes(_ months: Int, moved: Double = 0) -> ([Double], [Double]) {
        var (one, other): ([Double], [Double]) = ([], [])
        for month in 0..<months {
            let common = 0.3 * normal()
            let shift = month == months - 1 ? moved : 0
            one.append(common + normal() - shift)
            other.append(common + normal() + shift)
        }
        return (one, other)
    }

    /// Closings of each working day.
    mutating func closings(_ days: Int, bulk: Int = 0) -> [Int] {
        let mean = 0.5 + 1.5 * uniform()
        var days = (0..<days).map { _ in poisson(mean) }
        days[days.count - 1] += bulk
        return days
    }

    /// Targets that were changed for a reason that has nothing to do with how they stand.
    mutating func cuts(_ count: Int, tailored share: Double = 0) -> [Detector.Cut] {
        (0..<count).map { _ in
            let expected = exp(0.08 * normal())
            if uniform() < share, expected < 1 {
                return Detector.Cut(daysLeft: 40, before: 1, after: expected * 0.99, expected: expected)
            }
            return Detector.Cut(
                daysLeft: Int(365 * uniform()), before: 1, after: 1 + 0.05 * normal(), expected: expected)
        }
    }

    /// Plans over last results: what grows by some per cent a year is planned to grow on.
    mutating func plans(_ count: Int, soft share: Double = 0) -> [Double] {
        (0..<count).map { _ in uniform() < share ? 0.5 + 0.35 * uniform() : 1.05 * exp(0.05 * normal()) }
    }
}
