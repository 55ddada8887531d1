import BorderVocabulary
import Steering
import Testing

@Suite("Words of tasks in tables and forms")
struct TaskTextTests {
    @Test func `name evidence with or without the digest of its file`() throws {
        let digest = String(repeating: "0a", count: 32)
        #expect(try TaskEvidence.parse("  12/BC mẫu") == TaskEvidence(Sample.line("12/BC mẫu")))
        let parsed = try TaskEvidence.parse("12/BC  sha256:" + digest)
        #expect(parsed == TaskEvidence(try Sample.line("12/BC"), digest: try .parse(digest)))
        for bad in ["", "  ", "sha256:" + digest, "x sha256:" + digest.dropLast(), "x sha256:" + digest.uppercased()] {
            #expect(throws: ParseFailure.self, "\(bad)") { try TaskEvidence.parse(bad) }
        }
    }

    @Test(arguments: [
        ("target:trade-declared", true), ("task-group:3", true), ("task-group:", false), ("group:3", false),
        ("task-group", false), ("task-group:3 4", false), ("petition:a:b", true),
    ])
    func `name what a task serves`(text: String, isRead: Bool) {
        #expect((try? TaskLink.parse(text))?.description == (isRead ? text : nil))
    }

    @Test func `name the rungs of a ladder`() throws {
        #expect(try EscalationLadder.Rung.parse("-2:lead") == .init(-2, .lead))
        #expect(try EscalationLadder.Rung.parse("0:office") == .init(0, .office))
        #expect(try EscalationLadder.Rung.parse("5:issuer") == .init(5, .issuer))
        #expect(try EscalationLadder.Rung.parse("10:thanh-tra") == .init(10, .post(named: "thanh-tra")))
        #expect(try EscalationLadder.Rung.parse("10000:lead") == .init(10_000, .lead))
        for bad in ["", "5", "5:", ":lead", "x:lead", "10001:lead", "-10001:lead", "1:Lead"] {
            #expect(throws: ParseFailure.self, "\(bad)") { try EscalationLadder.Rung.parse(bad) }
        }
    }
}
