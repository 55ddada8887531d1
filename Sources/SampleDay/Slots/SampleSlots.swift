import BorderVocabulary
import Cryptography
import Gate

/// Slots of the day after a sample day, and those who ask for them: carriers large and small, for more places than there
/// are. None of them comes before the day's bulletin closes, so that no figure of the day counts them.
package struct SampleSlots: Sendable {
    /// One request: a vehicle of its own that is declared for it, and the slot that it wants.
    struct Request: Sendable {
        let declaration: Declaration
        let start: Timestamp
        /// When it is declared.
        let at: Timestamp
    }

    /// Rules of the slots and of their draws; none where the day has no room for them.
    package private(set) var rules: [Rule] = []
    private(set) var requests: [Request] = []
    private var chains: [(party: DrawPartyID, chain: SeedChain)] = []

    private static let place = Assumptions.huuNghi
    private static let capacity = 8
    private static let opens = Duration.seconds(26 * 3_600)
    private static let draws = Duration.seconds(14 * 3_600)
    /// How many secrets each sample party has.
    private static let secrets = 200
    /// Requests of each carrier for each of the first slots of the day: one that would have them all, two of middle
    /// size, and many that have one vehicle.
    private static let wishes: [[Int]] = [
        [12, 5, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [6, 3, 1, 1, 1, 1, 1], [2, 1, 1], [4, 2, 1, 1, 1, 1], [1, 1],
    ]

    /// No slots at all.
    init() {}

    /// The slots after a day that works from one moment until another.
    init(after date: LocalDate, worksFrom: Timestamp, closesAt: Timestamp, numbered first: Int, seed: UInt64) {
        let next = date.adding(days: 1)
        chains = Self.chains(seed)
        var book = SampleRules(date: date, numbered: first)
        book.add(
            .slots(
                SlotRule(
                    place: Self.place, direction: .export,
                    hours: DailyWindow(from: LangSon.sevenInTheMorning, until: Self.lastHour),
                    length: .seconds(3_600), capacity: Self.capacity, opens: Self.opens, draws: Self.draws,
                    closes: .seconds(3_600), grace: .seconds(1_800), carrierCap: 2, edits: 1, conduct: Self.conduct)),
            "assumption: sample slots; the gates give none", from: next)
        book.add(
            .draw(DrawRule(parties: chains.map { DrawParty(id: $0.party, anchor: $0.chain.anchor) })),
            "assumption: sample parties, whose secrets follow from the sample")
        rules = book.rules
        ask(on: next, worksFrom: worksFrom, closesAt: closesAt, SplitMix64(seed: seed ^ 0x534C_4F54))
    }

    private static var lastHour: LocalTime {
        guard let time = LocalTime(hour: 19, minute: 0) else { preconditionFailure("A day has this hour.") }
        return time
    }

    private static let conduct = BookingConduct(
        freeUntil: .seconds(6 * 3_600), lateCancel: 1, noShow: 3, suspendedFrom: 6, memory: .seconds(30 * 86_400))

    private static func chains(_ seed: UInt64) -> [(party: DrawPartyID, chain: SeedChain)] {
        ["sample-board", "sample-hauliers"].compactMap { name -> (party: DrawPartyID, chain: SeedChain)? in
            let bytes = SHA256Digest(of: Array("huunghi sample \(name) \(seed)".utf8)).bytes
            guard let text = ShortText(name), let chain = SeedChain(seed: bytes, length: secrets) else { return nil }
            return (DrawPartyID(text), chain)
        }
    }

    private mutating func ask(on day: LocalDate, worksFrom: Timestamp, closesAt: Timestamp, _ random: SplitMix64) {
        var random = random
        let firms = SampleNumbers.firms(Self.wishes[0].count, &random)
        for (index, wishes) in Self.wishes.enumerated() {
            let start =
                Timestamp(date: day, time: LangSon.sevenInTheMorning) + .seconds(index * 3_600)
            // Early enough that the window is open, and long enough before its end.
            let from = max(worksFrom + .seconds(1_800), start - Self.opens + .seconds(300))
            let until = min(closesAt - .seconds(3_600), start - Self.draws - .seconds(3_600))
            let minutes = Int((until - from).components.seconds / 60)
            guard minutes > 0 else { continue }
            for (firm, count) in zip(firms, wishes) {
                for _ in 0..<count {
                    requests.append(
                        Request(
                            declaration: declaration(of: firm, month: day.month, &random), start: start,
                            at: from + .seconds(random.whole(0...minutes) * 60)))
                }
            }
        }
    }

    /// A vehicle of a letter that no other sample vehicle has.
    private func declaration(of firm: TaxCode, month: Int, _ random: inout SplitMix64) -> Declaration {
        let number = 10_000 + requests.count
        guard let plate = ShortText("12N\(number)").flatMap({ Plate(compact: $0) }),
            let driver = ShortText("sample-driver-n\(number)")
        else { preconditionFailure("A sample plate is a plate.") }
        let line = SampleGoods.line(
            SampleGoods.exportFruit, month: month, kilograms: random.whole(12...26) * 1_000, &random)
        return Declaration(
            place: Self.place, direction: .export, movement: .loaded, method: .traditional,
            papers: Papers(
                vehicle: .plate(plate), driver: Driver(id: DriverID(driver), nationality: .vn), goods: [line],
                firm: firm))
    }

    /// The draws that are due now, each with the next secret of every party.
    func due(_ slots: SlotBook, at now: Timestamp) -> [Command] {
        var shown = 0
        return slots.ledgers.sorted { $0.key < $1.key }.compactMap { slot, ledger -> Command? in
            guard ledger.window == .closed, now < slot.start, let arrangement = ledger.arrangement,
                arrangement.parties.map(\.id) == chains.map(\.party)
            else { return nil }
            shown += 1
            let reveals = zip(arrangement.parties, chains).compactMap { party, own -> Draw.Reveal? in
                own.chain.value(slots.head(of: party).count + shown).map { Draw.Reveal(party: party.id, value: $0) }
            }
            guard reveals.count == chains.count else { return nil }
            return .drawSlot(slot, Draw(reveals: reveals))
        }
    }
}
