import BorderVocabulary
import Testing

/// The reason for which a reading is refused, or nil when it is not.
func reason<Value>(_ read: () throws(ParseFailure) -> Value) -> ParseFailure.Reason? {
    do throws(ParseFailure) {
        _ = try read()
        return nil
    } catch {
        return error.reason
    }
}

/// One parser of the vocabulary, reduced to text in and text out, so that all can be tried alike.
struct Grammar: Sendable, CustomTestStringConvertible {
    let name: String
    let samples: [String]
    /// What the reading is written as afterwards, in every way that must be readable again.
    let read: @Sendable (String) throws(ParseFailure) -> [String]

    var testDescription: String { name }

    static let all: [Grammar] = [
        Grammar(name: "LaneID", samples: ["lane-1", "1088-2-1089"]) { raw throws(ParseFailure) in
            [try LaneID.parse(raw).description]
        },
        Grammar(name: "TripID", samples: ["T000042", "T18446744073709551615"]) { raw throws(ParseFailure) in
            [try TripID.parse(raw).description]
        },
        Grammar(
            name: "Plate",
            samples: ["12C-123.45", "51R-141.39", "29LD-123.45", "T12-123.45", "桂F·12345", "桂F1234挂", "桂FD12345"]
        ) { raw throws(ParseFailure) in
            let plate = try Plate.parse(raw).value
            return [plate.description, plate.display]
        },
        Grammar(name: "ChassisNumber", samples: ["LZZ5CLSB8NA123456"]) { raw throws(ParseFailure) in
            [try ChassisNumber.parse(raw).description]
        },
        Grammar(name: "ContainerNumber", samples: ["CSQU3054383", "HDMU 123456 7"]) { raw throws(ParseFailure) in
            let number = try ContainerNumber.parse(raw).value
            return [number.description, number.display]
        },
        Grammar(name: "TaxCode", samples: ["0100233488", "0314409058-002", "020123456789"]) {
            raw throws(ParseFailure) in
            let code = try TaxCode.parse(raw)
            return [code.description, code.display, code.digits]
        },
        Grammar(name: "CustomsDeclarationNumber", samples: ["302934380950", "00000000001"]) {
            raw throws(ParseFailure) in [try CustomsDeclarationNumber.parse(raw).value.description]
        },
        Grammar(name: "RegimeCode", samples: ["B11", "E31"]) { raw throws(ParseFailure) in
            [try RegimeCode.parse(raw).value.description]
        },
        Grammar(name: "HSCode", samples: ["0810", "0810.60", "08106000", "0810.60.00.10"]) { raw throws(ParseFailure) in
            let code = try HSCode.parse(raw)
            return [code.description, code.display]
        },
        Grammar(name: "Seal", samples: ["YML-123456", "vn0012345"]) { raw throws(ParseFailure) in
            [try Seal.parse(raw).description]
        },
        Grammar(name: "Money", samples: ["4.000.000 ₫", "-4000", "0"]) { raw throws(ParseFailure) in
            [try Money.parse(raw).display]
        },
        Grammar(name: "Weight", samples: ["12.500 kg", "12500"]) { raw throws(ParseFailure) in
            [try Weight.parse(raw).display]
        },
        Grammar(name: "Timestamp", samples: ["2025-11-11T20:00:00.000Z", "2025-11-12T03:00:00+07:00"]) {
            raw throws(ParseFailure) in [try Timestamp.parse(raw).iso8601]
        },
        Grammar(name: "LocalDate", samples: ["2025-11-11"]) { raw throws(ParseFailure) in
            [try LocalDate.parse(raw).description]
        },
        Grammar(name: "LocalTime", samples: ["20:00"]) { raw throws(ParseFailure) in
            [try LocalTime.parse(raw).description]
        },
        Grammar(name: "PersonDocument", samples: ["C1234567"]) { raw throws(ParseFailure) in
            [try PersonDocument.parse(raw, kind: .passport).description]
        },
    ]
}
