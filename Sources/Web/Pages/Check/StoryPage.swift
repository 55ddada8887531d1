import Application
import BorderVocabulary
import Gate

/// *My place, who went ahead of me and why*, for one truck.
struct StoryPage: Sendable {
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct Row: Sendable {
        let time: String
        let trip: String
        let queueClass: String
        let why: String
        /// Whether no rule explains it.
        let isBad: Bool
    }

    struct Chapter: Sendable {
        let title: String
        let beginning: String
        let end: String?
        let figures: [Fact]
        let ahead: [Row]
        let anyAhead: Bool
        let aheadMore: String?
        let before: [Row]
        let beforeTitle: String
        let anyBefore: Bool
        let beforeMore: String?
        let notWhole: Bool
    }

    let title: String
    let trip: String
    let command: String
    let api: String
    var found = false
    var verdict = ""
    var tone = ""
    var icon = ""
    var standing: [Fact] = []
    var anyStanding = false
    var standingFigures: [Fact] = []
    var facts: [Fact] = []
    var chapters: [Chapter] = []
    var moreWaits: String?
    let state: AuditState
    var missing: String?

    /// What is there of every trip, also of one without a story.
    init(_ id: TripID, _ standing: AuditStanding, at address: String, words: Words) {
        title = words("story.title", ["trip": id.description])
        trip = id.description
        command = "huunghi verify \(address) --trip \(id)"
        api = "/api/v1/trips/\(id)/story"
        state = AuditState(standing, words: words)
    }

    /// Tells the story.
    mutating func tell(_ story: TripStory, words: Words, today: LocalDate) {
        let said = StoryWords(words)
        found = true
        verdict = said.verdict(story)
        tone = story.inversionCount == 0 ? "" : "bad"
        icon = story.inversionCount == 0 ? "yes" : "warning"
        let now = said.standing(story).map(Fact.init)
        anyStanding = !now.isEmpty
        standingFigures = Array(now.prefix(2))
        standing = Array(now.dropFirst(2))
        facts = StoryPage.facts(story, words, today)
        // The newest time of waiting is what the driver asks about.
        chapters = story.chapters.reversed().map { Chapter($0, said, words, today) }
        moreWaits =
            story.life.forgottenWaits == 0
            ? nil : words("story.more-waits", ["count": words.number(story.life.forgottenWaits)])
    }

    private static func facts(_ story: TripStory, _ words: Words, _ today: LocalDate) -> [Fact] {
        let life = story.life
        var facts = [Fact(name: words("story.declared"), value: words.formats.moment(life.declaredAt, today: today))]
        if let arrivedAt = life.arrivedAt {
            facts.append(Fact(name: words("story.arrived"), value: words.formats.moment(arrivedAt, today: today)))
        }
        if let outcome = life.outcome, let endedAt = life.endedAt {
            let what = words("outcome." + outcome.code)
            let time = words.formats.moment(endedAt, today: today)
            facts.append(
                Fact(
                    name: words("story.outcome"), value: words("story.when-and-what", ["what": what, "time": time])))
        }
        return facts
    }
}

extension StoryPage.Chapter {
    fileprivate init(_ chapter: TripStory.Chapter, _ said: StoryWords, _ words: Words, _ today: LocalDate) {
        title = said.heading(chapter.wait, today: today)
        beginning = said.beginning(chapter.wait)
        end = said.end(chapter.wait)
        let beforeCount = chapter.counts[.cameBefore] ?? 0
        figures = [
            StoryPage.Fact(name: words("story.ahead-count"), value: words.number(chapter.aheadCount)),
            StoryPage.Fact(name: words("story.before-count"), value: words.number(beforeCount)),
        ]
        ahead = chapter.ahead.map { StoryPage.Row($0, said, words, today) }
        anyAhead = !ahead.isEmpty
        aheadMore = StoryPage.Chapter.more(chapter.aheadCount - ahead.count, words)
        before = chapter.before.map { StoryPage.Row($0, said, words, today) }
        beforeTitle = words("story.before", ["count": words.number(beforeCount)])
        anyBefore = !before.isEmpty
        beforeMore = StoryPage.Chapter.more(beforeCount - before.count, words)
        notWhole = !chapter.isWhole
    }

    private static func more(_ count: Int, _ words: Words) -> String? {
        count > 0 ? words("story.more", ["count": words.number(count)]) : nil
    }
}

extension StoryPage.Row {
    fileprivate init(_ passing: TripStory.Passing, _ said: StoryWords, _ words: Words, _ today: LocalDate) {
        time = words.formats.moment(passing.call.at, today: today)
        trip = passing.call.trip.description
        queueClass = said.queueClass(passing.call)
        why = said.reason(passing.reason, for: passing.call.trip)
        isBad = passing.call.isInversion
    }
}
