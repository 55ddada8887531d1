/// Whose citizen a person is, as far as the rules at the gate ask.
package enum Nationality: UInt8, Hashable, Sendable, CaseIterable {
    /// Neither Vietnamese nor Chinese.
    case other = 0
    /// Vietnamese.
    case vn = 1
    /// Chinese.
    case cn = 2

    /// The stable name in files and messages: `vn`, `cn`, `other`.
    package var code: String {
        switch self {
        case .other: "other"
        case .vn: "vn"
        case .cn: "cn"
        }
    }

    /// Finds a nationality by its stable name, or answers nil.
    package init?(code: some StringProtocol) {
        for nationality in Nationality.allCases where nationality.code == code {
            self = nationality
            return
        }
        return nil
    }
}
