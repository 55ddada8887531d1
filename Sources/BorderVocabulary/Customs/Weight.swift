/// A weight in whole kilograms, 0 to 2 147 483 647.
package struct Weight: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whole kilograms, never negative.
    package let kilograms: Int32

    /// Takes whole kilograms, or answers nil when they are negative or exceed 32 bits.
    package init?(kilograms: Int) {
        guard kilograms >= 0, let kilograms = Int32(exactly: kilograms) else { return nil }
        self.kilograms = kilograms
    }

    /// Reads whole kilograms, with or without dots between groups of three and with or without `kg`.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Weight {
        let (isNegative, magnitude) = try GroupedNumber.parse(raw, units: ["KG"], accepted: "##.### kg, #####")
        guard !isNegative, let kilograms = Int(exactly: magnitude), let weight = Weight(kilograms: kilograms) else {
            throw ParseFailure(.outOfRange("0…\(Int32.max)"), found: raw)
        }
        return weight
    }

    /// The weight as Vietnamese forms write it, `12.500 kg`.
    package var display: String { GroupedNumber.display(UInt64(kilograms.magnitude)) + " kg" }

    /// The same as `display`.
    package var description: String { display }

    /// Orders by weight.
    package static func < (left: Weight, right: Weight) -> Bool { left.kilograms < right.kilograms }
}
