import BorderVocabulary

// What happens to goods in a yard: onto another vehicle, onto several, from several onto one.
extension Gate {
    func tranship(
        _ id: TripID, _ vehicle: VehicleIdentity, _ trailer: Plate?, _ containers: [ContainerNumber], reason: String,
        into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.inYard])
        try require(reason: reason)
        guard vehicle != trip.papers.vehicle || trailer != trip.papers.trailer else { throw .sameValue(.vehicle) }
        let papers = trip.papers.replacing(
            vehicle: .some(vehicle), trailer: .some(trailer), containers: containers)
        try requireSound(papers, trip.movement, trip.method)
        try requireFree(papers, except: [id])
        let withdrawn = AgencySet([.borderGuard, .customs]).intersection(trip.clearances.granted)
        events.append(
            .transhipped(
                id, vehicle: vehicle, trailer: trailer, containers: containers, withdrawn: withdrawn, reason: reason))
    }

    func split(
        _ id: TripID, into parts: [Papers], reason: String, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.inYard])
        try require(reason: reason)
        guard parts.count >= 2 else { throw .fieldMissing(.parts) }
        guard parts.count <= Limit.parts else { throw .tooMany(.parts, limit: Limit.parts) }
        // A hold is on the goods: dividing them must not shake it off.
        guard trip.clearances.held.isEmpty else { throw .heldBy(trip.clearances.held.all) }
        var vehicles: Set<ShortText> = []
        var trailers: Set<ShortText> = []
        var containers: Set<ShortText> = []
        for part in parts {
            guard let vehicle = part.vehicle else { throw .fieldMissing(.vehicle) }
            guard vehicles.insert(vehicle.key).inserted else { throw .repeated(.vehicle) }
            if let trailer = part.trailer, !trailers.insert(trailer.compact).inserted { throw .repeated(.trailer) }
            for container in part.containers where !containers.insert(container.text).inserted {
                throw .repeated(.containers)
            }
            guard !part.goods.isEmpty else { throw .fieldMissing(.goods) }
            try requireSound(part, trip.movement, trip.method)
            if trip.method == .twoWay, part.firm != trip.papers.firm { throw .oneFirmOnly }
            try requireFree(part, except: [id])
        }
        // The parts carry what the whole carried: nothing new that no agency has seen, and nothing is left over.
        guard Set(parts.flatMap { $0.goods.map(GoodsKind.init) }) == Set(trip.papers.goods.map(GoodsKind.init)) else {
            throw .mismatch(.goods)
        }
        if case .inYard(let yard, _) = trip.stage, let rule = rules.yard(yard, at: now),
            yardCounts[yard, default: 0] - 1 + parts.count > rule.capacity
        {
            throw .yardFull(yard, capacity: rule.capacity)
        }
        // Parts are born from the whole, so the whole ends after them.
        for (offset, part) in parts.enumerated() {
            events.append(.splitOff(TripID(lastTrip + 1 + UInt64(offset)), from: id, papers: part))
        }
        events.append(.ended(id, .split, reason: reason))
    }

    func merge(
        _ id: TripID, _ others: [TripID], reason: String, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.inYard])
        try require(reason: reason)
        guard !others.isEmpty else { throw .fieldMissing(.parts) }
        guard others.count <= Limit.parts else { throw .tooMany(.parts, limit: Limit.parts) }
        guard Set(others).count == others.count, !others.contains(id) else { throw .repeated(.parts) }
        var papers = trip.papers
        for otherID in others {
            let other = try self.trip(otherID, in: [.inYard])
            guard other.place == trip.place else { throw .wrongPlace(trip.place) }
            guard other.direction == trip.direction else { throw .mismatch(.direction) }
            guard trip.movement == .loaded, other.movement == .loaded else { throw .mismatch(.movement) }
            guard other.method == trip.method else { throw .mismatch(.method) }
            if trip.method == .twoWay, other.papers.firm != trip.papers.firm { throw .oneFirmOnly }
            guard case .inYard(let yard, _) = trip.stage, case .inYard(let otherYard, _) = other.stage,
                yard == otherYard
            else { throw .mismatch(.yard) }
            papers = papers.replacing(
                containers: papers.containers + other.papers.containers, seals: papers.seals + other.papers.seals,
                goods: papers.goods + other.papers.goods,
                declarations: papers.declarations + other.papers.declarations)
            events.append(.mergedIn(id, from: otherID, papers: papers, withdrawn: AgencySet(Agency.allCases)))
            events.append(.ended(otherID, .merged, reason: reason))
        }
        try requireSound(papers, trip.movement, trip.method)
    }
}

/// What goods are, whatever a vehicle carries of them.
private struct GoodsKind: Hashable {
    let name: String
    let hsCode: HSCode?
    let isFruit: Bool

    init(_ line: GoodsLine) {
        name = line.name
        hsCode = line.hsCode
        isFruit = line.isFruit
    }
}
