import Foundation
import Gate
import Steering
import SteeringRoom
import Web

/// The steering room's part of the web.
package struct SteeringWing: WebWing {
    let desk: RoomDesk
    let petitions: PetitionDesk
    private let petitionMemory = PetitionMemory()

    /// Stands before the writer of a room and the desk of petitions.
    package init(_ service: SteeringService, petitions: PetitionDesk) {
        desk = RoomDesk(service: service)
        self.petitions = petitions
    }

    /// The folder with words, templates and files.
    package static var resources: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }

    /// The folder with words, templates and files.
    package var resources: URL { SteeringWing.resources }

    /// What programs may ask of the room.
    package var operations: [Route] {
        SheetRoutes(desk: desk).routes + PetitionRoutes(desk: desk, memory: petitionMemory).routes
    }

    /// The pages of the room.
    package func pages(in framer: Framer) -> [Route] {
        let frame = RoomFrame(framer: framer, desk: desk)
        return PublicPetitionPages(frame: frame, petitions: petitions, memory: petitionMemory).routes
            + PetitionPages(frame: frame, petitions: petitions, memory: petitionMemory).routes
            + SheetPages(frame: frame).routes
    }

    /// Inside for those who work in it.
    package func entries(for identity: Identity?) -> [WingEntry] {
        let open = [WingEntry("/petitions", section: "petitions")]
        guard let identity, identity.session != nil, identity.mayUse(RoomDuties.inside) else { return open }
        return open + [WingEntry("/steering/sheets", section: "steering")]
    }
}

/// Who may do what in the steering room, by duty; what hangs on a post is decided by the books.
package enum RoomDuties {
    /// Who sees the room from inside.
    package static let inside: [Duty] = [
        .leader, .office, .department, .approver, .publisher, .reception, .auditor, .administrator,
    ]
    /// Who brings tables in: plans, figures, documents, tasks, projects.
    package static let entering: [Duty] = [.office, .department]
    /// Who sets up posts, plans, conferences and rules.
    package static let keeping: [Duty] = [.office]
    /// Who decides: overrides, extensions, conclusions.
    package static let leading: [Duty] = [.leader]
}
