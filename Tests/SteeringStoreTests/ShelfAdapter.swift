import BorderVocabulary
import Foundation
import Steering
import SteeringRoom
import SteeringStore

/// Every adapter of the shelf; one contract is run over all of them.
enum ShelfAdapter: String, CaseIterable, Sendable {
    case memory
    case sqlite

    func open(_ directory: TemporaryDirectory) throws -> any FigureLedger {
        switch self {
        case .memory: MemoryLedger()
        case .sqlite: try SQLiteFigureShelf(directory: directory.path)
        }
    }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "shelf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Made-up figures of a few series, from a seed.
struct ShelfTraffic {
    private var state: UInt64
    private var moment: Int64 = 1_767_225_600_000
    private(set) var count = 0
    private var owner: [Series] = []

    static let indicators = ["sample-b", "sample-a", "sample-c"]
    static let areas = ["6029", "20", "178", "6028"]
    static let periods = ["2024-02", "2024", "2024-Q1", "2024-01", "2023-12", "A2024-01", "2024-M01-M02", "2024-H1"]

    init(seed: UInt64) { state = seed }

    mutating func number(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

    static var all: [Series] {
        get throws {
            try indicators.flatMap { indicator in
                try areas.flatMap { area in
                    try periods.flatMap { period in
                        try FigureKind.allCases.map { kind in
                            Series(
                                try IndicatorID.parse(indicator), try Period.parse(period), kind,
                                area: try UnitID.parse(area))
                        }
                    }
                }
            }
        }
    }

    /// So many records of one batch.
    mutating func batch(_ length: Int) throws -> [FigureRecord] {
        moment += Int64(number(1_000_000))
        let user = UserID(stringLiteral: pick(["lan", "minh", "hoa"]))
        let all = try Self.all
        return try (0..<length).map { _ in
            FigureRecord(try event(user, all), at: Timestamp(milliseconds: moment))
        }
    }

    private mutating func event(_ user: UserID, _ all: [Series]) throws -> FigureEvent {
        let one = count > 0 ? 1 + number(count) : nil
        switch (number(20), one) {
        case (0, let one?): return .approved(one, by: user)
        case (1, let one?): return .published(one, by: user)
        case (2, let one?):
            return .withdrawn(one, reason: try Line.parse(pick(["sample", "mẫu", "样本"])), by: user)
        case (3, _):
            return .indicatorDefined(
                IndicatorCard(published: try IndicatorID.parse("sample-a"), unit: try Line.parse("points")), by: user)
        case (let roll, let one):
            let corrected = roll < 6 ? one : nil
            let series = corrected.map { owner[$0 - 1] } ?? pick(all)
            count += 1
            owner.append(series)
            return .recorded(try statement(series, corrected), by: user)
        }
    }

    private mutating func statement(_ series: Series, _ corrected: Int?) throws -> Statement {
        let values = [
            "16", "7.0", "-0.5", ">5000", ">=8", "<1", "<=1", "yes", "no", "missing", "n/a", "7-7.5", "-2--1.25",
        ]
        let known = ["", "2024", "2024-01", "2024-01-10", "1970-01-01", "9999-12-31"]
        return Statement(
            series, unit: try Line.parse(pick(["points", "percent"])), value: try Value.parse(pick(values)),
            knownOn: try KnownOn.parse(pick(known)),
            status: try FigureStatus.parse(pick(["reported", "estimate; mẫu", "missing", "n/a"])),
            source: try Line.parse("sample source \(number(5))"), supersedes: corrected,
            reason: try corrected.map { try Line.parse("sample reason \($0 % 3)") })
    }
}
