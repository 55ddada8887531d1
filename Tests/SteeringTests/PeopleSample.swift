import BorderVocabulary
import Steering
import Testing

/// A made-up register: its lists, periods and petitions are of no province.
struct PeopleSample {
    var book = PetitionBook()
    var roster = Roster()

    static let trade: PostID = "so-cong-thuong"
    static let roads: PostID = "so-xay-dung"
    static let voters: TermID = "voters"
    static let joint: TermID = "voters-joint"

    /// Noon of a day in Hà Nội.
    static func noon(_ day: String) -> Timestamp {
        Timestamp(date: Sample.day(day), time: .midnight) + .seconds(43_200)
    }

    /// Lists and periods from 2020 on: 40 days for one kind, 50 for the other, and the resolution of one in 10 working days.
    init() throws {
        let basis = try Sample.line("a made-up rule")
        let start = Sample.day("2020-01-01")
        for post in [Self.trade, Self.roads] {
            let events = try roster.decide(
                .define(Post(post, name: basis, kind: .body)), by: Sample.lan, at: Sample.now)
            for event in events { roster.apply(event, by: Sample.lan, at: Sample.now) }
        }
        let terms: [(TermList, TermID)] = [
            (.topic, "roads"), (.topic, "trade"), (.kind, Self.voters), (.kind, Self.joint), (.kind, "other"),
            (.rejection, "not-competent"),
        ]
        for (list, id) in terms {
            try give(.set(RegisterTerm(list, id, vietnamese: basis, from: start, basis: basis)), on: "2020-01-01")
        }
        let periods: [(TermID, ServicePeriod.Clock, Int, ServicePeriod.Counting)] = [
            (Self.voters, .answer, 40, .calendarDays), (Self.joint, .answer, 50, .calendarDays),
            (Self.voters, .resolution, 10, .workingDays),
        ]
        for (kind, clock, days, counting) in periods {
            try give(
                .setPeriod(ServicePeriod(kind, clock, days: days, counting, from: start, basis: basis)),
                on: "2020-01-01")
        }
    }

    /// Gives a command at noon of a day and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(_ command: PetitionCommand, on day: String, by user: UserID = Sample.lan) throws -> Bool {
        let moment = Self.noon(day)
        let events = try book.decide(command, by: user, at: moment, roster: roster)
        for event in events { book.apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// Why a command is not done, or nil.
    func refusal(_ command: PetitionCommand, on day: String, by user: UserID = Sample.lan) -> PetitionRefusal? {
        do throws(PetitionRefusal) {
            _ = try book.decide(command, by: user, at: Self.noon(day), roster: roster)
            return nil
        } catch { return error }
    }

    /// Receives one more petition.
    @discardableResult
    mutating func receive(
        on day: String, kind: TermID? = PeopleSample.voters, author: AuthorID = "a1", dialogue: DialogueID? = nil,
        entered: String? = nil
    ) throws -> PetitionID {
        let number = book.files.count + 1
        let submission = try Self.submission(number, on: day, kind: kind, author: author, dialogue: dialogue)
        try give(.receive(submission), on: entered ?? day)
        return try #require(book.petition(of: submission.id))
    }

    static func submission(
        _ number: Int, on day: String, kind: TermID? = nil, topic: TermID? = nil, author: AuthorID = "a1",
        text: String = "a", files: Int = 0, dialogue: DialogueID? = nil
    ) throws -> SentPetition {
        let file = AttachedFile(try fingerprint("f"), .pdf, bytes: 10)
        return SentPetition(
            try SubmissionID.parse("s\(number)"), by: author, .voters, .web, received: Sample.day(day),
            text: Sealed(try fingerprint(text), bytes: 100), topic: topic, kind: kind,
            attachments: Array(repeating: file, count: files), dialogue: dialogue, key: try key(number))
    }

    static func fingerprint(_ digit: String) throws -> Fingerprint {
        try Fingerprint.parse(String(repeating: digit, count: 64))
    }

    /// The digest of the secret of the petition that was received as this number.
    static func key(_ number: Int) throws -> Fingerprint {
        let digits = String(number, radix: 16)
        return try Fingerprint.parse(String(repeating: "0", count: 64 - digits.count) + digits)
    }

    static func reply(_ text: String = "We have looked at it.") throws -> Reply { Reply(try LongText.parse(text)) }

    /// Takes a petition up and gives it to a post.
    mutating func route(_ id: PetitionID, to post: PostID = trade, on day: String) throws {
        try give(.act(id, .accepted, on: Sample.day(day)), on: day)
        try give(.act(id, .routed(post: post), on: Sample.day(day)), on: day)
    }

    mutating func act(_ id: PetitionID, _ deed: PetitionDeed, on day: String, by user: UserID = Sample.lan) throws {
        try give(.act(id, deed, on: Sample.day(day)), on: day, by: user)
    }

    func status(_ id: PetitionID, on day: String, recordedBy moment: Timestamp? = nil) throws -> PetitionStatus {
        let view = AsKnown(on: Sample.day(day), recordedBy: moment)
        return try #require(book.status(of: id, view, roster.calendar))
    }

    func counts(on day: String) -> PetitionCounts {
        PetitionCounts(book.statuses(AsKnown(on: Sample.day(day)), roster.calendar))
    }
}
