import Foundation
import Gate
import Steering
import SteeringRoom
import Web

/// The steering room's part of the web.
package struct SteeringWing: WebWing {
    let desk: RoomDesk
    let reports: ReportDesk
    let petitions: PetitionDesk
    let evidence: EvidenceDesk
    private let petitionMemory = PetitionMemory()
    private let integrity: IntegrityDesk
    let log: RoomLogShelf?
    /// Who counts the gates' days; nil where nobody does.
    let follower: GateFollower?
    private let workbooks: WorkbookDesk

    /// Stands before the writer of a room, the desks of petitions and of evidence, the room's public log where there is one,
    /// who counts the gates' days for it, and who reads workbooks.
    package init(
        _ service: SteeringService, petitions: PetitionDesk, evidence: EvidenceDesk, log: RoomLogShelf? = nil,
        gates follower: GateFollower? = nil, workbooks: any WorkbookReader = XLSXWorkbookReader()
    ) {
        desk = RoomDesk(service: service)
        reports = ReportDesk(desk)
        integrity = IntegrityDesk(desk)
        self.petitions = petitions
        self.evidence = evidence
        self.log = log
        self.follower = follower
        self.workbooks = WorkbookDesk(workbooks)
    }

    /// The folder with words, templates and files.
    package static var resources: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }

    /// The folder with words, templates and files.
    package var resources: URL { SteeringWing.resources }

    /// What programs may ask of the room.
    package var operations: [Route] {
        SheetRoutes(desk: desk, workbooks: workbooks).routes
            + FigureRoutes(desk: desk).routes
            + FigureHandRoutes(desk: desk).routes
            + PlanRoutes(desk: desk).routes
            + TaskRoutes(desk: desk).routes
            + CalendarRoutes(desk: desk).routes
            + MeetingRoutes(desk: desk).routes
            + MoneyRoutes(desk: desk).routes
            + ProcedureRoutes(desk: desk).routes
            + PetitionRoutes(desk: desk, memory: petitionMemory).routes
            + PetitionWritingRoutes(desk: desk, petitions: petitions).routes
            + ReportRoutes(reports: reports).routes
            + GateRoutes(desk: desk, follower: follower).routes
            + (log.map { RoomLogRoutes(log: $0).routes } ?? [])
    }

    /// The pages of the room.
    package func pages(in framer: Framer) -> [Route] {
        let frame = RoomFrame(framer: framer, desk: desk)
        return SheetPages(frame: frame, workbooks: workbooks).routes
            + GatePages(frame: frame, follower: follower).routes
            + FigurePages(frame: frame).routes
            + MoneyPages(frame: frame).routes
            + ProcedurePages(frame: frame).routes
            + FilePages(frame: frame).routes
            + PlanPages(frame: frame).routes
            + TaskPages(frame: frame, evidence: evidence).routes
            + CalendarPages(frame: frame).routes
            + BottleneckPages(frame: frame).routes
            + ConferencePages(frame: frame).routes
            + PublicPetitionPages(frame: frame, petitions: petitions, memory: petitionMemory).routes
            + PetitionPages(frame: frame, petitions: petitions, memory: petitionMemory).routes
            + IntegrityPages(frame: frame, integrity: integrity).routes
            + PublicIntegrityPages(frame: frame, integrity: integrity).routes
            + ReportPages(frame: frame, reports: reports).routes
            + ProvincePages(frame: frame, reports: reports).routes
    }

    /// The province's figures for everybody; inside for those who work in it.
    package func entries(for identity: Identity?) -> [WingEntry] {
        let open = [WingEntry("/province", section: "province"), WingEntry("/petitions", section: "petitions")]
        guard let identity, identity.session != nil, identity.mayUse(RoomDuties.inside) else { return open }
        return [WingEntry("/steering", section: "steering")] + open
    }
}

/// Who may do what in the steering room, by duty; what hangs on a post is decided by the books.
package enum RoomDuties {
    /// Who sees the room from inside.
    package static let inside: [Duty] = [
        .leader, .office, .department, .approver, .publisher, .reception, .auditor, .administrator,
    ]
    /// Who brings some table in; which, says `SheetRight.table`.
    package static let entering: [Duty] = SheetRight.everybody
    /// Who may act for the posts that they hold; the books say for which.
    package static let acting: [Duty] = [.leader, .office, .department, .approver]
    /// Who sets up posts, plans, conferences and rules.
    package static let keeping: [Duty] = [.office]
    /// Who decides: overrides, extensions, conclusions.
    package static let leading: [Duty] = [.leader]
}
