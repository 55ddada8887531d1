import BorderVocabulary
import Steering

extension SteeringSamples {
    /// One event of tasks of every shape. The documents are made up.
    static func tasks() throws -> [(name: String, event: TaskEvent)] {
        let day = try LocalDate.parse("2026-01-02")
        let line = try Line.parse("lý do mẫu · 样本 / sample")
        let plain = Directive("tb-1", number: line, signed: day, issuer: "chairman", form: .notice, title: line)
        let full = Directive(
            "tb-1", number: line, signed: day, issuer: "chairman", form: .telegram, title: line, secrecy: .classified,
            isSample: true)
        let point = DirectivePoint(
            try PointNumber.parse("2.đ"), of: "tb-1", text: try LongText.parse("first line\nsecond line"))
        let ladder = EscalationLadder(
            from: day, basis: line,
            rungs: [.init(-2, .lead), .init(1, .office), .init(5, .issuer), .init(10, .post(named: "inspectorate"))])
        return [
            ("issued", .issued(plain)), ("corrected", .corrected(directive: full, reason: line)),
            ("point", .pointAdded(point)), ("assigned", .assigned(try terms(.deadline(on: day)))),
            ("assigned-review", .assigned(try terms(.review(on: day, because: line), isFull: true))),
            ("office", .officeNamed(IssuingOffice("office", of: "chairman", from: day, basis: line))),
            ("ladder", .ladderSet(ladder)),
        ]
            + (try steps(day, line)).map { name, step in
                ("step-" + name, .stepTaken(TakenStep(step, of: "task-1", by: "trade", on: day)))
            } + [("step-on-paper", .stepTaken(TakenStep(.accepted, of: "task-1", by: "trade", on: day, source: line)))]
            + [
                (
                    "step-claimed-file",
                    .stepTaken(TakenStep(try claimed(with: line), of: "task-1", by: "trade", on: day))
                )
            ]
    }

    /// A claim whose evidence is a file that is kept here.
    private static func claimed(with line: Line) throws -> TaskStep {
        let digits = String(repeating: "0a", count: 32)
        let file = AttachedFile(try Fingerprint.parse(digits), .jpeg, bytes: 12)
        let piece = TaskEvidence(line, digest: try TaskEvidence.FileDigest.parse(digits), file: file)
        return .claimed(note: line, evidence: [piece])
    }

    private static func terms(_ timing: TaskTiming, isFull: Bool = false) throws -> TaskTerms {
        TaskTerms(
            "task-1", point: try PointNumber.parse("2.đ"), of: "tb-1", wording: try Line.parse("mẫu"),
            assigned: try LocalDate.parse("2026-01-02"), lead: "trade", support: isFull ? ["finance", "office"] : [],
            verifier: "inspectorate", timing: timing,
            links: isFull ? try sampleLinks() : [])
    }

    /// The kinds of the first version; the golden file has these.
    private static func sampleLinks() throws -> [TaskLink] {
        let kinds: [TaskLink.Kind] = [.target, .taskGroup, .project, .bottleneck, .petition]
        return try kinds.map { TaskLink($0, try Line.parse("3")) }
    }

    private static func steps(_ day: LocalDate, _ line: Line) throws -> [(String, TaskStep)] {
        let digest = try TaskEvidence.FileDigest.parse(String(repeating: "0a", count: 32))
        let evidence = [TaskEvidence(line), TaskEvidence(line, digest: digest)]
        return [
            ("accepted", .accepted), ("reported", .reported(note: line, evidence: [])),
            ("reported-evidence", .reported(note: line, evidence: evidence)),
            ("extension-asked", .extensionAsked(to: day, reason: line)),
            ("extension-refused", .extensionRefused(reason: line)),
            ("extended", .extended(to: day, reason: line, basis: line)),
            ("reviewed-deadline", .reviewed(timing: .deadline(on: day), finding: line)),
            ("reviewed-again", .reviewed(timing: .review(on: day, because: line), finding: line)),
            ("claimed", .claimed(note: line, evidence: evidence)), ("verified", .verified(finding: line)),
            ("returned", .returned(reason: line)), ("cancelled", .cancelled(reason: line, basis: line)),
            ("transferred", .transferred(to: "finance", reason: line, basis: line)),
            ("verifier-replaced", .verifierReplaced(by: "office", reason: line, basis: line)),
            ("reopened", .reopened(reason: line)),
        ]
    }
}
