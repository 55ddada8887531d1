import BorderVocabulary

/// Vehicles of one gate, direction and class of goods that crossed.
///
/// A vehicle counts once, in the class of which it carried most; kilograms count in the class of their own line.
package struct CrossingCell: Hashable, Sendable, TextCoded {
    package let key: Key
    package internal(set) var vehicles: Int
    package internal(set) var kilograms: Int64
    /// Of these vehicles, those with goods that were declared without a weight.
    package internal(set) var unweighed: Int

    /// What a cell is about.
    package struct Key: Hashable, Comparable, Sendable {
        package let place: PlaceID
        package let direction: TradeDirection
        package let goods: GoodsClass

        /// Joins the three.
        package init(_ place: PlaceID, _ direction: TradeDirection, _ goods: GoodsClass) {
            self.place = place
            self.direction = direction
            self.goods = goods
        }

        /// Orders by gate, direction, goods.
        package static func < (left: Key, right: Key) -> Bool {
            (left.place, left.direction.code, left.goods) < (right.place, right.direction.code, right.goods)
        }
    }

    /// Joins the parts.
    package init(_ key: Key, vehicles: Int, kilograms: Int64, unweighed: Int) {
        self.key = key
        self.vehicles = vehicles
        self.kilograms = kilograms
        self.unweighed = unweighed
    }

    /// Reads gate, direction, goods and three numbers.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> CrossingCell {
        var text = try CellText(raw, fields: 6)
        let key = Key(try text.place(), try text.direction(), try GoodsClass.parse(text.field()))
        return CrossingCell(
            key, vehicles: Int(try text.number()), kilograms: try text.number(), unweighed: Int(try text.number()))
    }

    /// The cell in the form that `parse` reads.
    package var description: String {
        "\(key.place) \(key.direction.code) \(key.goods) \(vehicles) \(kilograms) \(unweighed)"
    }
}

/// A gate in one direction.
package struct GateWay: Hashable, Comparable, Sendable {
    package let place: PlaceID
    package let direction: TradeDirection

    /// Joins the two.
    package init(_ place: PlaceID, _ direction: TradeDirection) {
        self.place = place
        self.direction = direction
    }

    /// Orders by gate, then direction.
    package static func < (left: GateWay, right: GateWay) -> Bool {
        (left.place, left.direction.code) < (right.place, right.direction.code)
    }
}

/// How long vehicles of a gate waited from their arrival to their first call, by the day of the call.
package struct WaitingCell: Hashable, Sendable, TextCoded {
    package let way: GateWay
    package let waits: MinuteCounts

    /// Joins the parts.
    package init(_ way: GateWay, waits: MinuteCounts) {
        self.way = way
        self.waits = waits
    }

    /// Reads gate, direction and the pairs of `MinuteCounts`.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> WaitingCell {
        let parts = raw.split(separator: " ", maxSplits: 2)
        guard parts.count == 3 else { throw ParseFailure(.badFormat(accepted: CellText.accepted), found: raw) }
        var head = try CellText(parts[0] + " " + parts[1], fields: 2)
        return WaitingCell(
            GateWay(try head.place(), try head.direction()), waits: try MinuteCounts.parse(parts[2]))
    }

    /// The cell in the form that `parse` reads.
    package var description: String { "\(way.place) \(way.direction.code) \(waits)" }
}

/// Fees that were paid for vehicles of a gate, by the day of the payment.
package struct FeeCell: Hashable, Sendable, TextCoded {
    package let way: GateWay
    package let payments: Int
    /// Whole đồng; negative where more was given back than paid.
    package let dong: Int64

    /// Joins the parts.
    package init(_ way: GateWay, payments: Int, dong: Int64) {
        self.way = way
        self.payments = payments
        self.dong = dong
    }

    /// Reads gate, direction and two numbers.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FeeCell {
        var text = try CellText(raw, fields: 4)
        return FeeCell(
            GateWay(try text.place(), try text.direction()), payments: Int(try text.number()),
            dong: try text.number(orNegative: true))
    }

    /// The cell in the form that `parse` reads.
    package var description: String { "\(way.place) \(way.direction.code) \(payments) \(dong)" }
}

/// Vehicles that stood at a gate when the bulletin of the day closed.
package struct BacklogCell: Hashable, Sendable, TextCoded {
    package let way: GateWay
    package let vehicles: Int

    /// Joins the parts.
    package init(_ way: GateWay, vehicles: Int) {
        self.way = way
        self.vehicles = vehicles
    }

    /// Reads gate, direction and a number.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> BacklogCell {
        var text = try CellText(raw, fields: 3)
        return BacklogCell(GateWay(try text.place(), try text.direction()), vehicles: Int(try text.number()))
    }

    /// The cell in the form that `parse` reads.
    package var description: String { "\(way.place) \(way.direction.code) \(vehicles)" }
}

/// Takes the stored text of a cell apart.
struct CellText {
    static let accepted = "gate import|export ## …"

    private var fields: ArraySlice<Substring>
    private let failure: ParseFailure

    init(_ raw: some StringProtocol, fields count: Int) throws(ParseFailure) {
        failure = ParseFailure(.badFormat(accepted: Self.accepted), found: raw)
        fields = String(raw).split(separator: " ", omittingEmptySubsequences: false)[...]
        guard fields.count == count else { throw failure }
    }

    mutating func field() throws(ParseFailure) -> Substring {
        guard let field = fields.popFirst() else { throw failure }
        return field
    }

    mutating func place() throws(ParseFailure) -> PlaceID { try PlaceID.parse(field()) }

    mutating func direction() throws(ParseFailure) -> TradeDirection {
        guard let direction = TradeDirection(code: try field()) else { throw failure }
        return direction
    }

    mutating func number(orNegative: Bool = false) throws(ParseFailure) -> Int64 {
        let text = try field()
        if orNegative, text.first == "-", let magnitude = Self.count(text.dropFirst()), magnitude > 0 {
            return -Int64(magnitude)
        }
        guard let number = Self.count(text) else { throw failure }
        return Int64(number)
    }

    /// A whole number without sign and without zeros in front.
    static func count(_ text: some StringProtocol) -> Int? {
        let isPlain = text.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (text.utf8.count == 1 || text.utf8.first != 0x30)
        return isPlain ? Int(text) : nil
    }
}
