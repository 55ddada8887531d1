import BorderVocabulary
import Steering

extension SteeringSamples {
    /// One event of every shape that the register of petitions can store. All is made up.
    static func petitions() throws -> [(String, PetitionEvent)] {
        let day = try LocalDate.parse("2026-01-02")
        let line = try Line.parse("căn cứ mẫu · sample")
        let digest = try Fingerprint.parse(String(repeating: "0a", count: 32))
        let sealed = Sealed(digest, bytes: 64)
        let full = SentPetition(
            "w-0a", by: "a-0a", .cooperatives, .nationalAssembly, received: day, text: sealed, topic: "roads",
            kind: "voters", unit: "20",
            attachments: AttachedFile.MediaType.allCases.map { AttachedFile(digest, $0, bytes: 9) },
            dialogue: "dn-2026-1", reference: line, key: digest, isSample: true)
        let bare = SentPetition("t-0a", by: "t-0a", .others, .letter, received: day, text: nil)
        let terms = PromiseTerms(line, until: day, by: "sample-post")
        let dialogue = Dialogue(
            "dn-2026-1", title: line, held: day, with: .firms, chair: "sample-post", attendees: 40, source: line,
            isSample: true)
        let id: PetitionID = "2026-000001"
        let lists: [(String, PetitionEvent)] = TermList.allCases.map { list in
            (
                "term-\(list.rawValue)",
                .termSet(
                    RegisterTerm(
                        list, "roads", vietnamese: line, chinese: line, english: line, from: day, until: day,
                        basis: line))
            )
        }
        let steps: [PromiseStep] = [
            .moved(due: day, because: line), .linked(task: line), .kept(evidence: line), .broken(because: line),
        ]
        return lists + [
            ("period", .periodSet(ServicePeriod("voters", .answer, days: 40, .calendarDays, from: day, basis: line))),
            (
                "no-period",
                .periodSet(ServicePeriod("voters", .resolution, days: nil, .workingDays, from: day, basis: line))
            ),
            ("received", .received(Petition(id, full))), ("received-bare", .received(Petition(id, bare))),
            ("struck", .struck(petition: id, act: 3, because: line)), ("dialogue", .dialogueHeld(dialogue)),
            (
                "promised-to-author",
                .promised(promise: "2026-p00001", terms: terms, occasion: .petition(id: id), on: day)
            ),
            (
                "promised-at-dialogue",
                .promised(promise: "2026-p00002", terms: terms, occasion: .dialogue(id: "dn-2026-1"), on: day)
            ),
            ("judged", .spoke(petition: id, speech: .judged(verdict: .notResolved, words: sealed), on: day)),
            ("judged-wordless", .spoke(petition: id, speech: .judged(verdict: .resolved, words: nil), on: day)),
            ("reopened", .spoke(petition: id, speech: .reopened(words: sealed), on: day)),
        ]
            + steps.enumerated().map { index, step in
                ("step-\(index)", .followed(promise: "2026-p00001", step: step, on: day))
            }
            + (try deeds(line)).enumerated().map { index, deed in
                ("deed-\(index)", .acted(petition: id, deed: deed, on: day))
            }
    }

    private static func deeds(_ line: Line) throws -> [PetitionDeed] {
        let reply = Reply(try LongText.parse("Trả lời mẫu.\nSample."), document: line)
        return [
            .accepted, .rejected(reason: "sample", reply: reply), .classified(kind: "voters", topic: nil),
            .routed(post: "sample-post"), .answered(reply: Reply(reply.text)),
            .planned(reply: reply, promise: "2026-p00001"), .explained(reply: reply), .resolved(reply: reply),
            .transferredOutside(to: line, reply: reply), .merged(into: "2026-000002"), .unmerged(because: line),
            .summarised(text: reply.text, act: 0), .withheld(because: line), .asked(verdict: .resolved),
        ]
    }
}
