import Application
import BorderVocabulary
import Cryptography
import Foundation
import Gate
import SQLiteStore
import TransparencyLog
import Web

/// What the verifier found, in words.
struct VerifyWords {
    let report: PublicLogReport
    /// The day that is looked at; nil for all.
    let day: LocalDate?
    /// How many entries the log has that the witnesses have not cosigned.
    var newer: UInt64 = 0

    /// A row for each day, or for the one asked for.
    var table: Table {
        var table = Table(columns: [
            "date", "records", "arrivals", "calls", "missed-calls", "overrides", "inversions",
        ])
        for (date, counts) in report.queue.days.sorted(by: { $0.key < $1.key }) where day == nil || day == date {
            table.rows.append([
                "\(date)", "\(counts.records)", "\(counts.arrivals)", "\(counts.calls)", "\(counts.missedCalls)",
                "\(counts.overrides)", "\(counts.inversions)",
            ])
        }
        return table
    }

    /// What was checked, and every override.
    var lines: [String] {
        let checkpoint = report.checkpoint
        var lines = [
            Words.text(
                "verify.whole",
                [
                    "origin": checkpoint.origin.text, "size": "\(checkpoint.size)", "root": checkpoint.root.base64,
                    "position": "\(report.queue.position.number)",
                ])
        ]
        if !report.witnesses.isEmpty {
            lines.append(
                Words.text("verify.cosigned", ["names": report.witnesses.map(\.description).joined(separator: ", ")]))
        }
        if newer > 0 { lines.append(Words.text("verify.newer", ["count": "\(newer)"])) }
        if let earlier = report.earlier { lines.append(Words.text("verify.goes-on", ["size": "\(earlier.size)"])) }
        for override in report.queue.overrides where day == nil || override.at.localDate == day {
            lines.append(
                Words.text(
                    "verify.override",
                    [
                        "time": "\(override.at.localDate) \(override.at.localTime)", "trip": "\(override.trip)",
                        "place": Words.common("place.\(override.place)"), "count": "\(override.passedOver)",
                        "duty": Words.common("duty.\(override.duty.code)"), "reason": override.reason,
                    ]))
        }
        if report.queue.slots.windows > 0 { lines.append(slots) }
        if report.queue.inversions.isEmpty, report.queue.clockFaults.isEmpty, report.queue.slots.wrongCount == 0 {
            lines.append(Words.text("verify.in-turn"))
        }
        return lines
    }

    /// What was recomputed of slots.
    private var slots: String {
        let slots = report.queue.slots
        return Words.text(
            "verify.slots",
            [
                "windows": "\(slots.windows)", "draws": "\(slots.draws)", "alone": "\(slots.lonelyDraws)",
                "attested": "\(slots.attested)", "undrawn": "\(slots.undrawn)", "bookings": "\(slots.bookings)",
                "moves": "\(slots.moves)",
            ])
    }

    /// The first booking, window or draw that is not what the rules give.
    var firstSlotFault: String {
        guard let first = report.queue.slots.wrongs.first else { return "" }
        return Words.text(
            "verify.slot-fault",
            [
                "position": "\(first.position.number)", "time": "\(first.at.localDate) \(first.at.localTime)",
                "slot": first.slot.label, "trip": first.trip.map { "\($0)" } ?? "–",
                "what": Words.text("verify.slot-\(first.what.code)"), "count": "\(report.queue.slots.wrongCount)",
            ])
    }

    /// The first call out of turn that nobody answers for.
    var firstInversion: String {
        guard let first = report.queue.inversions.first else { return "" }
        return Words.text(
            first.first == nil
                ? "verify.called-from-nowhere"
                : first.first == first.called ? "verify.wrong-grounds" : "verify.inversion",
            [
                "position": "\(first.position.number)", "time": "\(first.at.localDate) \(first.at.localTime)",
                "called": "\(first.called)", "first": first.first.map { "\($0)" } ?? "",
                "count": "\(report.queue.total.inversions)",
            ])
    }

    /// The first clock of a call that was set or read otherwise than the rules say.
    var firstClockFault: String {
        guard let first = report.queue.clockFaults.first else { return "" }
        return Words.text(
            "verify.clock-fault",
            [
                "position": "\(first.position.number)", "time": "\(first.at.localDate) \(first.at.localTime)",
                "trip": "\(first.trip)", "count": "\(report.queue.total.clockFaults)",
            ])
    }

    /// Why the log is not believed.
    static func sentence(_ flaw: PublicLogFlaw) -> String {
        func say(_ key: String, _ values: [String: String] = [:]) -> String { Words.text("verify." + key, values) }
        switch flaw {
        case .checkpoint(let cause): return say("no-checkpoint", ["cause": "\(cause)"])
        case .trust(let cause): return say("not-trusted", ["cause": "\(cause)"])
        case .log(let cause): return say("not-whole", ["cause": "\(cause)"])
        case .fork(let evidence): return say("forked", ["size": "\(evidence.one.checkpoint.size)"])
        case .rewritten(let earlier, let later):
            return say("rewritten", ["earlier": "\(earlier.size)", "later": "\(later.size)"])
        case .shrunk(let from, let to): return say("shrunk", ["from": "\(from)", "to": "\(to)"])
        case .proof(let cause): return say("not-whole", ["cause": "\(cause)"])
        case .history(.entry(let index, let cause)):
            return say("bad-entry", ["index": "\(index)", "cause": "\(cause)"])
        case .history(.gap(let expected, let found)):
            return say("gap", ["expected": "\(expected.number)", "found": "\(found.number)"])
        case .history(.backwards(let position)): return say("backwards", ["position": "\(position.number)"])
        }
    }
}

extension PublicLogComparison {
    /// Opens the gate's own log and secret, to read.
    init(folder: String) throws {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("log.db").path) else {
            throw Exit(.unavailable, Words.text("error.no-log", ["folder": folder]))
        }
        let log = try Wording.log { () throws(LogFailure) in
            try SQLiteEventLog(directory: url.path, access: .readOnly)
        }
        self.init(gate: House.gate, log: log, secret: try PublicLogHouse.existingSecret(in: url))
    }

    /// Says that both are the same, or fails with where they part.
    func report() throws {
        switch verdict {
        case .same(let position): print(Words.text("verify.private-same", ["position": "\(position.number)"]))
        case .differs(let position):
            throw Exit(.differs, Words.text("verify.private-differs", ["position": "\(position.number)"]))
        case .failed(let failure): throw Exit(.unavailable, Wording.sentence(failure))
        }
    }
}
