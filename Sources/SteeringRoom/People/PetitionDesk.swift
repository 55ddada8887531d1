import Application
import BorderVocabulary
import Steering
import Synchronization

/// What somebody wrote on a form, read and within its bounds.
package struct PetitionForm: Sendable {
    /// A file as it came.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        /// Joins the two.
        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package let token: String
    package let text: LongText
    package let group: PetitionerGroup
    package var channel = PetitionChannel.web
    package var received: LocalDate
    package var contact: AuthorContact
    package var topic: TermID?
    package var kind: TermID?
    package var unit: UnitID?
    package var dialogue: DialogueID?
    package var reference: Line?
    package var files: [File] = []
    package var isSample = false

    /// What a form must have.
    package init(
        token: String, text: LongText, group: PetitionerGroup, received: LocalDate, contact: AuthorContact
    ) {
        self.token = token
        self.text = text
        self.group = group
        self.received = received
        self.contact = contact
    }
}

/// Why the desk did not do what it was asked.
package enum PetitionDeskFailure: Error, Sendable {
    case refused(PetitionRefusal)
    /// The form was not shown here, or too long ago.
    case staleForm
    /// A file is none of the types that are taken.
    case wrongFile(name: String)
    case fileTooLarge(name: String, limit: Int)
    /// What is typed cannot be the secret of a case.
    case noSecret
    case papers(AccountFailure)
    case log(LogFailure)
}

/// What came of a form.
package struct ReceivedPetition: Hashable, Sendable {
    package let id: PetitionID
    /// With which its author speaks of it; to be shown to who sent the form and to nobody else.
    package let secret: String
}

/// Takes what people send: what may name somebody goes beside the log, the rest into the register.
///
/// First beside the log, then into it: a petition in the register has its text. Calls block.
package final class PetitionDesk: Sendable {
    /// In whose name the register records what the public sends.
    package static let publicForm: UserID = "public-form"

    private let service: SteeringService
    private let papers: any PetitionPapers
    private let attachments: any AttachmentStore
    private let secrets: CaseSecrets
    /// One form at a time, so that what belongs to a form that is refused can be taken away again.
    private let door = Mutex(())

    /// Stands before the writer of a room and the two stores beside it.
    package init(
        _ service: SteeringService, papers: any PetitionPapers, attachments: any AttachmentStore
    ) throws(AccountFailure) {
        self.service = service
        self.papers = papers
        self.attachments = attachments
        secrets = CaseSecrets(try papers.secret())
    }

    /// A token for a form that is shown now.
    package func token(at now: Timestamp) -> String { secrets.token(at: now) }

    /// Takes a form; the same form again is the same petition.
    package func submit(
        _ form: PetitionForm, by user: UserID, at now: Timestamp
    ) throws(PetitionDeskFailure) -> ReceivedPetition {
        guard secrets.accepts(form.token, at: now) else { throw .staleForm }
        let files = try form.files.map { file throws(PetitionDeskFailure) in try Self.check(file) }
        guard files.count <= PetitionBook.Limit.attachments else {
            throw .refused(.tooManyAttachments(limit: PetitionBook.Limit.attachments))
        }
        let (submission, draft) = compose(form, files)
        let result = door.withLock { _ -> Result<ReceivedPetition, PetitionDeskFailure> in
            do throws(PetitionDeskFailure) {
                return .success(try take(form, submission, draft, files, by: user, at: now))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private func take(
        _ form: PetitionForm, _ submission: SentPetition, _ draft: PetitionPapersDraft, _ files: [AttachedFile],
        by user: UserID, at now: Timestamp
    ) throws(PetitionDeskFailure) -> ReceivedPetition {
        let isKnown = service.room.petitions.petition(of: submission.id) != nil
        if !isKnown {
            try keeping { () throws(AccountFailure) in
                for (file, sent) in zip(files, form.files) { try attachments.keep(sent.bytes, as: file.digest) }
                try papers.keep(draft)
            }
        }
        do throws(PetitionDeskFailure) {
            try give(.receive(submission), by: user, at: now)
        } catch {
            if case .refused = error, !isKnown {
                try keeping { () throws(AccountFailure) in try papers.drop(submission.id) }
            }
            throw error
        }
        guard let id = service.room.petitions.petition(of: submission.id) else {
            preconditionFailure("What was received has a number.")
        }
        return ReceivedPetition(id: id, secret: secrets.caseSecret(form.token))
    }

    /// Takes the word of an author who knows the secret of the case.
    package func speak(
        _ id: PetitionID, secret: String, _ speech: Speech, token: String, at now: Timestamp
    ) throws(PetitionDeskFailure) {
        guard secrets.accepts(token, at: now) else { throw .staleForm }
        guard let key = CaseSecrets.fingerprint(ofSecret: secret) else { throw .noSecret }
        guard let file = service.room.petitions[id] else { throw .refused(.unknownPetition(id)) }
        // Before anything is kept: whoever does not know the secret writes nothing here.
        guard let expected = file.petition.submission.key else { throw .refused(.noKey) }
        guard expected == key else { throw .refused(.wrongKey) }
        var draft: PetitionPapersDraft?
        if let words = speech.words {
            let salt = secrets.salt(token, part: "words")
            let sealed = CaseSecrets.seal(words.description, salt: salt)
            draft = PetitionPapersDraft(
                submission: file.petition.submission.id, author: file.petition.submission.author,
                contact: AuthorContact(name: "", phone: "", address: ""))
            draft?.texts = [PetitionPapersDraft.Text(sealed: sealed, salt: salt, text: words.description)]
        }
        let said = speech.asRecorded(draft?.texts.first?.sealed)
        // Asked before anything is kept, so that what is refused leaves nothing behind.
        let room = service.room
        do throws(PetitionRefusal) {
            let command = PetitionCommand.speak(id, said, key: key)
            let events = try room.petitions.decide(command, by: Self.publicForm, at: now, roster: room.roster)
            guard !events.isEmpty else { return }
        } catch { throw .refused(error) }
        if let draft { try keeping { () throws(AccountFailure) in try papers.keep(draft) } }
        try give(.speak(id, said, key: key), by: Self.publicForm, at: now)
    }

    /// What an author says.
    package enum Speech: Sendable {
        case judged(AuthorsVerdict, LongText?)
        case reopened(LongText)

        fileprivate var words: LongText? {
            switch self {
            case .judged(_, let words): words
            case .reopened(let words): words
            }
        }

        /// What the register takes of it.
        fileprivate func asRecorded(_ words: Sealed?) -> PetitionSpeech {
            switch self {
            case .judged(let verdict, _): return .judged(verdict: verdict, words: words)
            case .reopened:
                guard let words else { preconditionFailure("Whoever opens a case again says why.") }
                return .reopened(words: words)
            }
        }
    }

    /// Forgets who an author is and what they wrote; the register stays as it is.
    package func erase(_ erasure: PapersErasure) throws(PetitionDeskFailure) {
        try keeping { () throws(AccountFailure) in
            for digest in try papers.erase(erasure) { try attachments.remove(digest) }
        }
    }

    /// All that lies beside the log of a petition.
    package func papers(of file: PetitionBook.File) throws(PetitionDeskFailure) -> ReadPapers {
        try keeping { () throws(AccountFailure) in
            let submission = file.petition.submission
            var words: [Int: String] = [:]
            for act in file.acts {
                if let digest = act.words?.digest { words[act.number] = try papers.text(of: digest) }
            }
            return ReadPapers(
                contact: try papers.contact(of: submission.id),
                text: try submission.text.flatMap { sealed throws(AccountFailure) in
                    try papers.text(of: sealed.digest)
                },
                words: words, fileNames: try papers.fileNames(of: submission.id),
                erasures: try papers.erasures(of: submission.author))
        }
    }

    /// The bytes of a file; nil where they were erased.
    package func bytes(of file: AttachedFile) throws(PetitionDeskFailure) -> [UInt8]? {
        try keeping { () throws(AccountFailure) in try attachments.bytes(of: file.digest) }
    }

    // MARK: Parts

    private static func check(_ file: PetitionForm.File) throws(PetitionDeskFailure) -> AttachedFile {
        guard file.bytes.count <= AttachedFile.Limit.bytes else {
            throw .fileTooLarge(name: file.name, limit: AttachedFile.Limit.bytes)
        }
        guard let type = AttachedFile.mediaType(of: file.bytes) else { throw .wrongFile(name: file.name) }
        return AttachedFile(CaseSecrets.fingerprint(of: file.bytes), type, bytes: file.bytes.count)
    }

    private func compose(_ form: PetitionForm, _ files: [AttachedFile]) -> (SentPetition, PetitionPapersDraft) {
        let salt = secrets.salt(form.token, part: "text")
        let sealed = CaseSecrets.seal(form.text.description, salt: salt)
        let author = secrets.author(phone: form.contact.phone, token: form.token)
        let id = secrets.submission(form.token)
        let submission = SentPetition(
            id, by: author, form.group, form.channel, received: form.received, text: sealed, topic: form.topic,
            kind: form.kind, unit: form.unit, attachments: files, dialogue: form.dialogue, reference: form.reference,
            key: CaseSecrets.fingerprint(ofSecret: secrets.caseSecret(form.token)), isSample: form.isSample)
        var draft = PetitionPapersDraft(submission: id, author: author, contact: form.contact)
        draft.texts = [PetitionPapersDraft.Text(sealed: sealed, salt: salt, text: form.text.description)]
        draft.files = zip(files, form.files).map { PetitionPapersDraft.File(file: $0, name: $1.name) }
        return (submission, draft)
    }

    private func give(_ command: PetitionCommand, by user: UserID, at now: Timestamp) throws(PetitionDeskFailure) {
        let answers: [Result<[RoomEvent], RoomRefusal>]
        do throws(LogFailure) { answers = try service.give([.petitions(command)], by: user, at: now) } catch {
            throw .log(error)
        }
        for answer in answers {
            guard case .failure(.petitions(let refusal)) = answer else { continue }
            throw .refused(refusal)
        }
    }

    private func keeping<Value>(
        _ body: () throws(AccountFailure) -> Value
    ) throws(PetitionDeskFailure) -> Value {
        do throws(AccountFailure) { return try body() } catch { throw .papers(error) }
    }
}

/// What lies beside the log of one petition; nil and missing for what was erased.
package struct ReadPapers: Sendable {
    package let contact: AuthorContact?
    package let text: String?
    /// The author's words by the number of the act.
    package let words: [Int: String]
    package let fileNames: [Fingerprint: String]
    package let erasures: [PapersErasure]
}
