import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("A file of bulletins")
struct PublishedFiguresTests {
    private static let row = "2025-11-11,20:00,province,cleared,export,fruit,225,B2,a note"

    private func problems(_ rows: String) -> [RowProblem] {
        do throws(FiguresFailure) {
            _ = try PublishedFigures.parse(Published.header + rows)
            return []
        } catch {
            guard case .rows(let problems, _) = error else { return [] }
            return problems
        }
    }

    private func failure(_ bytes: [UInt8]) -> FiguresFailure? {
        do throws(FiguresFailure) {
            _ = try PublishedFigures.parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test
    func `gives back what both published days print`() throws {
        let figures = try PublishedFigures.parse(try Published.text())
        #expect(figures.rows.count == 46)
        #expect(figures.dates.map(\.description) == ["2024-08-22", "2025-11-11"])
        #expect(figures.rows[0].line == 2)
        #expect(figures.rows[0].scope == FigureScope(place: nil, measure: .cleared))
        #expect(figures.rows[32].note == "+50 on the day before")
    }

    @Test(arguments: [
        "\u{FEFF}" + Published.header + row,
        Published.header.replacing("\n", with: "\r\n") + row + "\r\n",
        Published.header.replacing("\n", with: "\r") + row + "\r",
        Published.header + "\n\n" + row + "\n\n",
        Published.header + row.replacing("a note", with: "\"a note\""),
        Published.header + "\"2025-11-11\", 20:00,province,\"cleared\",export,fruit,225,B2,a note",
    ])
    func `is read in any of the ways in which such files are written`(text: String) throws {
        let figures = try PublishedFigures.parse(text)
        #expect(figures.rows.count == 1)
        #expect(figures.rows.first?.vehicles == 225)
        #expect(figures.rows.first?.note == "a note")
    }

    @Test
    func `keeps commas, quotation marks and line ends of a quoted note, and counts lines over them`() throws {
        let figures = try PublishedFigures.parse(
            Published.header + "2025-11-11,20:00,chi-ma,cleared,all,all,1,B,\"a, \"\"b\"\"\nc\"\n" + Self.row)
        #expect(figures.rows.map(\.note) == ["a, \"b\"\nc", "a note"])
        #expect(figures.rows.map(\.line) == [2, 4])
    }

    @Test(arguments: [
        ("2025-02-30,20:00,province,cleared,all,all,1,B,", BulletinColumn.date),
        ("11/11/2025,20:00,province,cleared,all,all,1,B,", .date),
        ("1970-01-01,20:00,province,cleared,all,all,1,B,", .date),
        ("2025-11-11,24:00,province,cleared,all,all,1,B,", .asOf),
        ("2025-11-11,8pm,province,cleared,all,all,1,B,", .asOf),
        ("2025-11-11,20:00,Hữu Nghị,cleared,all,all,1,B,", .place),
        ("2025-11-11,20:00,,cleared,all,all,1,B,", .place),
        ("2025-11-11,20:00,a-name-of-24-characters-,cleared,all,all,1,B,", .place),
        ("2025-11-11,20:00,province,crossed,all,all,1,B,", .measure),
        ("2025-11-11,20:00,province,withdrawn,all,all,1,B,", .measure),
        ("2025-11-11,20:00,province,cleared,both,all,1,B,", .direction),
        ("2025-11-11,20:00,province,cleared,all,fruit,1,B,", .category),
        ("2025-11-11,20:00,province,cleared,export,goods,1,B,", .category),
        ("2025-11-11,20:00,province,cleared,import,fruit,1,B,", .category),
        ("2025-11-11,20:00,province,cleared,all,all,,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,-1,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,+1,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,1.5,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,100001,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,99999999999999999999999,B,", .vehicles),
        ("2025-11-11,20:00,province,cleared,all,all,1,\u{1B}[2J,", .source),
        ("2025-11-11,20:00,province,cleared,all,all,1,B,\u{0}", .note),
    ])
    func `names the line and the field of a bad row`(row: String, column: BulletinColumn) {
        let found = problems(Self.row + "\n" + row + "\n")
        #expect(found.count == 1)
        #expect(found.first?.line == 3)
        #expect(found.first?.column == column)
    }

    @Test
    func `says what would be accepted`() {
        #expect(
            problems("2025-11-11,20:00,province,crossed,all,all,1,B,").first?.reason
                == .notAccepted(["cleared", "remaining", "turned-back", "arrived"]))
        #expect(
            problems("2025-11-11,20:00,province,cleared,export,goods,1,B,").first?.reason
                == .notAccepted(["all", "fruit", "other", "unidentified"]))
        #expect(
            problems("2025-11-11,20:00,province,cleared,import,x,1,B,").first?.reason
                == .notAccepted(["all", "goods", "new-vehicle"]))
        #expect(
            problems("2025-11-11,20:00,province,cleared,all,all,-5,B,").first?.reason == .outOfRange(0...100_000))
    }

    @Test(arguments: [
        ("2025-11-11,20:00,province,cleared,all,all,1,B", RowProblem.Reason.fieldCount(8)),
        ("2025-11-11,20:00,province,cleared,all,all,1,B,,", .fieldCount(10)),
        ("2025-11-11,20:00,province,cleared,all,all,1,B,\"open", .quoting),
        ("2025-11-11,20:00,province,cleared,all,all,1,\"B\"x,", .quoting),
        ("x", .fieldCount(1)),
    ])
    func `refuses rows that are not nine fields`(row: String, reason: RowProblem.Reason) {
        #expect(problems(row).map(\.reason) == [reason])
    }

    @Test
    func `refuses two rows that contradict each other, naming both`() {
        let found = problems(Self.row + "\n" + Self.row.replacing("225", with: "226"))
        #expect(found.map(\.line) == [3])
        #expect(found.first?.reason == .contradicts(line: 2, vehicles: 225))
        #expect(problems(Self.row + "\n" + Self.row) == [])
    }

    @Test
    func `refuses two hours for one date`() throws {
        let found = problems(Self.row + "\n2025-11-11,19:00,chi-ma,cleared,all,all,1,B,")
        #expect(found.map(\.line) == [3])
        #expect(found.first?.column == .asOf)
        let hour = try LocalTime.parse("20:00")
        #expect(found.first?.reason == .anotherHour(line: 2, asOf: hour))
    }

    @Test
    func `has bounds`() {
        #expect(failure(Array(repeating: 0x61, count: (1 << 20) + 1)) == .tooLarge(limit: 1 << 20))
        #expect(failure([]) == .empty)
        #expect(failure(Array(Published.header.utf8)) == .noRows)
        #expect(
            failure(Array(Published.header.utf8) + [0x61, 0xFF]) == .notUTF8(offset: Published.header.utf8.count + 1))
        #expect(failure([0xFF]) == .notUTF8(offset: 0))
        let rows = String(repeating: Self.row + "\n", count: 10_001)
        #expect(failure(Array((Published.header + rows).utf8)) == .tooManyRows(limit: 10_000))
        guard case .header = failure(Array("date,place\n1,2\n".utf8)) else {
            Issue.record("a wrong header was taken")
            return
        }
        let places = (1...65).map { "2025-11-11,20:00,p\($0),cleared,all,all,1,B," }.joined(separator: "\n")
        #expect(problems(places).map(\.reason) == [.tooManyPlaces(limit: 64)])
    }

    @Test
    func `never crashes on bytes of any kind`() {
        var random = SplitMix64(seed: 11)
        let sound = Array((Published.header + Self.row + "\n").utf8)
        let spice: [UInt8] = [0, 10, 13, 34, 44, 0x2D, 0xC3, 0xFF, 0x20, 0x39]
        for _ in 0..<2_000 {
            var bytes = sound
            for _ in 0..<Int(random.next() % 6 + 1) {
                let place = Int(random.next() % UInt64(bytes.count))
                if random.next() % 3 == 0 {
                    bytes.remove(at: place)
                } else {
                    bytes.insert(spice[Int(random.next() % 10)], at: place)
                }
            }
            _ = failure(bytes)
        }
    }
}
