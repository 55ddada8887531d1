import BorderVocabulary
import Gate

/// Papers as people read them.
struct PaperText: Sendable {
    private let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// The lines of a paper; none where there is none.
    func lines(_ value: PaperValue) -> [String] {
        switch value {
        case .vehicle(let vehicle): vehicle.map { [RegistrationView($0).text] } ?? []
        case .trailer(let plate): plate.map { [$0.display] } ?? []
        case .containers(let containers): containers.map(\.display)
        case .seals(let seals): seals.map(\.description)
        case .driver(let driver), .lineDriver(let driver): driver.map { [text($0)] } ?? []
        case .goods(let goods): goods.map(\.name)
        case .declarations(let references): references.map(text)
        case .firm(let code): code.map { [$0.display] } ?? []
        case .plannedArrival(let moment): moment.map { [words.formats.moment($0)] } ?? []
        }
    }

    /// The paper in one line; a dash where there is none.
    func line(_ value: PaperValue) -> String {
        let lines = lines(value)
        return lines.isEmpty ? words("unit.none") : lines.joined(separator: ", ")
    }

    private func text(_ driver: Driver) -> String {
        switch driver.nationality {
        case .vn: words("driver.vietnamese", ["id": driver.id.description])
        case .cn: words("driver.chinese", ["id": driver.id.description])
        case .other: words("driver.other", ["id": driver.id.description])
        }
    }

    private func text(_ reference: CustomsReference) -> String {
        [reference.number.description, reference.regime?.description, words("channel." + reference.channel.code)]
            .compactMap { $0 }.joined(separator: " · ")
    }
}
