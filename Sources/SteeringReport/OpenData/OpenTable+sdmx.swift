import BorderVocabulary
import Steering

extension OpenTable {
    /// The table as an SDMX-JSON 2.0 data message that carries its own structure.
    package func sdmxJSON(_ words: ReportWords) -> String {
        SDMXTable(table: self, words: words).message.json
    }

    /// The table as SDMX-CSV 2.0.
    package func sdmxCSV(_ words: ReportWords) -> String {
        let sdmx = SDMXTable(table: self, words: words)
        let (dimensions, attributes) = (sdmx.dimensions, sdmx.attributes)
        let head =
            ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + dimensions.map(\.id) + ["OBS_VALUE"] + attributes.map(\.id)
        let lines = rows.map { row in
            ["datastructure", SDMXTable.name, "I"] + dimensions.map { $0.code(row) ?? "" }
                + [row.statement?.value.single.map { "\($0)" } ?? ""] + attributes.map { $0.code(row) ?? "" }
        }
        return ([head] + lines).map(CSV.line).joined()
    }
}

extension SDMXTable {
    fileprivate var message: JSONNode {
        let (dimensions, attributes) = (dimensions.map { Codes($0, table) }, attributes.map { Codes($0, table) })
        var observations: [String: JSONNode] = [:]
        for (place, row) in table.rows.enumerated() {
            let key = dimensions.map { "\($0.places[place] ?? 0)" }.joined(separator: ":")
            observations[key] = .list(
                [row.statement?.value.single.map(JSONNode.number) ?? .null]
                    + attributes.map { $0.places[place].map(JSONNode.whole) ?? .null })
        }
        let structure: [String: JSONNode] = [
            "name": .text(table.title), "dataSets": .list([.whole(0)]),
            "dimensions": .object([
                // A dimension has at least one value, so an empty table has none of either.
                "observation": .list(
                    table.rows.isEmpty ? [] : dimensions.enumerated().map { .object($1.dimension(at: $0)) })
            ]),
            "measures": .object([
                "observation": .list([.object(["id": "OBS_VALUE", "name": .text(words("sdmx.value"))])])
            ]),
            "attributes": .object(["observation": .list(attributes.map { .object($0.attribute) })]),
        ]
        let dataSet: [String: JSONNode] = [
            "structure": .whole(0), "action": "Information", "observations": .object(observations),
            "links": .list([.object(["rel": "datastructure", "urn": .text(SDMXTable.urn)])]),
        ]
        return .object([
            "meta": meta,
            "data": .object(["structures": .list([.object(structure)]), "dataSets": .list([.object(dataSet)])]),
        ])
    }

    private var meta: JSONNode {
        .object([
            "schema": .text(
                "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/"
                    + "sdmx-json-data-schema.json"),
            "id": .text(table.id), "test": .flag(table.isSample), "prepared": .text(table.recordedBy.iso8601),
            "contentLanguages": .list([.text(table.language.rawValue)]),
            "sender": .object(["id": .text(SDMXTable.agency)]),
            "name": .text("\(table.title) – \(table.knownOn)"),
        ])
    }

    /// The values of a component, each once, and which of them a row has.
    private struct Codes {
        let component: Component
        var places: [Int?] = []
        var values: [JSONNode] = []

        init(_ component: Component, _ table: OpenTable) {
            self.component = component
            var known: [String: Int] = [:]
            for row in table.rows {
                guard let code = component.code(row) else {
                    places.append(nil)
                    continue
                }
                if known[code] == nil {
                    known[code] = values.count
                    values.append(
                        component.isCoded
                            ? .object(["id": .text(code), "name": .text(component.label(row))])
                            : .object(["value": .text(code)]))
                }
                places.append(known[code])
            }
        }

        func dimension(at position: Int) -> [String: JSONNode] {
            var members: [String: JSONNode] = [
                "id": .text(component.id), "name": .text(component.name), "keyPosition": .whole(position),
                "values": .list(values),
            ]
            if component.id == "TIME_PERIOD" { members["roles"] = .list(["TIME_PERIOD"]) }
            return members
        }

        var attribute: [String: JSONNode] {
            var members: [String: JSONNode] = [
                "id": .text(component.id), "name": .text(component.name), "isMandatory": .flag(false),
                "relationship": .object(["observation": .object([:])]),
            ]
            if !values.isEmpty { members["values"] = .list(values) }
            return members
        }
    }
}
