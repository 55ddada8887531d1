import SteeringRoom
import Testing

@Suite("Who may bring in which table")
struct SheetRightTests {
    @Test func `is said of every table, and of no other`() {
        #expect(Set(Sheets.all.map(\.name)) == Set(SheetRight.table.keys))
        #expect(Sheets.all.allSatisfy { !($0.right?.any ?? []).isEmpty }, "somebody may bring in any row of each")
    }

    @Test func `binds to own posts by a column that the table needs`() {
        for sheet in Sheets.all {
            guard let right = sheet.right else { continue }
            #expect(right.own.isEmpty == (right.column == nil), "\(sheet.name)")
            #expect(Set(right.any).isDisjoint(with: right.own), "\(sheet.name): either any row or one's own")
            guard let column = right.column else { continue }
            #expect(sheet.columns.contains { $0.name == column && $0.isNeeded }, "\(sheet.name): \(column)")
        }
    }

    @Test func `lets nobody bring in what is not named`() {
        let unnamed = Sheet("not-in-the-table", columns: [.needed("a")]) { _ in [] }
        #expect(unnamed.right == nil)
    }
}
