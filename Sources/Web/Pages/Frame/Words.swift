import BorderVocabulary
import Gate

/// The catalogue in one language, with the names of places and things and the badges of states.
package struct Words: Sendable {
    package let catalogue: Catalogue
    package let language: Language
    package let formats: Formats

    /// Takes the texts of one language.
    package init(_ catalogue: Catalogue, _ language: Language) {
        self.catalogue = catalogue
        self.language = language
        formats = Formats(language)
    }

    /// The text of a key with its placeholders filled.
    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        catalogue.text(key, language, values)
    }

    /// The text of a key in the form that a number wants.
    package func counted(_ key: String, _ count: Int) -> String { catalogue.counted(key, count, language) }

    /// A whole number in groups of three digits.
    package func number(_ value: Int) -> String { formats.number(value) }

    // MARK: Names

    /// The place's name for tables; the identifier where the catalogue has none.
    package func place(_ place: PlaceID) -> String { name("place.\(place).short") ?? place.description }
    /// The place's name for the map, where room is scarce.
    func mapName(_ place: PlaceID) -> String { name("place.\(place).map") ?? self.place(place) }
    /// The gate on the other side.
    func partner(of place: PlaceID) -> String? { name("place.\(place).partner") }
    func lane(_ lane: LaneID) -> String { name("lane.\(lane)") ?? self("lane.default", ["id": lane.description]) }
    func yard(_ yard: YardID) -> String { name("yard.\(yard)") ?? self("yard.default", ["id": yard.description]) }
    func area(_ area: HoldingAreaID) -> String {
        name("area.\(area)") ?? self("area.default", ["id": area.description])
    }

    /// The name of a class of vehicles in the queue; as its rule names it where the catalogue has none.
    func queueClass(_ id: QueueClassID) -> String { name("queue-class.\(id)") ?? id.description }

    private func name(_ key: String) -> String? { catalogue.find(key, language) }

    // MARK: Words of the gate

    func agency(_ agency: Agency) -> String { self("agency." + agency.code) }
    package func duty(_ duty: Duty) -> String { self("duty." + duty.code) }
    func stage(_ stage: StageName) -> String { self("stage." + stage.code) }
    func mark(_ category: BulletinCategory) -> MarkView {
        MarkView(class: category.code, word: self("class." + category.code))
    }

    // MARK: Badges

    func badge(_ stage: StageName) -> BadgeView {
        switch stage {
        case .declared: BadgeView(tone: "mute", icon: "info", word: self.stage(stage))
        case .waiting: BadgeView(tone: "wait", icon: "wait", word: self.stage(stage))
        case .called: BadgeView(tone: "info", icon: "call", word: self.stage(stage))
        case .atGate, .inYard: BadgeView(tone: "info", icon: "info", word: self.stage(stage))
        case .released: BadgeView(tone: "good", icon: "yes", word: self.stage(stage))
        case .abroad: BadgeView(tone: "info", icon: "info", word: self.stage(stage))
        }
    }

    func badge(_ outcome: Outcome) -> BadgeView {
        let word = self("outcome." + outcome.code)
        switch outcome {
        case .completed, .returnedEmpty, .returnedLoaded: return BadgeView(tone: "good", icon: "yes", word: word)
        case .rejected, .turnedBack, .noShow: return BadgeView(tone: "bad", icon: "no", word: word)
        case .cancelled, .split, .merged: return BadgeView(tone: "mute", icon: "none", word: word)
        }
    }

    func badge(_ clearance: Clearance) -> BadgeView {
        let word = self("clearance." + clearance.code)
        switch clearance {
        case .notRequired: return BadgeView(tone: "mute", icon: "none", word: word)
        case .pending: return BadgeView(tone: "wait", icon: "wait", word: word)
        case .granted: return BadgeView(tone: "good", icon: "yes", word: word)
        case .refused: return BadgeView(tone: "bad", icon: "no", word: word)
        }
    }

    var heldBadge: BadgeView { BadgeView(tone: "bad", icon: "held", word: self("clearance.held")) }

    func badge(_ fee: Fee) -> BadgeView {
        switch fee.state {
        case .unassessed: BadgeView(tone: "mute", icon: "wait", word: self("fee.unassessed"))
        case .outdated: BadgeView(tone: "wait", icon: "wait", word: self("fee.outdated"))
        case .due(let money): BadgeView(tone: "wait", icon: "wait", word: self("fee.due", ["amount": amount(money)]))
        case .settled: paidBadge(fee)
        }
    }

    /// A fee as it stands, and with it what was paid where that is not the same.
    func badges(_ fee: Fee) -> [BadgeView] {
        var badges = [badge(fee)]
        if fee.state != .settled, fee.paid > .zero { badges.append(paidBadge(fee)) }
        if fee.credit > .zero {
            badges.append(
                BadgeView(tone: "wait", icon: "wait", word: self("fee.credit", ["amount": amount(fee.credit)])))
        }
        return badges
    }

    private func paidBadge(_ fee: Fee) -> BadgeView {
        BadgeView(tone: "good", icon: "yes", word: self("fee.paid", ["amount": amount(fee.paid)]))
    }

    /// Money in đồng.
    package func amount(_ money: Money) -> String { number(Int(money.dong)) + " ₫" }
}

/// A class of vehicles: its shape and colour, and its word.
struct MarkView: Sendable {
    let `class`: String
    let word: String
}

/// A state: shape, word and colour.
package struct BadgeView: Sendable {
    package let tone: String
    package let icon: String
    package let word: String

    /// Joins the parts: `tone` is good, wait, bad, info or mute; `icon` is a sign of `icons.svg`.
    package init(tone: String, icon: String, word: String) {
        self.tone = tone
        self.icon = icon
        self.word = word
    }
}

/// A registration plate as it looks on the vehicle.
struct RegistrationView: Sendable {
    let side: String
    let text: String

    init(side: String, text: String) {
        self.side = side
        self.text = text
    }

    init(_ plate: Plate) {
        self.init(side: plate.country.code, text: plate.display)
    }

    init(_ vehicle: VehicleIdentity) {
        switch vehicle {
        case .plate(let plate): self.init(plate)
        case .chassis(let chassis): self.init(side: "plain", text: chassis.description)
        case .unmanned(let name): self.init(side: "plain", text: name.string)
        }
    }
}

extension Trip {
    /// The bulletin's class of this trip, by which the pages mark it.
    var bulletinCategory: BulletinCategory {
        BulletinCategory(direction: direction, movement: movement, category: category)
    }

    /// The vehicle as people write it; the trip's number where no vehicle is known.
    var vehicleText: String { papers.vehicle.map { RegistrationView($0).text } ?? id.description }
}
