import BorderVocabulary

/// Money is stored as a whole number of đồng.
extension Money: Codable {
    /// Reads whole đồng.
    package init(from decoder: any Decoder) throws {
        self.init(dong: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes whole đồng.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dong)
    }
}
