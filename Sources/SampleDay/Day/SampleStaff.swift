import BorderVocabulary
import Gate

/// The people of the sample day, each with one duty.
package enum SampleStaff {
    /// Regulates vehicles: who comes, who is called, who may go to the line.
    package static let gateOperator = Actor(user: "sample-operator", duty: .gateOperator)
    /// Stands at both barriers.
    package static let borderGuard = Actor(user: "sample-border-guard", duty: .borderGuard)
    /// Examines for the health quarantine.
    package static let health = Actor(user: "sample-health", duty: .health)
    /// Examines animals and what comes of them; the sample has none.
    package static let animalQuarantine = Actor(user: "sample-animal-quar", duty: .animalQuarantine)
    /// Examines fresh produce.
    package static let plantQuarantine = Actor(user: "sample-plant-quar", duty: .plantQuarantine)
    /// Speaks last.
    package static let customs = Actor(user: "sample-customs", duty: .customs)
    /// Gives vehicles their place in the yard.
    package static let yard = Actor(user: "sample-yard", duty: .yard)
    /// Assesses and takes the fee.
    package static let managementCentre = Actor(user: "sample-fees", duty: .managementCentre)
    /// Sets the rules.
    package static let board = Actor(user: "sample-board", duty: .board)
    /// The clock of the gate.
    package static let clock = Actor(user: "sample-clock", duty: .system)
    /// The second person of what takes two.
    package static let witness: UserID = "sample-shift-leader"

    /// The hauliers and agents who declare.
    package static let carriers: [Actor] = (1...12).map { number in
        guard let name = ShortText("sample-carrier-\(number)") else {
            preconditionFailure("A carrier's name is short.")
        }
        return Actor(user: UserID(name), duty: .declarant)
    }

    /// Whether a person is one of the sample.
    package static func isMember(_ user: UserID) -> Bool {
        user.text.withUTF8 { $0.starts(with: "sample-".utf8) }
    }

    /// The officer of an agency.
    package static func officer(of agency: Agency) -> Actor {
        switch agency {
        case .borderGuard: borderGuard
        case .health: health
        case .animalQuarantine: animalQuarantine
        case .plantQuarantine: plantQuarantine
        case .customs: customs
        }
    }
}
