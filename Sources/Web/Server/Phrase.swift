import BorderVocabulary
import Gate

/// A sentence that is still in no language: a key of the catalogue, and what fills its placeholders.
package struct Phrase: Hashable, Sendable {
    /// What fills a placeholder.
    package enum Value: Hashable, Sendable {
        /// The same in every language.
        case text(String)
        /// A word of the catalogue.
        case word(String)
        /// Words of the catalogue, joined.
        case words([String])
        /// A moment by the clock of Hà Nội.
        case moment(Timestamp)
    }

    /// The key in the catalogue.
    package let key: String
    /// What fills its placeholders.
    package let values: [String: Value]

    /// Joins the two.
    package init(_ key: String, _ values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }

    /// The sentence in a language.
    package func text(_ catalogue: Catalogue, _ language: Language) -> String {
        catalogue.text(
            key, language,
            values.mapValues { value in
                switch value {
                case .text(let text): text
                case .word(let key): catalogue.text(key, language)
                case .words(let keys): keys.map { catalogue.text($0, language) }.joined(separator: ", ")
                case .moment(let moment): String(moment.hanoi.description.prefix(16))
                }
            })
    }
}

extension Phrase.Value {
    static func number(_ number: some BinaryInteger) -> Self { .text(String(number)) }
    static func duty(_ duty: Duty) -> Self { .word("duty." + duty.code) }
    static func duties(_ duties: [Duty]) -> Self { .words(duties.map { "duty." + $0.code }) }
    static func agency(_ agency: Agency) -> Self { .word("agency." + agency.code) }
    static func agencies(_ agencies: [Agency]) -> Self { .words(agencies.map { "agency." + $0.code }) }
    static func field(_ field: Field) -> Self { .word("problem.field." + field.name) }
    static func stage(_ stage: StageName) -> Self { .word("stage." + stage.code) }
    static func stages(_ stages: [StageName]) -> Self { .words(stages.map { "stage." + $0.code }) }
    static func warnings(_ warnings: [Warning]) -> Self { .words(warnings.map { "warning." + $0.code }) }
    static func named(_ value: some CustomStringConvertible) -> Self { .text(value.description) }
}
