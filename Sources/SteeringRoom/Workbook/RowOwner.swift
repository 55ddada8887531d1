import Application
import BorderVocabulary
import Steering

/// Who answers for what a row of a table says.
package enum RowOwner: Hashable, Sendable {
    /// A post of the roster.
    case post(PostID)
    /// Words on a card that name no post of the roster.
    case words(Line)
    /// Nobody that the room knows of.
    case nobody
    /// The row does not say what it is about in a way that is understood; its table refuses it for that.
    case unread
}

/// Finds out who answers for rows of a table, each thing that they are about once.
private struct RowOwners {
    let sheet: Sheet
    let room: Room
    let day: LocalDate
    private var known: [String: RowOwner] = [:]

    init(_ sheet: Sheet, _ room: Room, on day: LocalDate) {
        self.sheet = sheet
        self.room = room
        self.day = day
    }

    mutating func owner(_ fields: [String], _ header: [String]) -> RowOwner {
        guard let column = sheet.right?.column, let place = header.firstIndex(of: column), place < fields.count else {
            return .unread
        }
        let text = fields[place]
        if let owner = known[text] { return owner }
        let owner = find(text)
        known[text] = owner
        return owner
    }

    private func find(_ text: String) -> RowOwner {
        switch sheet.right?.column {
        case "indicator":
            guard let indicator = try? IndicatorID.parse(text) else { return .unread }
            return RowOwner(of: indicator, in: room, on: day)
        case "project":
            guard let project = try? ProjectID.parse(text) else { return .unread }
            return room.money.project(project, on: day).map { .post($0.owner) } ?? .nobody
        default: return (try? PostID.parse(text)).map(RowOwner.post) ?? .unread
        }
    }
}

extension SteeringService {
    /// Takes those rows of a table that one of the person's posts answers for today; the others are refused unread.
    package func take(
        own rows: [(line: Int, fields: [String])], header: [String], of sheet: Sheet, in file: SheetFile? = nil,
        by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [RowResult] {
        let room = room
        let posts = Set(room.roster.posts(of: user, on: now.localDate))
        var owners = RowOwners(sheet, room, on: now.localDate)
        var mine: [(line: Int, fields: [String])] = []
        var foreign: [RowResult] = []
        for row in rows {
            let owner = owners.owner(row.fields, header)
            if owner.isAmong(posts) {
                mine.append(row)
            } else {
                foreign.append(RowResult(line: row.line, fields: row.fields, outcome: .foreign(owner)))
            }
        }
        let taken = try take(mine, header: header, of: sheet, in: file, by: user, at: now)
        return (taken + foreign).sorted { $0.line < $1.line }
    }
}

extension RowOwner {
    /// Who answers for the figures of an indicator by the card that holds on a day: it names a post as the book does, or
    /// as it is called.
    package init(of indicator: IndicatorID, in room: Room, on day: LocalDate) {
        guard let owner = room.figures.card(of: indicator, on: day)?.owner else {
            self = .nobody
            return
        }
        let named = (try? PostID.parse(owner.description)).flatMap { room.roster.posts[$0] }
        // A name that two posts have is no post.
        let called = room.roster.posts.values.filter { $0.name == owner }
        let post = named ?? (called.count == 1 ? called.first : nil)
        self = post.map { .post($0.id) } ?? .words(owner)
    }

    /// Whether somebody with these posts may bring the row in.
    package func isAmong(_ posts: Set<PostID>) -> Bool {
        switch self {
        case .post(let post): posts.contains(post)
        case .words, .nobody: false
        case .unread: true
        }
    }
}
