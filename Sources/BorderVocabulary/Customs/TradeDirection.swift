/// Which way goods go, seen from Việt Nam.
package enum TradeDirection: UInt8, Hashable, Sendable, CaseIterable {
    /// Into Việt Nam.
    case `import` = 1
    /// Out of Việt Nam.
    case export = 2

    /// The stable name in files and messages, `import` or `export`.
    package var code: String {
        switch self {
        case .import: "import"
        case .export: "export"
        }
    }

    /// Finds a direction by its stable name, or answers nil.
    package init?(code: some StringProtocol) {
        for direction in TradeDirection.allCases where direction.code == code {
            self = direction
            return
        }
        return nil
    }
}
