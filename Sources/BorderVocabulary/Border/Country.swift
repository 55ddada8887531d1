/// The two sides of the border.
package enum Country: UInt8, Hashable, Sendable, CaseIterable {
    /// Việt Nam.
    case vietnam = 1
    /// 中国.
    case china = 2

    /// The ISO 3166-1 code in lower case, `vn` or `cn`.
    package var code: String {
        switch self {
        case .vietnam: "vn"
        case .china: "cn"
        }
    }

    /// Finds a country by its lower-case ISO 3166-1 code, or answers nil.
    package init?(code: some StringProtocol) {
        for country in Country.allCases where country.code == code {
            self = country
            return
        }
        return nil
    }
}
