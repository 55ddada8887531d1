import BorderVocabulary
import Gate
import Testing

@Suite("Crossing by each of the five delivery methods")
struct CrossingTests {
    @Test func `specialised drivers: the carded driver takes over, the vehicle comes back empty`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .specialisedDrivers), to: .released)
        let granted = try day.trip(id).clearances.granted
        #expect(day.refusal(of: .cross(id, seen: Seen())) == .fieldMissing(.lineDriver), "nobody took over yet")
        try day.give(GateFixture.swap(id, .lineDriver(Sample.cardedDriver), witness: nil))
        #expect(try day.trip(id).papers.driver == Sample.vietnamese)
        #expect(try day.trip(id).papers.lineDriver == Sample.cardedDriver)
        #expect(try day.trip(id).clearances.granted == granted, "nothing hangs on who hands over")
        try day.give(.cross(id, seen: Seen(vehicle: Sample.truck(1))))
        #expect(try day.trip(id).stage == .abroad(since: day.now, deadline: day.now + .hours(24)))
        #expect(try day.give(.returnEmpty(id)) == [.ended(id, .returnedEmpty, reason: "")])
    }

    @Test func `tractor swap: at the line a Chinese driver and tractor take the trailer on`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .tractorSwap), to: .released)
        let granted = try day.trip(id).clearances.granted
        let swap = GateFixture.swap(id, .vehicle(Sample.chineseTruck(1)))
        #expect(day.refusal(of: swap) == .driverMustBeChinese)
        try day.give(GateFixture.swap(id, .lineDriver(Sample.chinese), witness: nil))
        #expect(
            day.refusal(of: GateFixture.swap(id, .vehicle(Sample.chineseTruck(1)), witness: nil)) == .witnessMissing)
        #expect(
            day.refusal(of: GateFixture.correction(id, .vehicle(Sample.chineseTruck(1))))
                == .wrongStage(now: .released, accepted: [.declared, .waiting, .called, .atGate, .inYard]),
            "a mistyped plate is another matter than another tractor")
        try day.give(swap)
        #expect(try day.trip(id).clearances.granted == granted)
        #expect(
            day.refusal(
                of: .declare(
                    Sample.declaration(9, papers: Sample.papers(1).replacing(trailer: .some(nil), containers: []))))
                == nil, "the Vietnamese tractor is free")
        #expect(day.refusal(of: .cross(id, seen: Seen(vehicle: Sample.truck(1)))) == .mismatch(.vehicle))
        let seen = Seen(vehicle: Sample.chineseTruck(1), trailer: Sample.trailer(1))
        #expect(
            try day.give(.cross(id, seen: seen)) == [
                .crossed(id, lane: Sample.out), .ended(id, .completed, reason: ""),
            ])
        #expect(day.gate.openTrailers.isEmpty)
    }

    @Test(arguments: [DeliveryMethod.specialisedDrivers, .traditional, .twoWay])
    func `no other method exchanges the tractor at the line`(method: DeliveryMethod) throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: method), to: .released)
        #expect(
            day.refusal(of: GateFixture.swap(id, .vehicle(Sample.truck(2))))
                == .wrongStage(now: .released, accepted: [.declared, .waiting, .called, .atGate, .inYard]))
    }

    @Test func `traditional: the truck unloads over there and returns, or stays for good`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .abroad)
        let second = try day.bring(2, to: .abroad)
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 0)
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).vehicles(.cleared) == 2)
        #expect(
            day.refusal(of: .returnLoaded(first, Sample.declaration(1, .import, by: .twoWay, returnOf: first)))
                == .notReturning)
        try day.give(.returnEmpty(first))
        #expect(day.refusal(of: .close(second, reason: "")) == .reasonMissing)
        #expect(
            try day.give(.close(second, reason: "sold abroad")) == [.ended(second, .completed, reason: "sold abroad")])
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.cleared) == 2 && figures.vehicles(.withdrawn) == 0)
    }

    @Test func `two-way: brings imports home within its 36 hours, and no clock runs at home`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: .abroad)
        #expect(try day.trip(id).stage == .abroad(since: day.now, deadline: day.now + .hours(36)))
        day.wait(.hours(24))
        let papers = Sample.papers(1, [Sample.starch])
        let back = Sample.declaration(1, .import, by: .twoWay, papers: papers, returnOf: id)
        let events = try day.give(.returnLoaded(id, back))
        #expect(events.first == .ended(id, .returnedLoaded, reason: ""))
        let homeward = TripID(day.gate.lastTrip)
        #expect(try day.trip(homeward).returnOf == id)
        #expect(day.gate.openVehicles[Sample.truck(1).key] == homeward)
        try day.advance(homeward, to: .released)
        #expect(
            try day.give(.cross(homeward, seen: Seen()))
                == [.crossed(homeward, lane: Sample.inward), .ended(homeward, .completed, reason: "")])
        #expect(day.gate.trips.isEmpty && day.gate.openVehicles.isEmpty)
    }

    @Test(
        arguments: [
            (Sample.declaration(1, .export, by: .twoWay, returnOf: TripID(1)), .mismatch(.direction)),
            (Sample.declaration(2, .import, by: .twoWay, returnOf: TripID(1)), .mismatch(.vehicle)),
            (Sample.declaration(1, .import, by: .twoWay), .mismatch(.returnOf)),
            (Sample.declaration(1, .import, by: .twoWay, returnOf: TripID(9)), .mismatch(.returnOf)),
            (Sample.declaration(1, .import, by: .traditional, returnOf: TripID(1)), .mismatch(.method)),
            (
                Sample.declaration(
                    1, .import, by: .twoWay, papers: Sample.papers(1, [Sample.durian, Sample.rubber]),
                    returnOf: TripID(1)),
                .mixedGoodsExcluded
            ),
            (
                Sample.declaration(
                    1, .import, by: .twoWay, papers: Sample.papers(1).replacing(trailer: .some(Sample.trailer(5))),
                    returnOf: TripID(1)), .alreadyOpen(.trailer, trip: TripID(2))
            ),
            (Sample.declaration(1, .import, by: .twoWay, returnOf: TripID(1)), nil),
        ] as [(Declaration, Refusal?)])
    func `two-way: comes back loaded only as what left, by the rules of the pilot`(back: Declaration, refusal: Refusal?)
        throws
    {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: .abroad)
        _ = try day.declare(Sample.declaration(5))
        #expect(day.refusal(of: .returnLoaded(id, back)) == refusal)
    }

    @Test func `unmanned: along the closed road, without a driver, and it does not come back`() throws {
        var day = try GateFixture()
        let papers = Papers(vehicle: Sample.robot(1), containers: [Sample.container(1)], goods: [Sample.rubber])
        let id = try day.bring(Sample.declaration(1, by: .unmanned, papers: papers), to: .called)
        #expect(day.refusal(of: .admit(id, lane: Sample.out, seen: Seen())) == .wrongLane(Sample.out))
        try day.advance(id, to: .inYard)
        try day.clear(id)
        try day.payFee(id)
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == .wrongLane(Sample.out))
        try day.give(.release(id, lane: Sample.unmannedLane))
        let seen = Seen(vehicle: Sample.robot(1), containers: [Sample.container(1)])
        try day.give(.cross(id, seen: seen))
        #expect(day.gate.trips.isEmpty)
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).vehicles(.cleared) == 1)
    }

    @Test func `a new vehicle is itself the goods: it crosses and is gone`() throws {
        var day = try GateFixture()
        let papers = Papers(vehicle: Sample.newCar(1), driver: Sample.chinese)
        let id = try day.bring(Sample.declaration(1, .import, .newVehicle, papers: papers), to: .released)
        #expect(day.gate.remaining(Sample.huuNghi, .newVehicle) == 1)
        try day.give(.cross(id, seen: Seen(vehicle: Sample.newCar(1))))
        #expect(day.gate.trips.isEmpty)
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).vehicles(.cleared, category: .newVehicle) == 1)
    }

    @Test(arguments: StageName.allCases.filter { $0 != .abroad })
    func `nothing returns that has not crossed`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: stage)
        let wrong = Refusal.wrongStage(now: stage, accepted: [.abroad])
        #expect(day.refusal(of: .returnEmpty(id)) == wrong)
        #expect(day.refusal(of: .close(id, reason: "r")) == wrong)
        #expect(day.refusal(of: .returnLoaded(id, Sample.declaration(1, .import, by: .twoWay, returnOf: id))) == wrong)
    }
}

@Suite("The clock of a vehicle on the other side")
struct OverstayTests {
    @Test(arguments: [(DeliveryMethod.traditional, 24), (.twoWay, 36)])
    func `is recorded once, and not at the last millisecond allowed`(method: DeliveryMethod, hours: Int) throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: method), to: .abroad)
        day.wait(.hours(hours))
        #expect(try day.give(.sweep) == [])
        day.wait(.instant)
        #expect(try day.give(.sweep) == [.overstayed(id)])
        #expect(try day.trip(id).isOverstayed)
        #expect(try day.give(.sweep) == [])
        #expect(
            try day.give(.returnEmpty(id)) == [.ended(id, .returnedEmpty, reason: "")], "late, and yet it comes home")
    }

    @Test(arguments: [(Duration.zero, false), (.instant, true)])
    func `is recorded also where the vehicle is back before the clock's round`(late: Duration, isOverstayed: Bool)
        throws
    {
        var day = try GateFixture()
        let ids = try (1...3).map { try day.bring(Sample.declaration($0, by: .twoWay), to: .abroad) }
        day.wait(.hours(36) + late)
        let back = Sample.declaration(
            2, .import, by: .twoWay, papers: Sample.papers(2, [Sample.starch]), returnOf: ids[1])
        #expect(try day.give(.returnEmpty(ids[0])).contains(.overstayed(ids[0])) == isOverstayed)
        #expect(try day.give(.returnLoaded(ids[1], back)).contains(.overstayed(ids[1])) == isOverstayed)
        #expect(try day.give(.close(ids[2], reason: "r")).contains(.overstayed(ids[2])) == isOverstayed)
    }
}
