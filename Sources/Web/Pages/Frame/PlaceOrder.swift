import BorderVocabulary

/// An order in which people expect the gates; places that it does not know follow by name.
struct PlaceOrder: Sendable {
    private let ranks: [PlaceID: Int]

    private init(_ places: [PlaceID]) {
        ranks = Dictionary(places.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    func sorted(_ places: some Sequence<PlaceID>) -> [PlaceID] {
        places.sorted { left, right in (ranks[left] ?? .max, left) < (ranks[right] ?? .max, right) }
    }

    /// As the Board's bulletin lists them.
    static let published = PlaceOrder([
        "huu-nghi", "huu-nghi-1119-1120", "tan-thanh-1088-2", "tan-thanh-1090-1091", "coc-nam-1104-1105", "chi-ma",
        "na-hinh", "na-nua", "binh-nghi", "po-nhung", "dong-dang-rail",
    ])

    /// Along the border from west to east, by the numbers of its markers.
    static let alongBorder = PlaceOrder([
        "binh-nghi", "na-hinh", "na-nua", "tan-thanh-1088-2", "tan-thanh-1090-1091", "coc-nam-1104-1105", "huu-nghi",
        "huu-nghi-1119-1120", "dong-dang-rail", "po-nhung", "chi-ma",
    ])
}
