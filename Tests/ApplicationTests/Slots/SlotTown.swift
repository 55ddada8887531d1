import Application
import BorderVocabulary
import Cryptography
import Gate
import Testing
import TransparencyLog

/// A day on which more want a slot than it takes, and who makes its draw.
struct SlotTown {
    static let party: DrawPartyID = "gate"
    static let neighbour: DrawPartyID = "neighbour"
    static let chain = Town.known(SeedChain(seed: [UInt8](repeating: 3, count: 32), length: 64))
    static let other = Town.known(SeedChain(seed: [UInt8](repeating: 4, count: 32), length: 16))
    static let slot = Slot(
        place: Town.place, direction: .export, start: Town.noon + .seconds(10_800), end: Town.noon + .seconds(14_400))
    static let drawnAt = slot.start - .seconds(3_600)

    private(set) var gate = Gate()
    private(set) var records: [LogRecord] = []
    var now = Town.noon

    static func rule(_ capacity: Int = 2, cap: Int? = nil) -> SlotRule {
        SlotRule(
            place: Town.place, direction: .export, hours: DailyWindow(from: .midnight, until: .midnight),
            length: .seconds(3_600), capacity: capacity, opens: .seconds(86_400), draws: .seconds(3_600),
            closes: .seconds(600), grace: .seconds(600), carrierCap: cap, edits: 2,
            conduct: BookingConduct(
                freeUntil: .seconds(1_800), lateCancel: 1, noShow: 2, suspendedFrom: 4, memory: .seconds(86_400)))
    }

    static func drawRule(
        _ parties: [(DrawPartyID, SHA256Digest)] = [(party, chain.anchor)], key: VerifierKey? = nil
    ) -> Rule {
        let named = parties.map { DrawParty(id: $0.0, anchor: $0.1, key: $0.0 == neighbour ? key?.text : nil) }
        return Town.rule("draw", .draw(DrawRule(parties: named)))
    }

    static let firms = ["0100109106", "0100233488", "020123456789"].map { Town.known(TaxCode(stored: Town.text($0))) }

    static func declare(_ number: Int) -> Command {
        .declare(
            Declaration(
                place: Town.place, direction: .export, movement: .loaded, method: .traditional,
                papers: Town.papers(number).replacing(firm: .some(firms[number % firms.count]))))
    }

    init(
        parties: [(DrawPartyID, SHA256Digest)] = [(party, chain.anchor)], key: VerifierKey? = nil, capacity: Int = 2
    ) throws {
        for rule in Town.rules + [Town.rule("slots", .slots(Self.rule(capacity))), Self.drawRule(parties, key: key)] {
            try give(.setRule(rule))
        }
    }

    mutating func give(_ command: Command) throws {
        let actor = Town.actor(for: command)
        let events = try gate.decide(command, by: actor, at: now)
        for event in events { record(event, by: actor) }
    }

    mutating func record(_ event: Event, by actor: Actor = Town.actor(.system)) {
        gate.apply(event, at: now)
        records.append(
            LogRecord(
                position: Position(UInt64(records.count + 1)), at: now, actor: actor, event: event))
    }

    /// So many trucks ask for the slot, and its window closes.
    mutating func close(asking count: Int) throws {
        for number in 1...count {
            try give(Self.declare(number))
            try give(.book(TripID(gate.lastTrip), .request(start: Self.slot.start)))
        }
        now = Self.drawnAt
        try give(.sweep)
    }

    static func draw(_ index: Int = 1) -> Draw {
        Draw(reveals: [Draw.Reveal(party: party, value: Town.known(chain.value(index)))])
    }

    /// A day whose slot was drawn; `asking` wanted it.
    static func drawn(asking count: Int = 5) throws -> SlotTown {
        var town = try SlotTown()
        try town.close(asking: count)
        try town.give(.drawSlot(slot, draw()))
        return town
    }

    /// What a stranger finds in the public log of these records.
    static func audit(_ records: [LogRecord]) async throws -> SlotAudit {
        let numbered = records.enumerated().map { place, record in
            LogRecord(
                position: Position(UInt64(place + 1)), at: record.at, actor: record.actor, event: record.event)
        }
        let town = try PublicTown(numbered)
        try await town.publish()
        return try town.check().queue.slots
    }
}

extension Town {
    static func text(_ text: String) -> ShortText { known(ShortText(text)) }
}
