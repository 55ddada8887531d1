import BorderVocabulary

/// One paper of a trip with a value: what a correction or swap replaces, old and new.
package enum PaperValue: Hashable, Sendable {
    case vehicle(VehicleIdentity?)
    case trailer(Plate?)
    case containers([ContainerNumber])
    case seals([Seal])
    case driver(Driver?)
    case lineDriver(Driver?)
    case goods([GoodsLine])
    case declarations([CustomsReference])
    case firm(TaxCode?)
    case plannedArrival(Timestamp?)

    package var field: Field {
        switch self {
        case .vehicle: .vehicle
        case .trailer: .trailer
        case .containers: .containers
        case .seals: .seals
        case .driver: .driver
        case .lineDriver: .lineDriver
        case .goods: .goods
        case .declarations: .declarations
        case .firm: .firm
        case .plannedArrival: .plannedArrival
        }
    }
}

/// Why a paper changed: a mistake in the declaration, or a thing that was really exchanged.
package enum ChangeKind: UInt8, CaseIterable, Hashable, Sendable {
    /// The paper was wrong; the thing is the same.
    case correction = 0
    /// The thing itself was exchanged: another tractor at the line, another driver, another seal.
    case swap = 1
}

/// A change of one paper of one trip.
package struct Change: Hashable, Sendable {
    package let kind: ChangeKind
    package let new: PaperValue
    /// Warnings that the words of the new value left for an officer.
    package let warnings: WarningSet
    package let reason: String
    /// The second person, where the rules want one (a change at the gate of what the place in the queue is bound to).
    package let witness: UserID?

    package init(
        kind: ChangeKind, new: PaperValue, warnings: WarningSet = [], reason: String, witness: UserID? = nil
    ) {
        self.kind = kind
        self.new = new
        self.warnings = warnings
        self.reason = reason
        self.witness = witness
    }
}

/// What a barrier, camera or officer saw, to be compared with the papers. Nil was not looked at.
package struct Seen: Hashable, Sendable {
    package let vehicle: VehicleIdentity?
    package let trailer: Plate?
    package let containers: [ContainerNumber]?

    package init(vehicle: VehicleIdentity? = nil, trailer: Plate? = nil, containers: [ContainerNumber]? = nil) {
        self.vehicle = vehicle
        self.trailer = trailer
        self.containers = containers
    }
}

/// The fields that a refusal can point at; adapters map them to their own names.
package enum Field: UInt8, CaseIterable, Hashable, Sendable {
    case trip = 0
    case place = 1
    case direction = 2
    case movement = 3
    case method = 4
    case vehicle = 5
    case trailer = 6
    case containers = 7
    case seals = 8
    case driver = 9
    case lineDriver = 10
    case goods = 11
    case declarations = 12
    case firm = 13
    case plannedArrival = 14
    case area = 15
    case lane = 16
    case yard = 17
    case agency = 18
    case reason = 19
    case witness = 20
    case amount = 21
    case receipt = 22
    case warning = 23
    case returnOf = 24
    case rule = 25
    case date = 26
    case parts = 27
    case category = 28
    case basis = 29
    /// The first moment of a slot.
    case start = 30
}
