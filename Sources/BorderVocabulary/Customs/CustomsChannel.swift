/// How closely customs looks at a declaration (VNACCS, luồng).
package enum CustomsChannel: UInt8, Hashable, Sendable, CaseIterable {
    /// Not known, or not decided yet.
    case unknown = 0
    /// Luồng xanh: no check.
    case green = 1
    /// Luồng vàng: documents are checked.
    case yellow = 2
    /// Luồng đỏ: goods are checked.
    case red = 3

    /// The stable name in files and messages, in lower case.
    package var code: String {
        switch self {
        case .unknown: "unknown"
        case .green: "green"
        case .yellow: "yellow"
        case .red: "red"
        }
    }

    /// Finds a channel by its stable name, or answers nil.
    package init?(code: some StringProtocol) {
        for channel in CustomsChannel.allCases where channel.code == code {
            self = channel
            return
        }
        return nil
    }
}
