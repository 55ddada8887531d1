import BorderVocabulary
import Gate
import Testing

@Suite("What the agencies say of a trip")
struct ClearanceTests {
    private static let everybody = Sample.rule("clear-everybody", Sample.requirement(nil, nil, Agency.allCases))

    private func inYard(_ day: inout GateFixture) throws -> TripID {
        try day.give(.setRule(Self.everybody))
        return try day.bring(1, to: .inYard)
    }

    @Test(arguments: 0..<24)
    func `comes in any order, and from customs last`(permutation: Int) throws {
        var day = try GateFixture()
        let id = try inYard(&day)
        var others: [Agency] = [.borderGuard, .health, .animalQuarantine, .plantQuarantine]
        var rest = permutation
        var order: [Agency] = []
        for count in (1...4).reversed() {
            order.append(others.remove(at: rest % count))
            rest /= count
        }
        for (said, agency) in order.enumerated() {
            let silent = order.dropFirst(said).sorted { $0.rawValue < $1.rawValue }
            #expect(day.refusal(of: .grant(id, .customs)) == .customsLast(after: silent))
            #expect(try day.trip(id).clearances[agency] == .pending)
            try day.give(.grant(id, agency))
            #expect(try day.trip(id).clearances[agency] == .granted)
            #expect(try day.give(.grant(id, agency)) == [], "repeating is harmless")
        }
        try day.give(.grant(id, .customs))
        #expect(try day.trip(id).clearances.missing.isEmpty)
    }

    @Test func `is nobody else's to say`() throws {
        var day = try GateFixture()
        let id = try inYard(&day)
        for agency in Agency.allCases {
            for other in Agency.allCases where other != agency {
                let actor = GateFixture.actor(GateFixture.duty(of: other))
                for command: Command in [
                    .grant(id, agency), .refuse(id, agency, reason: "r"), .hold(id, agency, reason: "r"),
                    .liftHold(id, agency, reason: "r"), .reject(id, agency, reason: "r"),
                ] {
                    #expect(day.refusal(of: command, by: actor) == .notYourAgency(owner: agency))
                }
            }
        }
    }

    @Test(arguments: Agency.allCases)
    func `takes the yes of customs with it when it is a no, a hold or a lifted hold`(agency: Agency) throws {
        var day = try GateFixture()
        let id = try inYard(&day)
        try day.clear(id)
        #expect(try day.trip(id).clearances[.customs] == .granted)
        try day.give(.hold(id, agency, reason: "look again"))
        #expect(try day.trip(id).clearances[.customs] == .pending)
        #expect(day.refusal(of: .grant(id, .customs)) == .heldBy([agency]))
        try day.give(.liftHold(id, agency, reason: "looked"))
        #expect(try day.trip(id).clearances[.customs] == .pending)
        try day.give(.grant(id, .customs))
        try day.give(.refuse(id, agency, reason: "no"))
        #expect(try day.trip(id).clearances[agency] == .refused)
        #expect(!(try day.trip(id).clearances.granted.has(.customs)))
        if agency != .customs { #expect(day.refusal(of: .grant(id, .customs)) == .customsLast(after: [agency])) }
        try day.give(.grant(id, agency))
        #expect(try day.trip(id).clearances[agency] == .granted)
        if agency != .customs { #expect(day.refusal(of: .grant(id, .customs)) == nil) }
    }

    @Test func `stops the vehicle also from an agency that had no need to speak`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.clear(id)
        try day.payFee(id)
        #expect(day.refusal(of: .grant(id, .health)) == .clearanceNotRequired(.health))
        try day.give(.refuse(id, .health, reason: "fever"))
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == .refusedBy([.health]))
        try day.give(.grant(id, .health))
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == .clearancesMissing([.customs]))
        try day.give(.grant(id, .customs))
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == nil)
    }

    @Test(arguments: StageName.allCases)
    func `is said while the vehicle is examined, by customs in the yard`(stage: StageName) throws {
        var day = try GateFixture()
        try day.give(.setRule(Self.everybody))
        let id = try day.bring(1, to: stage)
        let examined: [StageName] = [.declared, .waiting, .called, .atGate, .inYard]
        let early = examined.contains(stage)
        let late = early || stage == .released
        func wrong(_ isRight: Bool, _ accepted: [StageName]) -> Refusal? {
            isRight ? nil : .wrongStage(now: stage, accepted: accepted)
        }
        #expect(day.refusal(of: .refuse(id, .health, reason: "r")) == wrong(early, examined))
        #expect(day.refusal(of: .hold(id, .health, reason: "r")) == wrong(late, examined + [.released]))
        #expect(day.refusal(of: .reject(id, .health, reason: "r")) == wrong(late, examined + [.released]))
        guard early else {
            #expect(try day.give(.grant(id, .health)) == [], "it was granted before")
            return
        }
        #expect(day.refusal(of: .grant(id, .health)) == nil)
        #expect(
            day.refusal(of: .grant(id, .customs))
                == (stage == .inYard
                    ? .customsLast(after: [.borderGuard, .health, .animalQuarantine, .plantQuarantine])
                    : .wrongStage(now: stage, accepted: [.inYard, .released])))
    }

    @Test func `wants a reason for every no, and is harmless when said twice`() throws {
        var day = try GateFixture()
        let id = try inYard(&day)
        for command: Command in [
            .refuse(id, .health, reason: " "), .hold(id, .health, reason: ""), .liftHold(id, .health, reason: ""),
            .reject(id, .health, reason: "\n"),
        ] {
            #expect(day.refusal(of: command) == .reasonMissing)
        }
        #expect(try day.give(.liftHold(id, .health, reason: "r")) == [], "nothing is held")
        try day.give(.hold(id, .health, reason: "r"))
        #expect(try day.give(.hold(id, .health, reason: "again")) == [])
        #expect(day.refusal(of: .grant(id, .health)) == .heldBy([.health]))
        #expect(day.refusal(of: .grant(id, .borderGuard)) == nil, "another's hold is no matter of the border guard's")
        try day.give(.refuse(id, .health, reason: "r"))
        #expect(try day.give(.refuse(id, .health, reason: "again")) == [])
        try day.give(.liftHold(id, .health, reason: "r"))
        try day.give(.reject(id, .health, reason: "r"))
        #expect(day.gate.trips.isEmpty)
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).vehicles(.withdrawn) == 1)
    }

    @Test func `may hold a vehicle between yard and line, and customs speaks again there`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .released)
        try day.give(.hold(id, .borderGuard, reason: "a hint"))
        #expect(day.refusal(of: .cross(id, seen: Seen())) == .heldBy([.borderGuard]))
        try day.give(.liftHold(id, .borderGuard, reason: "nothing found"))
        #expect(day.refusal(of: .cross(id, seen: Seen())) == .clearancesMissing([.customs]))
        try day.give(.grant(id, .customs))
        #expect(day.refusal(of: .cross(id, seen: Seen())) == nil)
    }
}
