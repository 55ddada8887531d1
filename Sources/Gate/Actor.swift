import BorderVocabulary

/// A State body that decides its own part of a truck's passage, and nobody else's.
package enum Agency: UInt8, CaseIterable, Hashable, Sendable {
    case borderGuard = 0
    case health = 1
    case animalQuarantine = 2
    case plantQuarantine = 3
    case customs = 4
}

/// The capacity in which a person (or the system's own clock) gives a command.
package enum Duty: UInt8, CaseIterable, Hashable, Sendable {
    /// An exporter, importer, haulier or customs agent, who declares.
    case declarant = 0
    /// The gate's operator, who regulates vehicles.
    case gateOperator = 1
    case borderGuard = 2
    case health = 3
    case animalQuarantine = 4
    case plantQuarantine = 5
    case customs = 6
    /// A yard company.
    case yard = 7
    /// The Border Gate Management Centre, which collects fees.
    case managementCentre = 8
    /// The Management Board, which sets the rules.
    case board = 9
    case auditor = 10
    case administrator = 11
    /// The gate's own clock: expiring calls, closing bulletins.
    case system = 12
    /// The people's committee's leaders: the chairman and the vice chairmen.
    case leader = 13
    /// The office of the people's committee, which keeps plan, directives and conferences, and enters figures.
    case office = 14
    /// A department, a commune or a board of the province, which answers for its posts' tasks.
    case department = 15
    /// Who stands by figures that others entered.
    case approver = 16
    /// Who lets approved figures out.
    case publisher = 17
    /// The reception of citizens, which keeps the register of petitions.
    case reception = 18

    /// The agency whose flags this duty may set, or nil.
    package var agency: Agency? {
        switch self {
        case .borderGuard: .borderGuard
        case .health: .health
        case .animalQuarantine: .animalQuarantine
        case .plantQuarantine: .plantQuarantine
        case .customs: .customs
        case .declarant, .gateOperator, .yard, .managementCentre, .board, .auditor, .administrator, .system, .leader,
            .office, .department, .approver, .publisher, .reception:
            nil
        }
    }
}

/// Who gives a command, and in which capacity.
package struct Actor: Hashable, Sendable {
    package let user: UserID
    package let duty: Duty

    package init(user: UserID, duty: Duty) {
        self.user = user
        self.duty = duty
    }
}
