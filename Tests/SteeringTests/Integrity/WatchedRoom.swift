import BorderVocabulary
import Steering
import Testing

/// A made-up room with its shelf in memory, at which the detectors look. Nothing in it is of the province.
struct WatchedRoom {
    private(set) var room = Room()
    private(set) var shelf = MemoryShelf()
    private var petitions = 0

    static let finance: PostID = "finance"
    static let trade: PostID = "trade"
    static let inspectorate: PostID = "inspectorate"

    /// Three bodies and nothing that they have done.
    init() throws {
        for post in [Self.finance, Self.trade, Self.inspectorate] {
            let body = Post(post, name: try Sample.line("Sample body of \(post)"), kind: .body)
            try give(.roster(.define(body)), on: "2015-01-01")
        }
    }

    /// Gives a command on a day and takes what follows.
    @discardableResult
    mutating func give(
        _ command: RoomCommand, by user: UserID = Sample.lan, on day: String
    ) throws -> [RoomEvent] {
        let moment = PlanSample.moment(day)
        let facts = try shelf.facts([command.concern])[0]
        let events = try room.decide(command, by: user, at: moment, given: facts)
        for event in events {
            room.apply(event, by: user, at: moment)
            if case .figures(let figure) = event { shelf.apply(figure, at: moment) }
        }
        return events
    }

    /// Takes an event that another suite tests.
    mutating func apply(_ event: RoomEvent, on day: String) {
        room.apply(event, by: Sample.lan, at: PlanSample.moment(day))
    }

    func scope(
        on day: String, view: FigureView = .all, recordedBy moment: Timestamp? = nil
    ) throws -> IntegrityScope {
        let vantage = Vantage(knownOn: Sample.day(day), recordedBy: moment, view: view)
        let last = Sample.day(day)
        return try IntegrityScope(PlanSight(room, on: shelf, from: vantage), over: last.adding(days: -364)...last)
    }

    func review(
        on day: String, view: FigureView = .all, recordedBy moment: Timestamp? = nil
    ) throws -> IntegrityReview {
        try IntegrityReview(try scope(on: day, view: view, recordedBy: moment))
    }

    func health(on day: String, view: FigureView = .all) throws -> RoomHealth {
        try RoomHealth(try scope(on: day, view: view))
    }

    // MARK: Figures

    /// Says what an indicator is.
    mutating func define(
        _ indicator: String, owner: String? = "finance", _ direction: IndicatorCard.Direction = .higher,
        _ aggregation: IndicatorCard.Aggregation = .sum, from day: String = "2010-01-01", isBreak: Bool = false,
        isClassified: Bool = false
    ) throws {
        var card = try Sample.card(indicator)
        card.owner = try owner.map { try Sample.line($0) }
        (card.direction, card.aggregation) = (direction, aggregation)
        (card.validFrom, card.isBreak, card.isClassified) = (Sample.day(day), isBreak, isClassified)
        try give(.figures(.defineIndicator(card)), on: "2015-01-01")
    }

    /// Says a figure on a day; answers its number.
    @discardableResult
    mutating func say(
        _ indicator: String, _ period: String, _ value: String, on day: String, correcting: Int? = nil,
        area: String = "20"
    ) throws -> Int {
        let series = try Sample.series(indicator, period, area: area)
        try give(.figures(.record(Sample.statement(value, on: day, series, supersedes: correcting))), on: day)
        return room.figures.count
    }

    /// Two more hands show a figure to everybody.
    mutating func publish(_ number: Int, on day: String) throws {
        try give(.figures(.approve(number)), by: Sample.minh, on: day)
        try give(.figures(.publish(number)), by: Sample.hoa, on: day)
    }

    // MARK: Plans

    /// A plan of a year.
    mutating func plan(_ year: Int) throws -> PlanID {
        let id = try PlanID.parse("kh-\(year)")
        let plan = Plan(
            id, name: try Sample.line("Sample plan"), span: try #require(PlanSpan(year, year)),
            act: try PlanSample.act("sample act", "\(year)-01-06"))
        try give(.plans(.definePlan(plan)), on: "\(year)-01-10")
        return id
    }

    /// A target of that year, at least or at most a bound.
    mutating func target(
        _ id: String, _ indicator: String, _ bound: String, in year: Int, isCeiling: Bool = false
    ) throws {
        let target = try PlanSample.target(
            try TargetID.parse(id), indicator: indicator, period: "\(year)", plan: try PlanID.parse("kh-\(year)"))
        let number = try PlanSample.number(bound)
        let terms = TargetTerms(isCeiling ? .atMost(bound: number) : .atLeast(bound: number))
        try give(
            .plans(.setTarget(target, terms, try PlanSample.act("sample act", "\(year)-01-06"))), on: "\(year)-01-10")
    }

    /// An amendment that a second person confirms at once; without a bound the target is dropped.
    mutating func amend(_ id: String, to bound: String?, on day: String) throws {
        let target = try TargetID.parse(id)
        let terms = try bound.map { try PlanSample.atLeast($0) } ?? TargetTerms(nil)
        let events = try give(
            .plans(
                .amendTarget(
                    target, terms, PlanSample.act("sample amendment", day), effective: Sample.day(day),
                    rationale: Sample.line("sample reason"))), on: day)
        #expect(!events.isEmpty)
        let version = try #require(room.plans.targets[target]?.versions.count)
        try give(.plans(.confirmVersion(target, version: version)), by: Sample.minh, on: day)
    }

    // MARK: People

    /// A petition that a post calls settled, and what its author says of that; nil for silence.
    mutating func settle(by post: PostID, on day: String, author verdict: AuthorsVerdict?) throws {
        petitions += 1
        let submission = try PeopleSample.submission(petitions, on: day)
        try give(.petitions(.receive(submission)), on: day)
        let id = try #require(room.petitions.petition(of: submission.id))
        let deeds: [PetitionDeed] = [.accepted, .routed(post: post), .resolved(reply: try PeopleSample.reply())]
        for deed in deeds { try give(.petitions(.act(id, deed, on: Sample.day(day))), on: day) }
        guard let verdict else { return }
        let speech = PetitionSpeech.judged(verdict: verdict, words: nil)
        try give(.petitions(.speak(id, speech, key: PeopleSample.key(petitions))), on: day)
    }

    // MARK: Money

    /// A project of the finance body.
    mutating func project() throws {
        let basis = try Sample.line("sample basis")
        let heading = Heading(MoneySample.central, kind: .source, name: basis, basis: basis)
        try give(.money(.defineHeading(heading)), on: "2015-01-01")
        let project = Project(
            MoneySample.road, name: basis, owner: Self.finance, unit: "20", group: .b, from: Sample.day("2015-01-01"))
        try give(.money(.defineProject(project)), on: "2015-01-01")
    }

    /// Ten payments of a month: nine early and one on its last day, of which the last has a share.
    mutating func pay(month: String, last: Int, lastDay: String) throws {
        let year = try #require(Int(month.prefix(4)))
        let charge = MoneySample.charge(year: year)
        let early = (900 - last * 9) / 9
        let entries = try (1...9).map { day in
            try MoneySample.entry(
                "\(month)-\(day)", on: "\(month)-0\(day)", Int64(early) * 1_000_000, .completed(charge))
        }
        let end = try MoneySample.entry(
            "\(month)-last", on: lastDay, Int64(last * 9) * 1_000_000, .completed(charge))
        let digest = String(month.filter(\.isNumber)) + String(repeating: "0", count: 58)
        let file = ImportedFile(
            try FileDigest.parse(digest), name: try Sample.line("kho-bac-\(month).csv"), saidOn: Sample.day(lastDay))
        try give(.money(.book(entries + [end], from: file)), on: lastDay)
    }

    /// A year of payments of a hundred million, of which so many came in December.
    mutating func pay(year: Int, december: Int) throws {
        let charge = MoneySample.charge(year: year)
        let entries = [
            try MoneySample.entry(
                "\(year)-a", on: "\(year)-05-05", Int64(100 - december) * 1_000_000, .completed(charge)),
            try MoneySample.entry("\(year)-b", on: "\(year)-12-20", Int64(december) * 1_000_000, .completed(charge)),
        ]
        let file = ImportedFile(
            try FileDigest.parse("\(year)" + String(repeating: "1", count: 60)), name: try Sample.line("\(year).csv"),
            saidOn: Sample.day("\(year)-12-31"))
        try give(.money(.book(entries, from: file)), on: "\(year)-12-31")
    }

    // MARK: Gates

    /// A day of the gate with so many vehicles, as it is counted, and as customs says it.
    mutating func count(_ day: LocalDate, vehicles: Int, customs: Int? = nil) throws {
        let next = "\(day.adding(days: 1))"
        let tally = GateSample.tally("\(day)", [GateSample.crossing(GateSample.north, vehicles: vehicles)])
        try give(.gates(.countDay(tally)), by: GateFeedBook.counter, on: next)
        guard let customs else { return }
        try give(.gates(try GateSample.customs(day, GateSample.north, vehicles: customs)), on: next)
    }
}

extension IntegrityReview {
    /// The looks of a detector.
    func looks(_ detector: Detector) -> [IntegrityLook] { looks.filter { $0.finding.detector == detector } }

    /// The subjects of which a detector found something.
    func found(_ detector: Detector) -> [IntegrityLook.Subject] {
        looks(detector).filter { $0.finding.outcome == .found }.map(\.subject)
    }

    /// What a detector names of a subject.
    func cases(_ detector: Detector, _ subject: IntegrityLook.Subject) -> [IntegrityCase] {
        looks(detector).filter { $0.subject == subject }.flatMap(\.cases)
    }
}

extension LocalDate {
    /// The last day of its month.
    var lastOfMonth: LocalDate {
        var day = self
        while day.adding(days: 1).month == month { day = day.adding(days: 1) }
        return day
    }
}

extension MoneySample {
    static func charge(year: Int) -> Charge { charge(road, year) }
}
