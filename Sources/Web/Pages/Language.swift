/// The languages of the pages, Vietnamese first.
package enum Language: String, CaseIterable, Hashable, Sendable {
    /// Tiếng Việt.
    case vi
    /// 简体中文.
    case zh
    /// English.
    case en

    /// The tag for the `lang` attribute and the `Content-Language` header.
    package var tag: String {
        switch self {
        case .vi: "vi"
        case .zh: "zh-Hans"
        case .en: "en"
        }
    }

    /// The language's name in itself.
    package var endonym: String {
        switch self {
        case .vi: "Tiếng Việt"
        case .zh: "中文"
        case .en: "English"
        }
    }

    /// Finds a language by a tag such as `vi`, `zh-CN` or `en-GB`, or answers nil.
    package init?(tag: some StringProtocol) {
        guard let primary = tag.split(separator: "-").first?.lowercased(), primary.utf8.count == 2 else { return nil }
        self.init(rawValue: primary)
    }

    /// The best of our languages for an `Accept-Language` header; Vietnamese when none of them is asked for.
    ///
    /// Only the first 16 ranges are looked at.
    package static func preferred(by header: String?) -> Language {
        var best: (language: Language, weight: Double) = (.vi, 0)
        for range in (header ?? "").split(separator: ",", maxSplits: 16).prefix(16) {
            let parts = range.split(separator: ";")
            guard let tag = parts.first, let language = Language(tag: tag.filter { $0 != " " }) else { continue }
            let weight = parts.dropFirst().compactMap(Language.weight).first ?? 1
            if weight > best.weight { best = (language, weight) }
        }
        return best.language
    }

    private static func weight(_ parameter: some StringProtocol) -> Double? {
        let text = String(parameter.filter { $0 != " " })
        return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
    }
}
