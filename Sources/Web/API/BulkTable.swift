import Application
import NIOCore

/// The rows of a bulk declaration, brought to the form of single declarations.
struct BulkTable: Sendable {
    /// One row: its line in the file, its digest, and its JSON or why there is none.
    struct Row: Sendable {
        let line: Int
        let digest: UInt64
        let content: Result<JSONValue, Fault>
    }

    let rows: [Row]

    /// The columns that a table may have, in the order of the guide. Lists within a field are separated by blanks.
    static let columns = [
        "place", "direction", "movement", "method", "vehicle", "vehicleKind", "trailer", "containers", "seals",
        "driverName", "driverPhone", "driverDocument", "driverNationality", "goodsName", "hsCode", "kilograms", "fruit",
        "customsNumber", "regime", "channel", "firm", "plannedArrival", "returnOf",
    ]

    /// The columns that a table must have.
    static let needed = ["place", "direction", "movement", "method"]

    /// Reads JSON lines; a line that is no JSON spoils that row only.
    static func lines(_ buffer: ByteBuffer, limits: WebLimits) throws(Fault) -> BulkTable {
        var rows: [Row] = []
        var tooMany = false
        buffer.withUnsafeReadableBytes { bytes in
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            {
                let line = UnsafeRawBufferPointer(rebasing: line)
                guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
                guard rows.count < limits.bulkRows else {
                    tooMany = true
                    return
                }
                let content: Result<JSONValue, Fault>
                do throws(Fault) {
                    content = .success(try JSONParser.parse(line, depthLimit: limits.jsonDepth))
                } catch {
                    content = .failure(error)
                }
                rows.append(Row(line: index + 1, digest: digest(line), content: content))
            }
        }
        guard !tooMany else { throw .tooManyRows(limit: limits.bulkRows) }
        return BulkTable(rows: rows)
    }

    /// Reads a table whose first row names columns; a header with an unknown, repeated or missing name spoils all.
    static func table(_ buffer: ByteBuffer, limits: WebLimits) throws(Fault) -> BulkTable {
        let expected = columns.joined(separator: ",")
        let read: Result<[CSVRows.Row], CSVRows.Failure> = buffer.withUnsafeReadableBytes { bytes in
            do throws(CSVRows.Failure) {
                return .success(try CSVRows.read(bytes, limit: limits.bulkRows + 1))
            } catch {
                return .failure(error)
            }
        }
        let all: [CSVRows.Row]
        switch read {
        case .success(let rows): all = rows
        case .failure(.invalidUTF8(let offset)): throw .invalidUTF8(at: offset)
        case .failure(.strayQuote(let line)): throw .strayQuote(line: line)
        case .failure(.tooManyRows): throw .tooManyRows(limit: limits.bulkRows)
        }
        guard let header = all.first?.fields, Set(header).count == header.count,
            header.allSatisfy(columns.contains), needed.allSatisfy(header.contains)
        else { throw .wrongTable(expected: expected) }
        return BulkTable(
            rows: all.dropFirst().map { row in
                var fingerprint = Fingerprint()
                for field in row.fields {
                    fingerprint.add(field.utf8)
                    fingerprint.add([0])
                }
                return Row(line: row.line, digest: fingerprint.value, content: object(row.fields, header))
            })
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.add(bytes)
        return fingerprint.value
    }

    /// The JSON of a single declaration from the fields of a row; empty fields are left out.
    private static func object(_ fields: [String], _ header: [String]) -> Result<JSONValue, Fault> {
        guard fields.count == header.count else { return .failure(.wrongRow(columns: header.count)) }
        var members: [JSONValue.Member] = []
        var driver: [JSONValue.Member] = []
        var goods: [JSONValue.Member] = []
        var customs: [JSONValue.Member] = []
        for (name, field) in zip(header, fields) where !field.isEmpty {
            let text = JSONValue.text(field)
            switch name {
            case "containers", "seals":
                members.append(.init(key: name, value: .array(field.split(separator: " ").map { .text(String($0)) })))
            case "driverName": driver.append(.init(key: "name", value: text))
            case "driverPhone": driver.append(.init(key: "phone", value: text))
            case "driverDocument": driver.append(.init(key: "document", value: text))
            case "driverNationality": driver.append(.init(key: "nationality", value: text))
            case "goodsName": goods.append(.init(key: "name", value: text))
            case "hsCode": goods.append(.init(key: "hsCode", value: text))
            case "kilograms":
                goods.append(.init(key: "kilograms", value: Int64(field).map(JSONValue.integer) ?? text))
            case "fruit":
                let flag: JSONValue = field == "true" ? .flag(true) : field == "false" ? .flag(false) : text
                goods.append(.init(key: "fruit", value: flag))
            case "customsNumber": customs.append(.init(key: "number", value: text))
            case "regime", "channel": customs.append(.init(key: name, value: text))
            default: members.append(.init(key: name, value: text))
            }
        }
        if !driver.isEmpty { members.append(.init(key: "driver", value: .object(driver))) }
        if !goods.isEmpty { members.append(.init(key: "goods", value: .array([.object(goods)]))) }
        if !customs.isEmpty { members.append(.init(key: "declarations", value: .array([.object(customs)]))) }
        return .success(.object(members))
    }
}
