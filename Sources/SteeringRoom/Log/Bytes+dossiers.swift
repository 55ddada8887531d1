import Application
import BorderVocabulary
import Foundation
import Steering

// How what files say of dossiers is stored: a row is some seventy bytes, against several hundred as JSON.
extension ByteWriter {
    mutating func dossiers(_ dossiers: [DossierStatement], of file: FileDigest) {
        string(file.description)
        list(dossiers) { $0.dossier($1) }
    }

    private mutating func dossier(_ dossier: DossierStatement) {
        fixed(dossier.key.bytes)
        string(dossier.procedure.description)
        name(dossier.office)
        string(dossier.channel.rawValue)
        unsigned(UInt64(dossier.received.packed))
        optional(dossier.due) { $0.unsigned(UInt64($1.packed)) }
        optional(dossier.closing) {
            $0.unsigned(UInt64($1.at.packed))
            $0.string($1.outcome.rawValue)
        }
        optional(dossier.supplement) {
            $0.date($1.asked)
            $0.optional($1.brought) { $0.date($1) }
        }
        optional(dossier.extended) { $0.string($1.description) }
    }
}

extension ByteReader {
    /// An event of procedures that has the form of JSON; one that has a form of its own is not written so.
    mutating func procedures() throws(CodecFailure) -> ProcedureEvent {
        let start = offset
        let event: ProcedureEvent = try written()
        if case .taken = event { throw .badValue(at: start) }
        return event
    }

    mutating func dossiers() throws(CodecFailure) -> ProcedureEvent {
        let file = try text(FileDigest.parse)
        let dossiers = try list { reader throws(CodecFailure) in try reader.dossier() }
        return .taken(dossiers: dossiers, file: file)
    }

    private mutating func dossier() throws(CodecFailure) -> DossierStatement {
        let key = try require(DossierKey(try fixed(16)))
        let procedure = try text(ProcedureCode.parse)
        let office: PostID = try require(PostID(stored: try short()))
        let channel = try require(DossierStatement.Channel(rawValue: try string()))
        let received = try dayTime()
        let due = try optional { reader throws(CodecFailure) in try reader.dayTime() }
        let closing = try optional { reader throws(CodecFailure) in
            let at = try reader.dayTime()
            return DossierStatement.Closing(
                try reader.require(DossierStatement.Outcome(rawValue: try reader.string())), at: at)
        }
        let supplement = try optional { reader throws(CodecFailure) in
            DossierStatement.Supplement(
                asked: try reader.date(),
                brought: try reader.optional { reader throws(CodecFailure) in try reader.date() }
            )
        }
        let extended = try optional { reader throws(CodecFailure) in try reader.text(Line.parse) }
        return DossierStatement(
            key, procedure, office: office, channel, received: received, due: due, closing: closing,
            supplement: supplement, extended: extended)
    }

    private mutating func dayTime() throws(CodecFailure) -> DayTime {
        let packed = try require(UInt32(exactly: try unsigned()))
        return try require(DayTime(packed: packed))
    }

    private mutating func text<Value>(
        _ parse: (String) throws(ParseFailure) -> Value
    ) throws(CodecFailure) -> Value {
        let start = offset
        let text = try string()
        do throws(ParseFailure) { return try parse(text) } catch { throw .badValue(at: start) }
    }
}
