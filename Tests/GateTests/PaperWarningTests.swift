import BorderVocabulary
import Gate
import Testing

@Suite("A warning comes from a paper")
struct PaperWarningTests {
    private static let all = WarningSet(Warning.allCases)

    private static func plate(_ text: String) throws -> Plate { try Plate.parse(text).value }
    private static func container(_ text: String) throws -> ContainerNumber { try ContainerNumber.parse(text).value }

    private func found(_ papers: Papers, _ warnings: WarningSet = all) -> [PaperWarning] {
        papers.warned(by: warnings.subtracting(WarningSet([.ocrLookAlike])))
    }

    @Test func `among several it names which`() throws {
        let containers = [
            try Self.container("CSQU3054383"), try Self.container("CSQU3054384"), try Self.container("CSQX3054383"),
        ]
        let papers = Papers(vehicle: Sample.truck(1), containers: containers)
        #expect(
            found(papers) == [
                PaperWarning(.containerCheckDigit, .containers, 1, value: "CSQU3054384"),
                PaperWarning(.unusualContainerCategory, .containers, 2, value: "CSQX3054383"),
                PaperWarning(.containerCheckDigit, .containers, 2, value: "CSQX3054383"),
            ])
        // What an officer has accepted is not said again.
        #expect(found(papers, WarningSet([.unusualContainerCategory])).map(\.index) == [2])
        #expect(found(papers, []) == [])
    }

    @Test func `each kind has its paper`() throws {
        let reference = CustomsReference(
            number: try CustomsDeclarationNumber.parse("12345").value, regime: try RegimeCode.parse("E11").value,
            channel: .green)
        let papers = Papers(
            vehicle: .plate(try Self.plate("12XY-123.45")), trailer: try Self.plate("桂F12345挂"),
            declarations: [Sample.reference(1), reference])
        let expected: [(Warning, Field, Int?)] = [
            (.unusualPlate, .vehicle, nil), (.trailerPlateDigits, .trailer, nil),
            (.customsNumberUnconfirmedGrammar, .declarations, 1), (.regimeCodeUnconfirmed, .declarations, 1),
        ]
        #expect(found(papers).map(\.warning) == expected.map(\.0))
        #expect(found(papers).map(\.field) == expected.map(\.1))
        #expect(found(papers).map(\.index) == expected.map(\.2))
    }

    @Test func `a letter that was taken for another may be in any plate`() throws {
        let papers = Papers(vehicle: Sample.truck(1), trailer: Sample.trailer(1))
        #expect(papers.warned(by: WarningSet([.ocrLookAlike])).map(\.field) == [.vehicle, .trailer])
        #expect(Papers(vehicle: Sample.robot(1)).warned(by: Self.all) == [])
    }

    /// What was read and what is kept of it warn alike.
    @Test(arguments: ["12C-123.45", "12XY-123.45", "05C-123.45", "T12-34567", "桂F·12345", "桂F12345挂", "桂F1234挂"])
    func `of a plate that was stored it is the one that was read`(text: String) throws {
        let parsed = try Plate.parse(text)
        #expect(parsed.value.warnings == parsed.warnings)
        #expect(Plate(compact: parsed.value.compact)?.warnings == parsed.warnings)
    }
}
