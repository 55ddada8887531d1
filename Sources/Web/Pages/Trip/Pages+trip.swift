import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    /// The page of a trip; with a problem that an order given on it, or one about its slot, has run into.
    func trip(
        _ request: WebRequest, problem: Problem? = nil, slotProblem: Problem? = nil
    ) async throws(Problem) -> Response {
        let words = words(request)
        let id = try request.trip()
        let (views, services) = (request.services.views, request.services)
        let history = try await services.blocking(views: { () throws(ViewFailure) -> [LogRecord] in
            try views.history(of: id)
        })
        let now = request.now
        let asker = request.asker(of: .requestSlot)
        let (open, slots) = services.service.read { gate, _ -> (Trip?, TripSlotFacts?) in
            guard let trip = gate.trips[id] else { return (nil, nil) }
            return (trip, TripSlotFacts(gate, trip, as: asker, at: now))
        }
        guard let trip = open ?? Pages.trip(id, after: history) else { throw Problem(.unknownTrip(id)) }
        try own(trip.papers.firm, id, request)
        var page = TripPage(
            trip, outcome: open == nil ? Pages.outcome(history) : nil, history: history,
            hasReceipts: services.publicLog?.desk != nil, at: now, words: words,
            csrf: Pages.answering(request.identity), problem: problem?.detail.text(catalogue, request.language))
        page.slotPart = slots.flatMap {
            TripSlotView(
                $0, trip, csrf: asker == nil ? nil : request.identity?.session?.csrf, problem: slotProblem, at: now,
                words: words)
        }
        return framer.response(
            PageDraft(
                name: "trip", title: "\(trip.vehicleText) · \(id)", section: nil,
                isLive: open != nil && problem == nil && slotProblem == nil,
                status: (problem ?? slotProblem)?.status ?? .ok), page, to: request)
    }

    /// A declarant sees the trips of the own firm only; to others the trip does not exist.
    private func own(_ firm: TaxCode?, _ id: TripID, _ request: WebRequest) throws(Problem) {
        guard let bound = Pages.firmBound(of: try request.person()) else { return }
        guard case .only(let own) = bound, let own, own == firm else { throw Problem(.unknownTrip(id)) }
    }

    /// The bound of somebody who may only see the trips of one firm.
    enum FirmBound: Sendable {
        case only(TaxCode?)
    }

    /// The bound of a person, or nil for somebody who may see all.
    static func firmBound(of identity: Identity) -> FirmBound? {
        let acting = Ownership.acting(identity)
        guard !acting.contains(where: { $0 != .declarant }) else { return nil }
        return .only(identity.firm(as: .declarant))
    }

    private static func outcome(_ history: [LogRecord]) -> Outcome? {
        for record in history.reversed() {
            if case .ended(_, let outcome, _) = record.event { return outcome }
        }
        return nil
    }
}

extension WebRequest {
    /// Who would give a command on a page; nil for somebody who may not, or has no form token.
    fileprivate func asker(of command: CommandName) -> Actor? {
        guard let identity, identity.session != nil else { return nil }
        return try? identity.actor(asking: nil, allowed: Access.command(command).duties)
    }
}
