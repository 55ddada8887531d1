/// A border gate, or a road or opening that legally belongs to one.
package struct Place: Hashable, Sendable {
    /// The name in the software.
    package let id: PlaceID

    /// What kind of place it is in law.
    package let kind: Kind

    /// The gate that a dedicated road or clearance opening belongs to; nil for a gate of its own.
    package let belongsTo: PlaceID?

    /// The name in Vietnamese.
    package let nameVI: String

    /// The name in Chinese, simplified characters.
    package let nameZH: String

    /// The name in English.
    package let nameEN: String

    /// Kinds of places in law; raw values are stored.
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// Cửa khẩu quốc tế, open to all countries.
        case international = 1
        /// Cửa khẩu chính (song phương), open to both neighbours.
        case main = 2
        /// Cửa khẩu phụ, open to the border provinces.
        case auxiliary = 3
        /// Đường chuyên dụng, a dedicated road of a gate.
        case dedicatedRoute = 4
        /// Lối thông quan, a clearance opening of a gate.
        case clearanceOpening = 5
        /// Cửa khẩu đường sắt quốc tế, an international railway station.
        case internationalRail = 6

        /// The stable name in files and messages, in kebab case.
        package var code: String {
            switch self {
            case .international: "international"
            case .main: "main"
            case .auxiliary: "auxiliary"
            case .dedicatedRoute: "dedicated-route"
            case .clearanceOpening: "clearance-opening"
            case .internationalRail: "international-rail"
            }
        }

        /// Finds a kind by its stable name, or answers nil.
        package init?(code: some StringProtocol) {
            for kind in Kind.allCases where kind.code == code {
                self = kind
                return
            }
            return nil
        }
    }

    /// Describes a place; which places exist is data and not said here.
    package init(id: PlaceID, kind: Kind, belongsTo: PlaceID?, nameVI: String, nameZH: String, nameEN: String) {
        self.id = id
        self.kind = kind
        self.belongsTo = belongsTo
        self.nameVI = nameVI
        self.nameZH = nameZH
        self.nameEN = nameEN
    }
}
