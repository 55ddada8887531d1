import BorderVocabulary
import Steering
import Testing

@Suite("A batch of figures that is not durable yet")
struct FigureDraftTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `is decided as if every command before it were`(seed: UInt64) throws {
        var traffic = try FigureTraffic(seed: seed)
        var durable = SampleBook()
        for _ in 0..<4 {
            // One by one, and as a batch over what was there before.
            var book = durable.book
            var draft = FigureDraft(after: book.count)
            let shelf = durable.shelf
            for _ in 0..<12 {
                let (command, user, moment) = try traffic.next(knowing: durable.observations)
                let facts = draft.facts(command.concern, over: try shelf.facts([command.concern])[0])
                #expect(try facts == durable.shelf.facts([command.concern])[0])
                let events = (try? book.decide(command, by: user, at: moment, given: facts)) ?? []
                for event in events {
                    book.apply(event, at: moment)
                    draft.apply(event, at: moment)
                    durable.apply(event, at: moment)
                }
            }
            #expect(book == durable.book)
        }
    }
}
