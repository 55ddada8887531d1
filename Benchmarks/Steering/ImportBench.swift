import Application
import BorderVocabulary
import Foundation
import GRDB
import Gate
import SQLiteStore
import Steering
import SteeringRoom
import SteeringStore

/// From the bytes of a table to figures that are decided, durable in the log and on the shelf.
enum ImportBench {
    struct Imported {
        let service: SteeringService
        let shelf: SQLiteFigureShelf
        let rows: Int
    }

    static func run(_ scale: Scale, in folder: String) throws -> Imported {
        let log = try SQLiteEventLog(directory: folder)
        let shelf = try SQLiteFigureShelf(directory: folder)
        let service = try SteeringService(log, shelf: shelf)
        let mill = FigureMill(scale: scale)
        try define(scale, service)
        let scene = PageScene(scale: scale, service: service, now: now)
        try scene.define()
        let plain = try PlainTable(folder)
        var (rows, times, rates, plainTimes) = (0, Times(), [Double](), Times())
        let before = processorTime()
        var making = 0.0
        for month in 0...mill.months {
            for isRevised in [false, true] {
                let about = isRevised ? month - 1 : month
                guard 0..<mill.months ~= about else { continue }
                let start = processorTime()
                let table = mill.table(about, isRevised: isRevised)
                making += processorTime() - start
                var taken = 0
                try times.measure {
                    taken = try take(table, service, scale)
                }
                rows += taken
                rates.append(Double(taken) / (times.all.last ?? 1))
                let startPlain = processorTime()
                try plainTimes.measure { try plain.take(about, mill, isRevised: isRevised) }
                making += processorTime() - startPlain
            }
        }
        let spent = processorTime() - before - making
        let rate = Double(rows) / times.sum
        Report.row("rows imported", Report.grouped(Double(rows)))
        Report.row(
            "rows a second, from bytes to durable and on the shelf", Report.grouped(rate), target: "≥ 50,000",
            isReached: rate >= 50_000)
        Report.row("the same, median of the sheets", Report.grouped(rates.sorted()[rates.count / 2]))
        Report.row("the same, the slowest sheet", Report.grouped(rates.min() ?? 0))
        Report.row("the last tenth of the sheets", Report.grouped(lastTenth(rates)))
        Report.row("processor time of a row", String(format: "%.2f µs", spent / Double(rows) * 1e6))
        Report.row(
            "against writing the latest values alone, prepared and in batches",
            String(format: "%.2f ×", times.sum / plainTimes.sum))
        for file in ["log.db", "steering.db"] {
            let size = (try FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.size] as? Int) ?? 0
            Report.row("\(file), bytes of a row", String(format: "%.0f", Double(size) / Double(rows)))
        }
        try scene.fill()
        try start(log, shelf, rows)
        return Imported(service: service, shelf: shelf, rows: rows)
    }

    /// How long a start takes: with the shelf up to the log, and with the shelf made again.
    private static func start(_ log: SQLiteEventLog, _ shelf: SQLiteFigureShelf, _ rows: Int) throws {
        var (ready, anew) = (Times(), Times())
        try ready.measure { _ = try LoadedRoom.read(log, shelf: shelf) }
        Report.row("reading the room again, the shelf up to the log", String(format: "%.1f s", ready.sum))
        let folder = try Folder(nil)
        try withExtendedLifetime(folder) {
            let empty = try SQLiteFigureShelf(directory: folder.path)
            try anew.measure { _ = try LoadedRoom.read(log, shelf: empty) }
        }
        Report.row(
            "the same, and the shelf made again",
            String(
                format: "%.1f s (%@ rows/s)", anew.sum,
                Report.grouped(Double(rows) / anew.sum) as NSString))
    }

    private static func lastTenth(_ rates: [Double]) -> Double {
        let last = rates.suffix(max(1, rates.count / 10)).sorted()
        return last[last.count / 2]
    }

    private static func define(_ scale: Scale, _ service: SteeringService) throws {
        let document = try Line.parse("sample decree")
        let units = (0..<scale.areas).map { number in
            RoomCommand.units(
                .define(
                    AdministrativeUnit(
                        UnitID(stringLiteral: FigureMill.area(number)), name: document, level: .commune, parent: nil,
                        from: .earliest, document: document)))
        }
        for answer in try service.give(units, by: "lan", at: now) { _ = try answer.get() }
    }

    private static let now = Timestamp(milliseconds: 1_789_000_000_000)

    private static func take(_ table: [UInt8], _ service: SteeringService, _ scale: Scale) throws -> Int {
        var taken = 0
        try table.withUnsafeBytes { bytes in
            var rows = CSVRows(bytes)
            guard let header = try rows.next()?.fields else { return }
            var slice: [(line: Int, fields: [String])] = []
            func flush() throws {
                let results = try service.take(
                    slice, header: header, of: FigureSheet.sheet, by: "lan", at: now)
                for result in results where result.outcome != .taken {
                    throw Failure(words: "line \(result.line): \(result.outcome)")
                }
                taken += results.count
                slice.removeAll(keepingCapacity: true)
            }
            while let row = try rows.next() {
                slice.append((row.line, row.fields))
                if slice.count == scale.batch { try flush() }
            }
            try flush()
        }
        return taken
    }
}

struct Failure: Error {
    let words: String
}
