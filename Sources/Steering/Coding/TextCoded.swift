import BorderVocabulary

/// A value that is stored as the text that people write for it, so that a stored event can be read without this program.
package protocol TextCoded: Codable, CustomStringConvertible {
    /// Reads what `description` writes.
    static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Self
}

extension TextCoded {
    /// Reads one text; any other is corrupt data with its place.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(ParseFailure) {
            self = try Self.parse(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(Self.self): \(error.reason)")
        }
    }

    /// Writes one text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension LocalDate: TextCoded {}
extension Timestamp: TextCoded {}
extension Identifier: TextCoded {}
extension IndicatorID: TextCoded {}
extension Line: TextCoded {}
extension Period: TextCoded {}
extension DecimalNumber: TextCoded {}
extension Value: TextCoded {}
