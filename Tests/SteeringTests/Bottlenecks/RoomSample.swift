import BorderVocabulary
import Steering

/// Made-up posts of a made-up province.
enum RoomSample {
    static let chairman: PostID = "chairman"
    static let office: PostID = "office"
    static let finance: PostID = "finance"
    static let trade: PostID = "trade"
    static let communeA: PostID = "commune-a"
    static let communeB: PostID = "commune-b"

    /// Who holds what, from the first day on; Lan keeps the office, Minh finance, Hoa trade.
    static let holders: [(UserID, PostID)] = [
        ("chi", chairman), ("lan", office), ("minh", finance), ("hoa", trade), ("an", communeA), ("binh", communeB),
        ("quan", finance),
    ]

    static func roster() throws -> Roster {
        var roster = Roster()
        for post in [chairman, office, finance, trade, communeA, communeB] {
            let parent = post == chairman ? nil : chairman
            let named = Post(post, name: try Sample.line("\(post)"), kind: .body, parent: parent)
            roster.apply(.defined(named), by: "lan", at: Sample.now)
        }
        for (user, post) in holders {
            roster.apply(.appointed(Membership(user, on: post, from: .earliest)), by: "lan", at: Sample.now)
        }
        return roster
    }

    static func noon(_ day: String) -> Timestamp {
        Timestamp(date: Sample.day(day), time: .midnight) + .seconds(12 * 3600)
    }

    static func evidence(_ reference: String = "bien-ban-1") throws -> Evidence { Evidence(try Sample.line(reference)) }
}

extension BottleneckBook {
    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(_ command: BottleneckCommand, by user: UserID = "lan", on day: String) throws -> Bool {
        let moment = RoomSample.noon(day)
        let events = try decide(
            command, by: user, at: moment, roster: try RoomSample.roster())
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// Does something about a bottleneck, today.
    @discardableResult
    mutating func act(
        _ act: BottleneckAct, about id: BottleneckID = "land-1", as post: PostID, by user: UserID, on day: String
    ) throws -> Bool {
        try give(.record(id, act, as: post, on: Sample.day(day)), by: user, on: day)
    }

    func refusal(_ command: BottleneckCommand, by user: UserID = "lan", on day: String) throws -> BottleneckRefusal? {
        let roster = try RoomSample.roster()
        do throws(BottleneckRefusal) {
            _ = try decide(command, by: user, at: RoomSample.noon(day), roster: roster)
            return nil
        } catch { return error }
    }

    func refusal(
        _ act: BottleneckAct, about id: BottleneckID = "land-1", as post: PostID, by user: UserID, on day: String
    ) throws -> BottleneckRefusal? {
        try refusal(.record(id, act, as: post, on: Sample.day(day)), by: user, on: day)
    }

    func state(_ id: BottleneckID = "land-1", on day: String) -> Bottleneck.State? {
        bottleneck(id, on: Sample.day(day))?.state
    }
}
