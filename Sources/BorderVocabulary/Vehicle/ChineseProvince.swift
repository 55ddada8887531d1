/// The characters that begin a Chinese plate, one for each of the 31 provincial units that issue plates (GA 36-2018).
///
/// The list is general knowledge, not taken from the project's own sources; of all of them only 桂 (Guangxi) is
/// confirmed there.
enum ChineseProvince {
    private static let known: Set<UInt32> = Set(
        "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars.map(\.value))

    /// Answers whether the three bytes are the UTF-8 of a province's character.
    static func isKnown(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        guard first & 0xF0 == 0xE0 else { return false }
        return known.contains(UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F))
    }

    /// Answers whether the scalar is a province's character.
    static func isKnown(_ scalar: Unicode.Scalar) -> Bool { known.contains(scalar.value) }
}
