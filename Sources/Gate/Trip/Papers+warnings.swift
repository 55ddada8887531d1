import BorderVocabulary

/// A warning with the paper that it comes from.
package struct PaperWarning: Hashable, Sendable {
    package let warning: Warning
    /// The vehicle, the trailer, the containers or the declarations.
    package let field: Field
    /// Which of several; nil where there is one only.
    package let index: Int?
    /// The value that is odd.
    package let value: String

    package init(_ warning: Warning, _ field: Field, _ index: Int? = nil, value: String) {
        self.warning = warning
        self.field = field
        self.index = index
        self.value = value
    }
}

extension Papers {
    /// Where the warnings of a set come from, in the order of the papers; nowhere, once the value was corrected.
    ///
    /// That a character was taken for one that looks like it is no longer seen in a plate: every plate is named.
    package func warned(by warnings: WarningSet) -> [PaperWarning] {
        guard !warnings.isEmpty else { return [] }
        var found: [PaperWarning] = []
        if case .plate(let plate) = vehicle { found += Papers.warnings(of: plate, .vehicle) }
        if let trailer { found += Papers.warnings(of: trailer, .trailer) }
        for (index, container) in containers.enumerated() {
            found += container.warnings.map { PaperWarning($0, .containers, index, value: container.description) }
        }
        for (index, reference) in declarations.enumerated() {
            let (number, regime) = (reference.number, reference.regime)
            found += number.warnings.map { PaperWarning($0, .declarations, index, value: number.description) }
            if let regime {
                found += regime.warnings.map { PaperWarning($0, .declarations, index, value: regime.description) }
            }
        }
        return found.filter { warnings.has($0.warning) }
    }

    private static func warnings(of plate: Plate, _ field: Field) -> [PaperWarning] {
        (plate.warnings + [.ocrLookAlike]).map { PaperWarning($0, field, value: plate.display) }
    }
}
