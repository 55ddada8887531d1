import BorderVocabulary
import Steering
import Web

/// Every indicator with the definition that holds on the day.
struct IndicatorsView: Sendable {
    struct Row: Sendable {
        let id: String
        let name: String
        let path: String
        let unit: String
        let owner: String
        let versions: String
        let quality: String
        let isClassified: Bool
    }

    let rows: [Row]
    let hasRows: Bool
    let cutOff: String

    init(_ view: RoomView) {
        let book = view.room.figures
        rows = book.cards.keys.sorted().compactMap { id in
            guard let card = book.card(of: id, on: view.day) else { return nil }
            return Row(
                id: "\(id)", name: view.words.indicator(id),
                path: "/steering/figures/\(id)" + RoomFrame.suffix(view.vantage), unit: view.words.unit(card.unit),
                owner: card.owner.map { "\($0)" } ?? "–",
                versions: "\(book.version(of: id, on: view.day) ?? 1)", quality: "\(card.quality.filled)/5",
                isClassified: card.isClassified)
        }
        hasRows = !rows.isEmpty
        cutOff =
            book.calendar.cutOff(of: view.day.month, in: view.day.year).map {
                view.words("figures.cut-off", ["day": "\($0.day)", "basis": "\($0.basis)"])
            } ?? view.words("figures.cut-off.assumed", ["day": "\(AdministrativeCalendar.assumedDay)"])
    }
}
