import Application
import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog
import Web

/// What a receipt proves, in words.
struct ReceiptWords {
    let proven: ProvenRecord

    var lines: [String] {
        let record = proven.record
        var lines = [
            Words.text(
                "verify.receipt-stands",
                [
                    "position": "\(record.position.number)", "origin": proven.checkpoint.origin.text,
                    "index": "\(proven.index)", "size": "\(proven.checkpoint.size)",
                    "root": proven.checkpoint.root.base64,
                ]),
            Words.text(
                "verify.receipt-when",
                [
                    "time": "\(record.at.localDate) \(record.at.localTime)",
                    "duty": Words.common("duty.\(record.duty.code)"),
                ]),
        ]
        if let event = record.event {
            lines.append(
                Words.text(
                    "verify.receipt-open", ["kind": event.kind, "trip": event.trip.map { "\($0)" } ?? "–"]))
        } else {
            lines.append(Words.text("verify.receipt-closed"))
        }
        if let whole = proven.whole {
            var json = JSONWriter()
            json.record(whole)
            lines.append(Words.text("verify.receipt-opened"))
            lines.append(json.text)
        } else {
            lines.append(Words.text("verify.receipt-sealed"))
        }
        for witness in proven.witnesses {
            let time = witness.time.flatMap { Timestamp(stored: Int64(clamping: $0).multipliedClamped(by: 1_000)) }
            lines.append(
                Words.text(
                    "verify.receipt-cosigned",
                    ["name": "\(witness.key.name)", "time": time.map { "\($0.localDate) \($0.localTime)" } ?? "–"]))
        }
        if proven.witnesses.isEmpty { lines.append(Words.text("verify.receipt-alone")) }
        return lines
    }

    /// Why a receipt proves nothing.
    static func sentence(_ flaw: RecordReceiptFlaw) -> String {
        switch flaw {
        case .proof(let cause): Words.text("verify.receipt-bad-proof", ["cause": "\(cause)"])
        case .noContents: Words.text("verify.receipt-no-contents")
        case .contents(let cause): Words.text("verify.receipt-bad-contents", ["cause": "\(cause)"])
        case .otherEntry: Words.text("verify.receipt-other-entry")
        case .wrongOpening: Words.text("verify.receipt-wrong-opening")
        }
    }
}

extension Int64 {
    fileprivate func multipliedClamped(by factor: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
