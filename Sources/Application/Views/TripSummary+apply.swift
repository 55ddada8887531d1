import BorderVocabulary
import Gate

extension TripSummary {
    /// The line of a trip that an event opens; nil when the event opens none.
    ///
    /// `source` is the trip that a part is split off from.
    package init?(openedBy record: LogRecord, source: TripSummary?) {
        switch record.event {
        case .declared(let id, let declaration, _):
            self.init(id, declaration.place, declaration.direction, .declared, record.at)
            identify(by: declaration)
        case .arrivedUndeclared(let id, let arrival):
            self.init(id, arrival.place, arrival.direction, .waiting, record.at)
            vehicle = arrival.vehicle.key.string
            arrivedAt = record.at
        case .splitOff(let id, _, let papers):
            guard let source else { return nil }
            self.init(id, source.place, source.direction, source.stage, record.at)
            (movement, method, arrivedAt) = (source.movement, source.method, record.at)
            take(papers)
        case .identified, .changed, .warningAccepted, .arrived, .relocated, .called, .calledOutOfTurn, .callMissed,
            .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid,
            .transhipped, .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ended, .ruleSet,
            .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            return nil
        }
    }

    /// Makes a record of this trip part of its line.
    package mutating func apply(_ record: LogRecord) {
        switch record.event {
        case .declared, .arrivedUndeclared, .splitOff: break
        case .identified(_, let declaration, _): identify(by: declaration)
        case .changed(_, _, _, let new, _, let category, _, _, _, _):
            take(new)
            self.category = category
        case .arrived: arrive(at: record.at)
        case .called, .calledOutOfTurn:
            stage = .called
            calledAt = calledAt ?? record.at
        case .callMissed, .skipped: stage = .waiting
        case .moved(_, _, let to, let area, _):
            place = to
            if area != nil { arrive(at: record.at) }
        case .admitted: stage = .atGate
        case .parked: stage = .inYard
        case .transhipped(_, let vehicle, let trailer, let containers, _, _):
            self.vehicle = vehicle.key.string
            self.trailer = trailer?.compact.string
            self.containers = containers.map(\.text.string)
        case .mergedIn(_, _, let papers, _): take(papers)
        case .released: stage = .released
        case .crossed:
            stage = .abroad
            crossedAt = crossedAt ?? record.at
        case .wentAbroad: stage = .abroad
        case .ended(_, let outcome, _):
            stage = nil
            self.outcome = outcome
            endedAt = record.at
        case .warningAccepted, .relocated, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid,
            .overstayed, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed,
            .recalled:
            break
        }
    }

    private init(
        _ id: TripID, _ place: PlaceID, _ direction: Direction, _ stage: StageName?, _ declaredAt: Timestamp
    ) {
        self.init(
            id: id, place: place, direction: direction, movement: .loaded, method: nil, category: .unidentified,
            vehicle: "", trailer: nil, containers: [], firm: nil, stage: stage, outcome: nil, declaredAt: declaredAt,
            arrivedAt: nil, calledAt: nil, crossedAt: nil, endedAt: nil)
    }

    private mutating func arrive(at moment: Timestamp) {
        stage = .waiting
        arrivedAt = arrivedAt ?? moment
    }

    private mutating func identify(by declaration: Declaration) {
        (movement, method) = (declaration.movement, declaration.method)
        take(declaration.papers)
        category = declaration.category
    }

    private mutating func take(_ papers: Papers) {
        vehicle = papers.vehicle?.key.string ?? ""
        trailer = papers.trailer?.compact.string
        containers = papers.containers.map(\.text.string)
        firm = papers.firm?.digits
        let hasFruit = papers.goods.contains(where: \.isFruit)
        category = hasFruit ? .fruit : movement == .loaded && papers.goods.isEmpty ? .unidentified : .other
    }

    private mutating func take(_ value: PaperValue) {
        switch value {
        case .vehicle(let vehicle): self.vehicle = vehicle?.key.string ?? ""
        case .trailer(let trailer): self.trailer = trailer?.compact.string
        case .containers(let containers): self.containers = containers.map(\.text.string)
        case .firm(let firm): self.firm = firm?.digits
        case .seals, .driver, .lineDriver, .goods, .declarations, .plannedArrival: break
        }
    }
}
