import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("A closed bulletin as a file")
struct BulletinCSVTests {
    private static func bulletin(_ date: LocalDate, _ vehicles: Int) -> Bulletin {
        let cell = BulletinCell(place: "chi-ma", measure: .cleared, category: .fruit)
        return Bulletin(
            date: date, closedAt: Timestamp(date: date, time: .midnight),
            figures: [.init(cell: cell, vehicles: vehicles)])
    }

    @Test
    func `repeats published rows with their source, and marks the others as sample`() throws {
        let published = try Published.figures(
            #"""
            2025-11-11,20:00,province,cleared,all,all,5,B2,"a, ""note"""
            2025-11-11,20:00,chi-ma,cleared,import,all,0,B2,
            2025-11-11,20:00,chi-ma,cleared,export,fruit,6,B2,
            """#)
        let text = BulletinCSV.text(
            Self.bulletin(published.dates[0], 5), asOf: published.rows[0].asOf, published: published.rows)
        #expect(
            text == #"""
                date,as_of,place,measure,direction,category,vehicles,source,note
                2025-11-11,20:00,province,cleared,all,all,5,B2,"a, ""note"""
                2025-11-11,20:00,province,cleared,export,all,5,sample,
                2025-11-11,20:00,province,cleared,export,fruit,5,sample,
                2025-11-11,20:00,chi-ma,cleared,all,all,5,sample,
                2025-11-11,20:00,chi-ma,cleared,export,all,5,sample,
                2025-11-11,20:00,chi-ma,cleared,export,fruit,5,sample,
                2025-11-11,20:00,chi-ma,cleared,import,all,0,B2,

                """#)
    }

    @Test
    func `needs no published rows`() throws {
        let date = try LocalDate.parse("2025-11-11")
        let text = BulletinCSV.text(Self.bulletin(date, 2), asOf: .eightInTheEvening)
        #expect(try PublishedFigures.parse(text).rows.map(\.vehicles) == [2, 2, 2, 2, 2, 2])
        #expect(try PublishedFigures.parse(text).rows.allSatisfy { $0.source == "sample" })
    }
}
