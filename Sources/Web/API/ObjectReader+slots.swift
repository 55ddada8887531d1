import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

// Only what no type can hold is refused here; what makes a rule a flawed one is the gate's to say.
extension ObjectReader {
    private static let numbers: ClosedRange<Int64> = -1_000_000...1_000_000
    private static let times: ClosedRange<Int64> = -100_000_000...100_000_000

    mutating func slotRule() -> SlotRule? {
        let place = must("place") { $0.parsed($1, PlaceID.parse) }
        let direction = must("direction") { $0.coded($1, Direction.self) }
        let from = must("from") { $0.parsed($1, LocalTime.parse) }
        let until = must("until") { $0.parsed($1, LocalTime.parse) }
        let length = duration("lengthSeconds")
        let capacity = number("capacity")
        let opens = duration("opensSeconds")
        let draws = duration("drawsSeconds")
        let closes = duration("closesSeconds")
        let grace = duration("graceSeconds")
        let cap = integer("carrierCap", in: Self.numbers)
        let edits = number("edits")
        let conduct = must("conduct") { $0.object($1) { $0.conduct() } }
        guard let place, let direction, let from, let until, let length, let capacity, let opens, let draws,
            let closes, let grace, let edits, let conduct
        else { return nil }
        return SlotRule(
            place: place, direction: direction, hours: DailyWindow(from: from, until: until), length: length,
            capacity: capacity, opens: opens, draws: draws, closes: closes, grace: grace,
            carrierCap: cap.map { Int($0) }, edits: edits, conduct: conduct)
    }

    private mutating func conduct() -> BookingConduct? {
        let freeUntil = duration("freeUntilSeconds")
        let lateCancel = number("lateCancelPoints")
        let noShow = number("noShowPoints")
        let suspendedFrom = number("suspendedFromPoints")
        let memory = duration("memorySeconds")
        let deposit = integer("deposit", in: 1...1_000_000_000_000)
        let lateForfeit = integer("lateCancelForfeitPercent", in: Self.numbers) ?? 0
        let noShowForfeit = integer("noShowForfeitPercent", in: Self.numbers) ?? 0
        guard let freeUntil, let lateCancel, let noShow, let suspendedFrom, let memory else { return nil }
        return BookingConduct(
            freeUntil: freeUntil, lateCancel: lateCancel, noShow: noShow, suspendedFrom: suspendedFrom,
            memory: memory, deposit: deposit.map { Money(dong: $0) }, lateCancelForfeit: Int(lateForfeit),
            noShowForfeit: Int(noShowForfeit))
    }

    mutating func drawRule() -> DrawRule? {
        if value("parties") == nil { missing("parties") }
        let parties = objects("parties", limit: 100) { reader -> DrawParty? in
            let id = reader.must("party") { $0.parsed($1, DrawPartyID.parse) }
            let anchor = reader.must("anchor") { $0.digest($1) }
            let key = reader.verifierKey("key")
            guard let id, let anchor else { return nil }
            return DrawParty(id: id, anchor: anchor, key: key)
        }
        var beacon: Beacon?
        if has("beacon") {
            beacon = object("beacon") { reader -> Beacon? in
                let chain = reader.must("chain") { $0.digest($1) }
                let genesis = reader.must("genesis") { $0.parsed($1, Timestamp.parse) }
                let period = reader.duration("periodSeconds")
                guard let chain, let genesis, let period else { return nil }
                return Beacon(chain: chain, genesis: genesis, period: period)
            }
        }
        return DrawRule(parties: parties, beacon: beacon)
    }

    mutating func disruption() -> Disruption? {
        let place = parsed("place", PlaceID.parse)
        let direction = coded("direction", Direction.self)
        let cause = must("cause") { $0.coded($1, Disruption.Cause.self) }
        return cause.map { Disruption(place: place, direction: direction, cause: $0) }
    }

    private mutating func digest(_ key: String) -> SHA256Digest? {
        guard let text = text(key) else { return nil }
        guard let digest = SHA256Digest(hex: text) else {
            let accepted = "[0-9a-f]{64}"
            errors.addMeaning(
                FieldError(
                    pointer: path(key), code: "bad-format",
                    detail: Phrase(
                        "parse.bad-format", ["accepted": .text(accepted), "found": .text(String(text.prefix(64)))]),
                    accepted: accepted))
            return nil
        }
        return digest
    }

    /// The key of a witness, as it publishes it.
    private mutating func verifierKey(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        guard (try? VerifierKey(text))?.kind == .cosignature else {
            let accepted = "name+number+key"
            errors.addMeaning(
                FieldError(
                    pointer: path(key), code: "bad-format",
                    detail: Phrase(
                        "parse.bad-format", ["accepted": .text(accepted), "found": .text(String(text.prefix(64)))]),
                    accepted: accepted))
            return nil
        }
        return text
    }

    private mutating func number(_ key: String) -> Int? {
        must(key) { $0.integer($1, in: Self.numbers) }.map { Int($0) }
    }

    private mutating func duration(_ key: String) -> Duration? {
        must(key) { $0.integer($1, in: Self.times) }.map { .seconds($0) }
    }
}
