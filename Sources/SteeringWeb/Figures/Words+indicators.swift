import BorderVocabulary
import Steering
import Web

extension Words {
    /// The name of an indicator; its own where the catalogue has none.
    func indicator(_ id: IndicatorID) -> String { catalogue.find("indicator.\(id)", language) ?? "\(id)" }

    /// A unit; as the source prints it where the catalogue has no word.
    func unit(_ unit: Line) -> String {
        catalogue.find("unit." + unit.description.lowercased().replacing(" ", with: "-"), language)
            ?? unit.description
    }
}
