import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Testing

@Suite("Measuring trouble at a gate")
struct GateGaugeTests {
    private static let way = GateStream(Town.place, .export)
    private static let gate = GateStream(Town.place)

    private static func records(_ build: (inout GateRecords) -> Void) -> GateRecords {
        var records = GateRecords()
        records.add(
            .ruleSet(
                Town.rule(
                    "hours",
                    .hours(
                        Hours(
                            place: Town.place, opens: Town.known(LocalTime(hour: 7, minute: 0)),
                            closes: Town.known(LocalTime(hour: 20, minute: 0))))
                )
                .lasting(from: GateRecords.moment(1, 0))), at: GateRecords.moment(22, 6))
        build(&records)
        return records
    }

    private static func arrive(_ records: inout GateRecords, _ trip: UInt64, _ hour: Int, _ minute: Int) {
        let moment = GateRecords.moment(22, hour, minute)
        records.add(.declared(TripID(trip), GateRecords.declaration(), required: []), at: moment)
        records.add(.arrived(TripID(trip), area: Town.area), at: moment)
    }

    /// The signals of the windows that end up to an hour of the 22nd.
    private static func signals(_ records: GateRecords, _ hour: Int, _ minute: Int = 0, from: Timestamp? = nil)
        -> [GateSignal]
    {
        var tallier = GateTallier(log: Town.gate)
        var gauge = GateGauge(Town.gate, from: from ?? GateRecords.moment(22, 0))
        var signals: [GateSignal] = []
        for record in records.all {
            tallier.take(record)
            signals += gauge.take(record, tallier)
        }
        return signals + gauge.advance(to: GateRecords.moment(22, hour, minute), tallier)
    }

    private static func measure(
        _ signals: [GateSignal], _ kind: GateSignal.Kind, _ stream: GateStream, until hour: Int, _ minute: Int
    ) -> Int? {
        signals.first { $0.kind == kind && $0.stream == stream && $0.until == GateRecords.moment(22, hour, minute) }?
            .measure
    }

    @Test func `takes those who crossed in the window and those who still stand`() {
        let records = Self.records { records in
            for number in 1...10 { Self.arrive(&records, UInt64(number), 8, number) }
            records.add(.crossed(TripID(1), lane: Town.lane), at: GateRecords.moment(22, 9, 1))
            records.add(.ended(TripID(2), .turnedBack, reason: "sample"), at: GateRecords.moment(22, 9, 2))
        }
        let found = Self.signals(records, 10)
        // The first had waited an hour when it crossed; at a quarter past nine the third has waited for 72 minutes.
        #expect(Self.measure(found, .waitingLongest, Self.way, until: 9, 15) == 72)
        #expect(Self.measure(found, .waitingP90, Self.way, until: 9, 15) == 72)
        #expect(Self.measure(found, .backlog, Self.way, until: 9, 0) == 10)
        #expect(Self.measure(found, .backlog, Self.way, until: 9, 15) == 8)
        // Who crossed in a window is of no other.
        #expect(Self.measure(found, .waitingLongest, Self.way, until: 9, 30) == 87)
    }

    @Test func `counts opening minutes without a crossing, and begins anew with each`() {
        let records = Self.records { records in
            Self.arrive(&records, 1, 6, 30)
            records.add(.crossed(TripID(1), lane: Town.lane), at: GateRecords.moment(22, 8, 10))
            Self.arrive(&records, 2, 8, 20)
        }
        let found = Self.signals(records, 21)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 7, 0) == 0)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 7, 15) == 15)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 8, 15) == 5)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 9, 15) == 65)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 20, 0) == 710)
        #expect(Self.measure(found, .noCrossing, Self.gate, until: 20, 15) == 0, "a closed gate is not in trouble")
    }

    @Test func `counts silence of the log in opening hours`() {
        let records = Self.records { Self.arrive(&$0, 1, 8, 20) }
        let found = Self.signals(records, 20, 15)
        #expect(Self.measure(found, .logGap, Self.gate, until: 8, 30) == 10)
        #expect(Self.measure(found, .logGap, Self.gate, until: 9, 0) == 40)
        #expect(Self.measure(found, .logGap, Self.gate, until: 20, 15) == 0)
    }

    @Test(
        arguments: [
            (nil, nil, 30), ("huu-nghi", nil, 30), ("huu-nghi", Direction.export, 30), ("tan-thanh", nil, 0),
            (nil, Direction.import, 0),
        ] as [(PlaceID?, Direction?, Int)])
    func `counts how long a notice has kept vehicles out`(place: PlaceID?, direction: Direction?, minutes: Int) {
        let records = Self.records { records in
            Self.arrive(&records, 1, 8, 20)
            records.add(
                .ruleSet(
                    Rule(
                        id: "notice",
                        validity: Validity(from: GateRecords.moment(22, 9), until: GateRecords.moment(22, 10)),
                        reference: "sample",
                        content: .notice(Notice(place: place, direction: direction, category: nil)))),
                at: GateRecords.moment(22, 8, 50))
        }
        let found = Self.signals(records, 11)
        #expect(Self.measure(found, .noIntake, Self.way, until: 9, 0) == 0)
        #expect(Self.measure(found, .noIntake, Self.way, until: 9, 30) == minutes)
        #expect(Self.measure(found, .noIntake, Self.way, until: 10, 15) == 0)
    }

    @Test func `names the records of the window, or the one before it`() throws {
        let records = Self.records { records in
            Self.arrive(&records, 1, 8, 20)
            Self.arrive(&records, 2, 8, 25)
        }
        let found = Self.signals(records, 9)
        func evidence(_ hour: Int, _ minute: Int) throws -> LogStretch {
            try #require(found.first { $0.until == GateRecords.moment(22, hour, minute) }).evidence
        }
        #expect(try evidence(8, 30) == LogStretch(Line.parse("lang-son"), first: 2, last: 5))
        #expect(try evidence(8, 45) == LogStretch(Line.parse("lang-son"), first: 5, last: 5))
    }

    @Test func `gives the same when it begins later, as far as that is measured`() {
        let records = Self.records { records in
            for number in 1...40 { Self.arrive(&records, UInt64(number), 7, number) }
            for number in 1...40 {
                records.add(.crossed(TripID(UInt64(number)), lane: Town.lane), at: GateRecords.moment(22, 9, number))
            }
        }
        let late = GateRecords.moment(22, 9, 30)
        func rows(_ signals: [GateSignal]) -> [GateSignal] {
            signals.filter { $0.from >= late && $0.kind != .noCrossing && $0.kind != .logGap }
        }
        let all = Self.signals(records, 11)
        #expect(rows(Self.signals(records, 11, from: late)) == rows(all))
        #expect(!rows(all).isEmpty)
        #expect(Set(all.map { "\($0.kind) \($0.stream) \($0.from)" }).count == all.count, "once for each window")
    }
}

extension Rule {
    /// The same from another moment on.
    fileprivate func lasting(from moment: Timestamp) -> Rule {
        Rule(id: id, validity: Validity(from: moment), reference: reference, content: content)
    }
}
