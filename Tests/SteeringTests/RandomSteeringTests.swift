import BorderVocabulary
import Steering
import Testing

@Suite("Random statements")
struct RandomSteeringTests {
    private let days = [
        "2023-12-30", "2023-12-31", "2024-01-01", "2024-01-15", "2024-01-31", "2024-02-01", "2023-12", "2024-01",
        "2023",
        "2024", "",
    ]

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `are known as a plain fold over all of them says, and a replay knows the same`(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        let all = try [Sample.series("sample-a"), Sample.series("sample-a", "2024"), Sample.series("sample-b")]
        var book = SteeringBook()
        var events: [(SteeringEvent, Timestamp)] = []
        var moment = Sample.now
        for _ in 0..<60 {
            moment = Timestamp(milliseconds: moment.milliseconds + Int64.random(in: 0...86_400_000, using: &dice))
            let series = dice.pick(all)
            let command: SteeringCommand
            let known = book.observations.count
            switch Int.random(in: 0..<10, using: &dice) {
            case 0 where known > 0:
                command = .withdraw(Int.random(in: 1...known, using: &dice), reason: try Sample.line("chance"))
            case 1 where known > 0: command = .approve(Int.random(in: 1...known, using: &dice))
            case let roll:
                let corrected = roll < 4 && known > 0 ? Int.random(in: 1...known, using: &dice) : nil
                command = .record(
                    try Sample.statement(
                        "\(Int.random(in: 1...9, using: &dice))", on: dice.pick(days),
                        corrected.flatMap { book[$0]?.statement.series } ?? series, supersedes: corrected),
                    introducing: IndicatorCard(published: series.indicator, unit: try Sample.line("points")))
            }
            let user = dice.pick([Sample.lan, Sample.minh])
            for event in (try? book.decide(command, by: user, at: moment)) ?? [] {
                book.apply(event, at: moment)
                events.append((event, moment))
            }
        }
        for series in all {
            for day in days.filter({ $0.count == 10 }).map(Sample.day) + [.latest, Sample.day("2024-12-31")] {
                for past in [nil, dice.pick(events).1] as [Timestamp?] {
                    #expect(book.asKnown(on: day, series, recordedBy: past) == fold(book, day, series, past))
                }
            }
        }
        var again = SteeringBook()
        for (event, moment) in events { again.apply(event, at: moment) }
        #expect(again == book)
    }

    /// The same answer by looking at every observation, without any index.
    private func fold(_ book: SteeringBook, _ day: LocalDate, _ series: Series, _ moment: Timestamp?) -> KnownAnswer {
        let visible = book.observations.compactMap { observation in
            moment.map { observation.asRecorded(at: $0) } ?? observation
        }.filter { observation in
            observation.statement.series == series && observation.withdrawn == nil
                && observation.certainFrom.map { $0 <= day } ?? false
        }
        let replaced = Set(visible.compactMap(\.statement.supersedes))
        let standing = visible.filter { !replaced.contains($0.sequence) }
        guard let last = standing.compactMap(\.certainFrom).max() else {
            return .noInformation(age: series.period.lastDay < day ? series.period.lastDay.days(to: day) : nil)
        }
        let latest = standing.filter { $0.certainFrom == last }
        let before = visible.filter { !latest.contains($0) }.sorted {
            ($0.certainFrom ?? .earliest, $0.sequence) > ($1.certainFrom ?? .earliest, $1.sequence)
        }
        return .known(latest, age: last.days(to: day), before: before)
    }
}
