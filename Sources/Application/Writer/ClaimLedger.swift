import BorderVocabulary
import Gate

/// What a command does to the claims on vehicles, trailers and containers.
///
/// The gate binds and frees them as it applies events; the ledger looks at the bindings before and after, so that the
/// store's claims say the same as the gate's state by construction.
struct ClaimLedger {
    /// Claims that the command may touch, in a fixed order.
    private let touched: [Claim]
    private let before: [TripID?]

    /// Looks at the gate before the events are applied; nil when they touch no claim.
    init?(of events: [Event], in gate: borrowing Gate) {
        var claims: [Claim] = []
        for event in events { claims.append(touchedBy: event, in: gate) }
        guard !claims.isEmpty else { return nil }
        var seen: Set<Claim> = []
        touched = claims.filter { seen.insert($0).inserted }
        before = touched.map { gate.holder(of: $0) }
    }

    /// Claims that are free in this gate and may become taken: another gate of the store may hold them.
    var free: [Claim] { zip(touched, before).filter { $0.1 == nil }.map(\.0) }

    /// The changes, releases first, now that the events are applied.
    func changes(in gate: borrowing Gate) -> [ClaimChange] {
        var releases: [ClaimChange] = []
        var takes: [ClaimChange] = []
        for (claim, holder) in zip(touched, before) {
            let now = gate.holder(of: claim)
            guard now != holder else { continue }
            if let holder { releases.append(.release(claim, holder)) }
            if let now { takes.append(.take(claim, now)) }
        }
        return releases + takes
    }
}

extension Gate {
    fileprivate func holder(of claim: Claim) -> TripID? {
        switch claim.kind {
        case .vehicle: openVehicles[claim.text]
        case .trailer: openTrailers[claim.text]
        case .container: openContainers[claim.text]
        }
    }
}

extension [Claim] {
    fileprivate mutating func append(touchedBy event: Event, in gate: borrowing Gate) {
        switch event {
        case .declared(_, let declaration, _): append(declaration.papers)
        case .arrivedUndeclared(_, let arrival): append(arrival.vehicle)
        case .identified(let id, let declaration, _):
            append(declaration.papers)
            append(gate.trips[id]?.papers)
        case .changed(_, _, let old, let new, _, _, _, _, _, _):
            append(old)
            append(new)
        case .transhipped(let id, let vehicle, let trailer, let containers, _, _):
            append(vehicle)
            append(trailer: trailer)
            append(containers)
            append(gate.trips[id]?.papers)
        case .splitOff(_, let from, let papers):
            append(papers)
            append(gate.trips[from]?.papers)
        case .mergedIn(let id, let from, let papers, _):
            append(papers)
            append(gate.trips[id]?.papers)
            append(gate.trips[from]?.papers)
        case .ended(let id, _, _): append(gate.trips[id]?.papers)
        case .warningAccepted, .arrived, .relocated, .called, .calledOutOfTurn, .callMissed, .moved, .admitted,
            .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .released, .crossed,
            .wentAbroad, .overstayed, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown,
            .callConfirmed, .skipped, .recalled:
            break
        }
    }

    private mutating func append(_ papers: Papers?) {
        guard let papers else { return }
        if let vehicle = papers.vehicle { append(vehicle) }
        append(trailer: papers.trailer)
        append(papers.containers)
    }

    private mutating func append(_ vehicle: VehicleIdentity) {
        append(Claim(kind: .vehicle, text: vehicle.key))
    }

    private mutating func append(trailer: Plate?) {
        if let trailer { append(Claim(kind: .trailer, text: trailer.compact)) }
    }

    private mutating func append(_ containers: [ContainerNumber]) {
        for container in containers { append(Claim(kind: .container, text: container.text)) }
    }

    private mutating func append(_ value: PaperValue) {
        switch value {
        case .vehicle(let vehicle): if let vehicle { append(vehicle) }
        case .trailer(let trailer): append(trailer: trailer)
        case .containers(let containers): append(containers)
        case .seals, .driver, .lineDriver, .goods, .declarations, .firm, .plannedArrival: break
        }
    }
}
