import BorderVocabulary

/// The goods of a vehicle as the gate's statistics part them: by chapter of the Harmonized System.
package enum GoodsClass: Hashable, Comparable, Sendable, TextCoded {
    /// The first two digits of the code, 0 to 99.
    case chapter(Int)
    /// Goods that were declared without a code.
    case uncoded
    /// A vehicle without load.
    case empty
    /// A new vehicle that is itself the goods, declared without a code.
    case newVehicle

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "##, uncoded, empty, new-vehicle"

    /// Reads two digits or a word.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> GoodsClass {
        switch String(raw) {
        case "uncoded": return .uncoded
        case "empty": return .empty
        case "new-vehicle": return .newVehicle
        case let text:
            let isNumber = text.utf8.count == 2 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            guard isNumber, let chapter = Int(text) else {
                throw ParseFailure(text.isEmpty ? .empty : .unknownCode, found: raw, accepted: accepted)
            }
            return .chapter(chapter)
        }
    }

    /// The two digits of the chapter, or the word.
    package var description: String {
        switch self {
        case .chapter(let chapter): chapter < 10 ? "0\(chapter)" : "\(chapter)"
        case .uncoded: "uncoded"
        case .empty: "empty"
        case .newVehicle: "new-vehicle"
        }
    }

    /// Orders chapters by number, and what has none behind them.
    package static func < (left: GoodsClass, right: GoodsClass) -> Bool { left.description < right.description }
}
