import Foundation
import Gate
import Steering
import SteeringRoom
import Web

/// The steering room's part of the web.
package struct SteeringWing: WebWing {
    let desk: RoomDesk
    let reports: ReportDesk
    let log: RoomLogShelf?

    /// Stands before the writer of a room, and its public log where there is one.
    package init(_ service: SteeringService, log: RoomLogShelf? = nil) {
        desk = RoomDesk(service: service)
        reports = ReportDesk(desk)
        self.log = log
    }

    /// The folder with words, templates and files.
    package static var resources: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }

    /// The folder with words, templates and files.
    package var resources: URL { SteeringWing.resources }

    /// What programs may ask of the room.
    package var operations: [Route] {
        SheetRoutes(desk: desk).routes + (log.map { RoomLogRoutes(log: $0).routes } ?? [])
    }

    /// The pages of the room.
    package func pages(in framer: Framer) -> [Route] {
        let frame = RoomFrame(framer: framer, desk: desk)
        return SheetPages(frame: frame).routes + ReportPages(frame: frame, reports: reports).routes
            + ProvincePages(frame: frame, reports: reports).routes
    }

    /// The province's figures for everybody; inside for those who work in it.
    package func entries(for identity: Identity?) -> [WingEntry] {
        let open = [WingEntry("/province", section: "province")]
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
