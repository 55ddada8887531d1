import BorderVocabulary
import Cryptography
import Gate

/// A draw of many requests for one slot, against a plain sort of as many numbers.
enum DrawBench {
    static func run(_ scale: Scale) throws {
        let count = scale.pick(100_000, quick: 10_000)
        // Some firms ask for many vehicles, as the carrier's part of a slot makes a difference only then.
        let requests = (1...count).map {
            SlotDraw.Request(trip: TripID(UInt64($0)), carrier: CarrierID(UInt64($0 % (count / 20))))
        }
        let slot = Slot(
            place: GateScenario.place, direction: .export, start: GateScenario.start,
            end: GateScenario.start + .seconds(3_600))
        var (draws, sorts, ratios): ([Double], [Double], [Double]) = ([], [], [])
        for round in 0..<scale.pick(21, quick: 3) {
            let draw = Draw(reveals: [.init(party: "gate", value: SHA256Digest(of: Array("\(round)".utf8)))])
            var given = 0
            let took = Stopwatch.cpuSeconds {
                let order = SlotDraw.order(requests, seed: SlotDraw.seed(of: slot, draw))
                given = SlotDraw.allot(order, places: count / 10, carrierCap: 1).given.count
            }
            guard given == count / 10 else { throw BenchFailure("places were left") }
            let sort = sort(requests)
            draws.append(took * 1e3)
            sorts.append(sort * 1e3)
            ratios.append(took / sort)
        }
        Figure.show("a draw of \(count) requests: seed, order, places", draws.median, "ms", .atMost(100))
        Figure.show("a plain sort of \(count) requests by a random number", sorts.median, "ms")
        Figure.show("against the plain sort", ratios.median, "×")
    }

    /// Seconds to sort the same requests by a number that each has already.
    private static func sort(_ requests: [SlotDraw.Request]) -> Double {
        var numbered = requests.map { (number: UInt64.random(in: .min ... .max), request: $0) }
        let took = Stopwatch.cpuSeconds { numbered.sort { $0.number < $1.number } }
        precondition(numbered.first?.number ?? 0 <= numbered.last?.number ?? 0, "What was sorted is in order.")
        return took
    }
}
