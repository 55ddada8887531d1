import BorderVocabulary
import Steering
import SteeringRoom

extension SteeringSamples {
    /// One event of every shape of public investment; projects and amounts are made up.
    static func money() throws -> [(String, MoneyEvent)] {
        let line = try Line.parse("sample · mẫu")
        let day = try LocalDate.parse("2024-01-02")
        let digest = try FileDigest.parse(String(repeating: "0a", count: 32))
        let own = PlanLine(2024, .project(id: "7900001"), source: "nstw")
        let scopes: [(String, PlanScope)] = [
            ("prime-minister", .primeMinister(programme: nil)), ("programme", .primeMinister(programme: "ntm")),
            ("province", .province(programme: nil)), ("project", .project(id: "7900001")),
        ]
        let changes: [(String, PlanChange)] = [
            ("original", .original), ("amendment", .amendment(reason: line)),
            ("correction", .correction(of: 1, reason: line)),
        ]
        let charge = Charge("7900001", year: 2024, source: "nstw", isCarriedOver: true)
        let kinds: [TreasuryEntry.Kind] = [
            .advance(charge), .completed(charge), .settlement(of: line), .reversal(of: line),
        ]
        let bare = Project("7900001", name: line, owner: "sample-post", from: day)
        let full = Project(
            "7900002", name: line, owner: "sample-post", unit: "20", programme: "ntm", group: .national, from: day)
        return try [
            ("source", .headingDefined(Heading("nstw", kind: .source, name: line, basis: line))),
            ("programme", .headingDefined(Heading("ntm", kind: .programme, name: line, basis: line))),
            ("project", .projectDefined(bare)), ("project-full", .projectDefined(full)),
        ]
            + scopes.map { name, scope in
                let line = PlanLine(2024, scope, source: "nstw", isCarriedOver: name == "province")
                return ("plan-" + name, .planSet(try plan(line, .original, day)))
            }
            + changes.map { name, change in ("plan-" + name, .planSet(try plan(own, change, day))) } + [
                ("trajectory", .trajectorySet(try trajectory(.province, day))),
                ("trajectory-own", .trajectorySet(try trajectory(.project(id: "7900001"), day))),
                ("year-end", .yearEndSet(YearEnd(2024, lastDay: day, basis: line, saidOn: day))),
                (
                    "committed",
                    .committed(ContractStatement("7900001", contract: line, Money(dong: 0), signedOn: day, saidOn: day))
                ),
                ("file", .file(.taken(ImportedFile(digest, name: line, saidOn: day)))),
                ("file-approved", .file(.approved(digest: digest))),
                ("file-withdrawn", .file(.withdrawn(digest: digest, reason: line))),
                (
                    "booked",
                    .booked(
                        entries: kinds.map { TreasuryEntry(line, on: day, Money(dong: 1_500_000_000), $0) },
                        file: digest)
                ),
                ("plan-approved", .planApproved(number: 1)),
                ("plan-withdrawn", .planWithdrawn(number: 2, reason: line)),
                ("commitment-approved", .commitmentApproved(number: 1)),
                ("commitment-withdrawn", .commitmentWithdrawn(number: 1, reason: line)),
            ]
    }

    private static func plan(
        _ line: PlanLine, _ change: PlanChange, _ day: LocalDate
    ) throws -> PlanStatement {
        PlanStatement(
            line, Money(dong: 1_000_000_000), change, document: try Line.parse("sample decision"), saidOn: day)
    }

    private static func trajectory(_ scope: Trajectory.Scope, _ day: LocalDate) throws -> Trajectory {
        Trajectory(
            2024, scope, points: [Trajectory.Point(month: 6, permille: 455)],
            document: try Line.parse("sample decision"), saidOn: day)
    }

    /// One event of every shape of administrative procedures; procedures and dossiers are made up.
    static func procedures() throws -> [(String, ProcedureEvent)] {
        let line = try Line.parse("sample · mẫu")
        let code = try ProcedureCode.parse("1.000001.H37")
        let day = try LocalDate.parse("2024-03-04")
        let digest = try FileDigest.parse(String(repeating: "0b", count: 32))
        let key = try DossierKey.parse("000102030405060708090a0b0c0d0eff")
        func dossier(
            _ closing: DossierStatement.Closing? = nil, _ supplement: DossierStatement.Supplement? = nil,
            due: DayTime? = nil, letter: Line? = nil
        ) -> DossierStatement {
            DossierStatement(
                key, code, office: "sample-post", .online, received: DayTime(day, .midnight), due: due,
                closing: closing, supplement: supplement, extended: letter)
        }
        let closings = DossierStatement.Outcome.allCases.map { DossierStatement.Closing($0, at: DayTime(day)) }
        return [
            ("procedure", .defined(AdministrativeProcedure(code, name: line, level: .commune))),
            ("procedure-field", .defined(AdministrativeProcedure(code, name: line, level: .district, field: line))),
            (
                "term",
                .termSet(StatutoryTerm(code, 15, .workingDays, supplement: .pauses, from: day, basis: line))
            ),
            ("file", .file(.taken(ImportedFile(digest, name: line, saidOn: day)))),
            ("dossier", .taken(dossiers: [dossier()], file: digest)),
            ("dossiers-closed", .taken(dossiers: closings.map { dossier($0, due: DayTime(day)) }, file: digest)),
            (
                "dossiers-waiting",
                .taken(
                    dossiers: [
                        dossier(nil, DossierStatement.Supplement(asked: day)),
                        dossier(nil, DossierStatement.Supplement(asked: day, brought: day), letter: line),
                    ], file: digest)
            ),
        ]
    }
}
