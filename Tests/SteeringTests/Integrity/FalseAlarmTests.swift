import Foundation
import Steering
import Testing

/// How often each detector speaks where nobody cheats, and where somebody does: measured, and printed in
/// docs/steering/integrity.md. The seeds are fixed, so the document must say exactly what is measured here.
@Suite("False alarms of the detectors")
struct FalseAlarmTests {
    /// Runs of each detector on data of each sort.
    static let runs = 1_000

    private typealias Look = @Sendable (inout HonestProvince, _ isCheating: Bool) -> Finding

    private static func look(_ detector: Detector) -> Look {
        switch detector {
        case .bunching: { data, cheat in Detector.bunching(data.ratios(80, nudged: cheat ? 0.8 : 0)) }
        case .lastDay:
            { data, cheat in Detector.lastDay(data.finishes(own: 40, others: 400, hurried: cheat ? 0.4 : 0)) }
        case .lateExtension:
            { data, cheat in
                Detector.lateExtension(data.finishes(own: 20, others: 200, hurried: cheat ? 0.6 : 0))
            }
        case .lateCut: { data, cheat in Detector.lateCut(data.cuts(4, tailored: cheat ? 1 : 0)) }
        case .afterClose: { data, cheat in Detector.afterClose(data.corrections(20, pleasing: cheat ? 0.9 : 0.5)) }
        case .selfReport:
            { data, cheat in
                Detector.selfReport((0..<24).map { _ in 0.02 * data.normal() + (cheat ? 0.04 : 0) }, tolerance: 0.01)
            }
        case .dumping: { data, cheat in Detector.dumping(data.endings(36, dumped: cheat ? 0.2 : 0)) }
        case .rounding: { data, cheat in Detector.rounding(data.lastDigits(60, rounded: cheat ? 0.4 : 0)) }
        case .leadingDigit: { data, cheat in Detector.leadingDigit(data.volumes(400, invented: cheat ? 0.3 : 0)) }
        case .reclassification:
            { data, cheat in
                let (one, other) = data.changes(36, moved: cheat ? 12 : 0)
                return Detector.reclassification(one, other)
            }
        case .bulkClosing: { data, cheat in Detector.bulkClosing(data.closings(250, bulk: cheat ? 15 : 0)) }
        case .softPlan: { data, cheat in Detector.softPlan(data.plans(1, soft: cheat ? 1 : 0)) }
        }
    }

    /// In how many of the runs the detector found something.
    private static func share(of detector: Detector, cheating: Bool) -> Double {
        let place = Detector.allCases.firstIndex(of: detector) ?? 0
        var data = HonestProvince(random: SplitMix64(seed: UInt64(20_260_000 + place * 2 + (cheating ? 1 : 0))))
        let look = look(detector)
        let found = (0..<runs).count { _ in look(&data, cheating).outcome == .found }
        return Double(found) / Double(runs)
    }

    /// The two that are asked in another way on the room's own facts.
    private static let others: [String: Look] = [
        "`dumping`, twelve months at once": { data, cheat in
            var shares = data.endings(36)
            if cheat { shares[30] += 0.2 }
            return Detector.dumping(shares, asked: 12)
        },
        "`self-report`, petitions": { data, cheat in
            Detector.denied(
                (0..<200).map { place in
                    let isOwn = place < 30
                    let isDenied = data.uniform() < (cheat && isOwn ? 0.5 : 0.15)
                    return Detector.Finish(isOfPost: isOwn, isOnLastDay: isDenied)
                })
        },
    ]

    @Test(arguments: ["`dumping`, twelve months at once", "`self-report`, petitions"])
    func `are measured as the room asks, too`(name: String) throws {
        let look = try #require(Self.others[name])
        let shares = [false, true].enumerated().map { place, isCheating in
            var data = HonestProvince(random: SplitMix64(seed: UInt64(20_261_000 + place + name.utf8.count * 2)))
            return Double((0..<Self.runs).count { _ in look(&data, isCheating).outcome == .found }) / Double(Self.runs)
        }
        let row = "| \(name) | " + shares.map { String(format: "%.1f %%", 100 * $0) }.joined(separator: " | ") + " |"
        let text = try #require(Self.document, "docs/steering/integrity.md is not there")
        #expect(text.contains(row), "the document must have the row: \(row)")
        #expect(shares[0] < 0.03 && shares[0] < shares[1])
    }

    private static let document: String? = {
        let file = URL(filePath: #filePath).appending(path: "../../../../docs/steering/integrity.md")
            .standardizedFileURL
        return try? String(contentsOf: file, encoding: .utf8)
    }()

    @Test(arguments: Detector.allCases)
    func `are as rare as the document says, and cheating is seen as often`(detector: Detector) throws {
        let (honest, cheating) = (
            Self.share(of: detector, cheating: false), Self.share(of: detector, cheating: true)
        )
        let row =
            "| `\(detector.rawValue)` | "
            + [honest, cheating].map { String(format: "%.1f %%", 100 * $0) }
            .joined(separator: " | ") + " |"
        let text = try #require(Self.document, "docs/steering/integrity.md is not there")
        #expect(text.contains(row), "the document must have the row: \(row)")
        // A detector that reckons with chance must not speak more often than it promises, within what 1,000 runs can tell.
        if let level = detector.level {
            #expect(Chance.atLeast(Int(honest * Double(Self.runs)), of: Self.runs, share: level) > 0.001)
        }
        #expect(cheating > honest)
    }
}
