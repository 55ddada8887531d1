import BorderVocabulary
import Steering
import Testing

@Suite("Random statements")
struct RandomFigureTests {
    @Test(arguments: 0..<120 as Range<UInt64>)
    func `are known as a plain fold over all of them says, and a replay knows the same`(seed: UInt64) throws {
        var traffic = try FigureTraffic(seed: seed)
        var book = SampleBook()
        var events: [(FigureEvent, Timestamp)] = []
        for _ in 0..<60 {
            let (command, user, moment) = try traffic.next(knowing: book.observations)
            for event in (try? book.decide(command, by: user, at: moment)) ?? [] {
                book.apply(event, at: moment)
                events.append((event, moment))
            }
        }
        for (series, vantage) in traffic.questions(events.map(\.1)) {
            let known = try book.figures.asKnown(series, from: vantage)
            #expect(known == fold(book.observations, vantage, series))
        }
        var again = SampleBook()
        for (event, moment) in events { again.apply(event, at: moment) }
        #expect(again.observations == book.observations)
        #expect(again.book == book.book)
    }

    /// The same answer by going through every observation, one rule after the other.
    private func fold(_ all: [Observation], _ vantage: Vantage, _ series: Series) -> KnownAnswer {
        func isSeen(_ mark: Observation.Mark?) -> Bool {
            guard let mark else { return false }
            return vantage.moment.map { mark.at <= $0 } ?? true
        }
        let visible = all.filter { observation in
            guard observation.statement.series == series, isSeen(observation.entered), !isSeen(observation.withdrawn),
                let certain = observation.certainFrom, certain <= vantage.day
            else { return false }
            switch vantage.view {
            case .all: return true
            case .approved: return isSeen(observation.approved)
            case .published: return isSeen(observation.published)
            }
        }
        let standing = visible.filter { one in !visible.contains { $0.statement.supersedes == one.sequence } }
        guard let last = standing.compactMap(\.certainFrom).max() else {
            let end = series.period.lastDay
            return .noInformation(age: end < vantage.day ? end.days(to: vantage.day) : nil)
        }
        let latest = standing.filter { $0.certainFrom == last }
        let before = visible.filter { one in !latest.contains { $0.sequence == one.sequence } }.sorted {
            ($0.certainFrom ?? .earliest, $0.sequence) > ($1.certainFrom ?? .earliest, $1.sequence)
        }
        func past(_ all: [Observation]) -> [Observation] { all.compactMap { vantage.seen($0) } }
        return .known(past(latest), age: last.days(to: vantage.day), before: past(before))
    }
}
