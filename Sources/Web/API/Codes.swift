import BorderVocabulary
import Gate

/// A value of a closed list that has a stable name in JSON, CSV and URLs, in kebab case.
package protocol Coded: CaseIterable, Hashable, Sendable {
    /// The stable name.
    var code: String { get }
}

extension Coded {
    /// Finds a value by its stable name, or answers nil.
    package init?(code: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}

extension Duty: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .declarant: "declarant"
        case .gateOperator: "gate-operator"
        case .borderGuard: "border-guard"
        case .health: "health"
        case .animalQuarantine: "animal-quarantine"
        case .plantQuarantine: "plant-quarantine"
        case .customs: "customs"
        case .yard: "yard"
        case .managementCentre: "management-centre"
        case .board: "board"
        case .auditor: "auditor"
        case .administrator: "administrator"
        case .system: "system"
        case .leader: "leader"
        case .office: "office"
        case .department: "department"
        case .approver: "approver"
        case .publisher: "publisher"
        case .reception: "reception"
        }
    }
}

extension Agency: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .borderGuard: "border-guard"
        case .health: "health"
        case .animalQuarantine: "animal-quarantine"
        case .plantQuarantine: "plant-quarantine"
        case .customs: "customs"
        }
    }
}

extension Direction: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .export: "export"
        case .import: "import"
        }
    }
}

extension Movement: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .loaded: "loaded"
        case .empty: "empty"
        case .newVehicle: "new-vehicle"
        }
    }
}

extension GoodsCategory: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .fruit: "fruit"
        case .other: "other"
        case .unidentified: "unidentified"
        }
    }
}

extension DeliveryMethod: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .specialisedDrivers: "specialised-drivers"
        case .tractorSwap: "tractor-swap"
        case .traditional: "traditional"
        case .twoWay: "two-way"
        case .unmanned: "unmanned"
        }
    }
}

extension StageName: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .declared: "declared"
        case .waiting: "waiting"
        case .called: "called"
        case .atGate: "at-gate"
        case .inYard: "in-yard"
        case .released: "released"
        case .abroad: "abroad"
        }
    }
}

extension Outcome: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .completed: "completed"
        case .returnedEmpty: "returned-empty"
        case .returnedLoaded: "returned-loaded"
        case .rejected: "rejected"
        case .turnedBack: "turned-back"
        case .cancelled: "cancelled"
        case .noShow: "no-show"
        case .split: "split"
        case .merged: "merged"
        }
    }
}

extension Clearance: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .notRequired: "not-required"
        case .pending: "pending"
        case .granted: "granted"
        case .refused: "refused"
        }
    }
}

extension Turn.Why: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .first: "first"
        case .aged: "aged"
        case .share: "share"
        case .spare: "spare"
        }
    }
}

extension ChangeKind: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .correction: "correction"
        case .swap: "swap"
        }
    }
}
