import Application
import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("A sample day")
struct SampleDayRunTests {
    @Test(arguments: ["2024-08-22", "2025-11-11"])
    func `closes with every published figure`(date: String) async throws {
        let run = try await Published.run(PublishedFigures.parse(try Published.text()), date: date)
        #expect(run.plan.missed(by: run.bulletin) == [])
        #expect(run.records.count > 10_000)
    }

    @Test(arguments: ["2024-08-22", "2025-11-11"])
    func `closes with the leaf figures of its plan, whatever was left unpublished`(date: String) async throws {
        let run = try await Published.run(PublishedFigures.parse(try Published.text()), date: date, seed: 7)
        for (measure, table) in [
            (Measure.cleared, run.plan.balance.cleared), (.remaining, run.plan.balance.remaining),
            (.turnedBack, run.plan.balance.turnedBack), (.arrived, run.plan.balance.arrived),
            (.withdrawn, run.plan.balance.withdrawn),
        ] {
            for place in table.places {
                for category in BulletinCategory.allCases {
                    #expect(
                        run.bulletin.vehicles(measure, place: place, category: category) == table[place, category],
                        "\(measure) \(place) \(category)")
                }
            }
        }
    }

    @Test(arguments: [
        // Totals of the province alone.
        """
        2025-11-11,20:00,province,cleared,all,all,1616,B2,
        """,
        """
        2025-11-11,20:00,province,cleared,all,all,1616,B2,
        2025-11-11,20:00,province,remaining,export,all,440,B2,+50 on the day before
        """,
        // The long queue of 16 December 2021.
        """
        2021-12-16,20:00,province,cleared,all,all,350,X,
        2021-12-16,20:00,province,remaining,all,all,4550,X,"queue, as reported"
        """,
        "2021-12-16,20:00,province,remaining,export,all,4550,X,",
        // Nothing crossed.
        """
        2022-02-16,20:00,province,cleared,all,all,0,X,
        2022-02-16,20:00,province,remaining,export,fruit,90,X,-12 on the day before
        """,
        // Nothing at all.
        """
        2022-02-16,20:00,province,cleared,all,all,0,X,
        2022-02-16,20:00,province,remaining,all,all,0,X,
        """,
        // Imports remain, some new; new vehicles that waited are not called while others are.
        """
        2025-01-04,20:00,huu-nghi,remaining,import,all,60,X,
        2025-01-04,20:00,huu-nghi,remaining,import,new-vehicle,25,X,
        2025-01-05,20:00,huu-nghi,cleared,import,goods,40,X,
        2025-01-05,20:00,huu-nghi,cleared,import,new-vehicle,3,X,
        2025-01-05,20:00,huu-nghi,remaining,import,new-vehicle,30,X,
        2025-01-05,20:00,huu-nghi,remaining,import,goods,12,X,
        """,
        // Arrivals that say how many stood there before, and that more came than went or stayed.
        """
        2025-01-05,20:00,huu-nghi,cleared,export,all,100,X,
        2025-01-05,20:00,huu-nghi,remaining,export,fruit,50,X,
        2025-01-05,20:00,huu-nghi,remaining,export,unidentified,5,X,
        2025-01-05,20:00,huu-nghi,arrived,export,all,80,X,
        2025-01-05,20:00,huu-nghi,arrived,export,unidentified,9,X,
        2025-01-05,20:00,chi-ma,cleared,all,all,10,X,
        2025-01-05,20:00,chi-ma,remaining,all,all,0,X,
        2025-01-05,20:00,chi-ma,arrived,all,all,25,X,
        """,
        // A place that only remains, one that nobody knows, vehicles turned back.
        """
        2025-01-05,20:00,na-hinh,remaining,export,all,7,X,
        2025-01-05,20:00,some-other-gate-12345-x,cleared,all,all,20,X,
        2025-01-05,20:00,some-other-gate-12345-y,cleared,import,new-vehicle,4,X,
        2025-01-05,20:00,tan-thanh-1088-2,turned-back,all,all,11,X,
        2025-01-05,20:00,huu-nghi,turned-back,export,unidentified,2,X,
        2025-01-05,20:00,huu-nghi,turned-back,import,new-vehicle,3,X,
        """,
        // The pilot of two-way haulage, and unmanned vehicles.
        """
        2025-12-20,20:00,tan-thanh-1088-2,cleared,export,all,180,X,
        2025-12-20,20:00,tan-thanh-1088-2,cleared,import,all,420,X,
        """,
        // Bulletins at other hours.
        "2025-12-20,23:30,province,cleared,all,all,300,X,",
        "2025-12-20,12:00,province,cleared,all,all,300,X,",
        "2025-12-20,06:10,province,cleared,all,all,300,X,",
        "2025-12-20,00:00,province,cleared,all,all,300,X,",
    ])
    func `works for a file of little or unusual content`(rows: String) async throws {
        let figures = try Published.figures(rows + "\n")
        let run = try await Published.run(figures)
        #expect(run.plan.missed(by: run.bulletin) == [])
        let printed = BulletinCSV.text(
            run.bulletin, asOf: run.plan.published[0].asOf, published: run.plan.published)
        let back = try PublishedFigures.parse(printed)
        for row in run.plan.published {
            #expect(
                back.rows.contains {
                    $0.date == row.date && $0.asOf == row.asOf && $0.scope == row.scope
                        && $0.vehicles == row.vehicles && $0.source == row.source && $0.note == row.note
                })
        }
    }

    @Test
    func `brings imports back on vehicles of the two-way pilot`() async throws {
        let run = try await Published.run(
            try Published.figures(
                """
                2025-12-20,20:00,tan-thanh-1088-2,cleared,export,all,180,X,
                2025-12-20,20:00,tan-thanh-1088-2,cleared,import,all,420,X,

                """))
        #expect(run.plan.missed(by: run.bulletin) == [])
        let loaded = run.records.count { if case .ended(_, .returnedLoaded, _) = $0.event { true } else { false } }
        #expect(loaded > 0)
    }

    @Test
    func `is the same for the same seed and another for another`() async throws {
        let figures = try Published.figures("2025-11-11,20:00,province,cleared,all,all,150,X,\n")
        let first = try await Published.run(figures, seed: 3)
        let again = try await Published.run(figures, seed: 3)
        let other = try await Published.run(figures, seed: 4)
        #expect(first.records == again.records)
        #expect(first.records != other.records)
        #expect(other.plan.missed(by: other.bulletin) == [])
    }

    @Test
    func `lets a vehicle go that a visitor turned back, and goes on`() async throws {
        let figures = try Published.figures(
            """
            2025-11-11,20:00,province,cleared,all,all,60,X,
            2025-11-11,20:00,province,remaining,all,all,0,X,
            """)
        let run = try await Published.run(figures) { service in
            var position = Position.start
            while let records = try? await service.feed.next(after: position, limit: 1_000) {
                position = records.last?.position ?? position
                for record in records {
                    guard case .arrived(let trip, _) = record.event else { continue }
                    let order = Submission(
                        .turnBack(trip, reason: "a visitor's"), by: Actor(user: "visitor", duty: .gateOperator))
                    if (try? await service.submit(order)) != nil { return }
                }
            }
        }
        #expect(run.letGo > 0)
        #expect(run.records.contains { $0.actor.user == "visitor" })
    }

    @Test
    func `has the same figures at a measured pace`() async throws {
        let figures = try Published.figures("2025-11-11,20:00,province,cleared,all,all,60,X,\n")
        let run = try await Published.run(figures, pace: .times(1_000_000))
        #expect(run.plan.missed(by: run.bulletin) == [])
    }

    @Test
    func `begins with the bulletin of the evening before`() async throws {
        let run = try await Published.run(PublishedFigures.parse(try Published.text()), date: "2025-11-11")
        let bulletins = run.records.compactMap { record -> Bulletin? in
            if case .bulletinClosed(let bulletin) = record.event { bulletin } else { nil }
        }
        #expect(bulletins.count == 2)
        // The file prints 440 remaining, 50 more than the day before.
        #expect(bulletins.first?.vehicles(.remaining, direction: .export) == 390)
        #expect(bulletins.last?.vehicles(.remaining, direction: .export) == 440)
    }

    @Test
    func `lets happen what happens on a real day`() async throws {
        let run = try await Published.run(PublishedFigures.parse(try Published.text()), date: "2025-11-11")
        func count(_ happened: (Event) -> Bool) -> Int { run.records.count { happened($0.event) } }
        #expect(count { if case .held = $0 { true } else { false } } > 10)
        #expect(count { if case .callMissed = $0 { true } else { false } } > 1)
        #expect(count { if case .changed(_, .swap, _, _, _, _, _, _, _, _) = $0 { true } else { false } } > 50)
        #expect(count { if case .changed(_, .correction, _, _, _, _, _, _, _, _) = $0 { true } else { false } } > 10)
        #expect(count { if case .warningAccepted = $0 { true } else { false } } > 2)
        #expect(count { if case .ended(_, .returnedEmpty, _) = $0 { true } else { false } } > 300)
        let unmanned = count { event in
            if case .declared(_, let declaration, _) = event { declaration.method == .unmanned } else { false }
        }
        #expect(unmanned == 3)
        let atPark = run.gate.trips.values.count {
            if case .waiting("viettel-park", _) = $0.stage { true } else { false }
        }
        // "39 of them at the Viettel logistics park".
        #expect(atPark == 39)
    }
}
