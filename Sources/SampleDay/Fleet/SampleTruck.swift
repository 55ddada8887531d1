import BorderVocabulary
import Gate

/// One sample vehicle: what it is, and what is to become of it in the sample day.
package struct SampleTruck: Sendable {
    /// What is to become of a vehicle.
    package enum Role: Hashable, Sendable {
        /// Crosses before the close.
        case clear
        /// Stands at the gate at the close.
        case remain
        /// Is sent back.
        case turnBack
        /// Is taken back by its declarant.
        case withdraw
    }

    /// Small things that happen on the way.
    package struct Incidents: OptionSet, Hashable, Sendable {
        /// One bit for each.
        package let rawValue: UInt16

        /// Takes the bits.
        package init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// An agency holds the vehicle in the yard and lifts the hold later.
        package static let hold = Incidents(rawValue: 1)
        /// The declarant corrects a seal before the vehicle comes.
        package static let correction = Incidents(rawValue: 2)
        /// The driver does not hear the first call.
        package static let missedCall = Incidents(rawValue: 4)
        /// The operator sends the waiting vehicle to another holding area.
        package static let relocation = Incidents(rawValue: 8)
    }

    /// Where it crosses or waits.
    package let place: PlaceID
    /// Its class in the bulletin once its goods are registered.
    package let category: BulletinCategory
    /// What is to become of it.
    package let role: Role
    /// Whether it stood at the gate when the bulletin before closed.
    package let isOpening: Bool
    /// Whether it comes undeclared; its goods are registered at the gate, unless it stays unidentified.
    package let isUndeclared: Bool
    /// Whether its goods are registered on the day of the bulletin, which puts it into a line of its class.
    package let isIdentifiedLater: Bool
    /// What happens to it on the way.
    package let incidents: Incidents
    /// What its declarant says.
    package let declaration: Declaration
    /// The tractor and driver that take the trailer on beyond the line, for a swap of tractors.
    package let relief: (vehicle: VehicleIdentity, driver: Driver)?
    /// The specialised driver who takes the vehicle over the line.
    package let lineDriver: Driver?
    /// The seal that was meant, where the declared one is corrected.
    package let rightSeal: Seal?
    /// Whole đồng.
    package let fee: Money
}
