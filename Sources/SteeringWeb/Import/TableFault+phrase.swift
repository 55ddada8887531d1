import Application
import BorderVocabulary
import HTTPTypes
import SteeringRoom
import Web

extension Problem {
    /// The problem that a file of which nothing is taken is.
    init(table fault: TableFault) {
        switch fault {
        case .notCSV(.invalidUTF8(let offset)): self.init(.invalidUTF8(at: offset))
        case .notCSV(.strayQuote(let line)): self.init(.strayQuote(line: line))
        case .notCSV(.tooManyRows): self.init(.tooManyRows(limit: Sheet.Limit.rows))
        case .unfittingHeader(let accepted) where accepted.count == 1:
            self.init(.wrongTable(expected: accepted[0].header.joined(separator: ",")))
        case .notAWorkbook(.toolMissing), .notAWorkbook(.toolFailed):
            self.init(
                code: "file-refused", status: .serviceUnavailable, title: Phrase("problem.file-refused.title"),
                detail: fault.phrase)
        case .tooLarge, .notAWorkbook, .unknownSheet, .unfittingHeader:
            self.init(
                code: "file-refused", status: .unprocessableContent, title: Phrase("problem.file-refused.title"),
                detail: fault.phrase)
        }
    }
}

extension TableFault {
    /// What is wrong and what would be accepted, still in no language.
    package var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("sheets.fault." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .tooLarge(let limit): phrase("too-large", ["limit": "\(limit)"])
        case .notCSV(.invalidUTF8(let place)): phrase("not-utf8", ["place": "\(place)"])
        case .notCSV(.strayQuote(let line)): phrase("quote", ["line": "\(line)"])
        case .notCSV(.tooManyRows): phrase("too-many", ["limit": "\(Sheet.Limit.rows)"])
        case .notAWorkbook(let failure): failure.phrase
        case .unknownSheet(let found):
            phrase(
                "unknown-sheet", ["found": found, "accepted": Sheets.all.map(\.name).joined(separator: ", ")])
        case .unfittingHeader(let sheets):
            phrase(
                "header",
                ["accepted": sheets.map { $0.name + ": " + $0.header.joined(separator: ",") }.joined(separator: "\n")])
        }
    }
}

extension WorkbookFailure {
    /// What is wrong and what would be accepted, still in no language.
    fileprivate var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("sheets.workbook." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .notAWorkbook(let words): phrase("unreadable", ["words": String(words.prefix(200))])
        case .tooLarge(let limit), .unpacksTooLarge(let limit): phrase("too-large", ["limit": "\(limit)"])
        case .tooManySheets(let limit): phrase("sheets", ["limit": "\(limit)"])
        case .tooManyRows(let sheet, let limit): phrase("rows", ["sheet": sheet, "limit": "\(limit)"])
        case .tooManyColumns(let sheet, let limit): phrase("columns", ["sheet": sheet, "limit": "\(limit)"])
        case .tookTooLong(let seconds): phrase("slow", ["seconds": "\(seconds)"])
        case .toolMissing(let packages): phrase("missing", ["packages": packages])
        case .toolFailed(let words): phrase("failed", ["words": String(words.prefix(200))])
        }
    }
}
