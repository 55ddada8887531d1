import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Web

/// The records of a gate's log that a figure rests upon on one day, read from the log itself.
struct DayRecords: Sendable {
    /// A record with the trip's line.
    struct Row: Sendable {
        let record: LogRecord
        let summary: TripSummary
    }

    let rows: [Row]
    /// The position after which there are more; nil where these are the last.
    let next: UInt64?

    /// How many are shown at a time.
    static let page = 200

    /// Reads the records after a position; those of fees, calls and crossings are told apart by the figure.
    ///
    /// `goods` are not looked at: what a vehicle carried stands in the records of before.
    static func read(
        _ tally: DayTally, for figure: GateFigure, after position: UInt64, _ request: WebRequest
    ) async throws(Problem) -> DayRecords {
        guard let first = tally.first, let last = tally.last else { return DayRecords(rows: [], next: nil) }
        let (feed, views) = (request.services.service.feed, request.services.views)
        let start = max(position, first - 1)
        let found = try await request.services.blocking.run { () -> Result<DayRecords, ReadFailure> in
            do throws(ReadFailure) {
                return .success(try read(feed, views, Position(start), Position(last), figure))
            } catch { return .failure(error) }
        }.get()
        switch found {
        case .success(let records): return records
        case .failure(.log(let failure)): throw Problem(log: failure)
        case .failure(.views(let failure)): throw Problem(views: failure)
        }
    }

    private enum ReadFailure: Error {
        case log(LogFailure)
        case views(ViewFailure)
    }

    private static func read(
        _ feed: EventFeed, _ views: any TripViews, _ start: Position, _ last: Position, _ figure: GateFigure
    ) throws(ReadFailure) -> DayRecords {
        var (position, rows) = (start, [Row]())
        while position < last {
            let records: [LogRecord]
            do throws(LogFailure) { records = try feed.records(after: position, limit: 2_000) } catch {
                throw .log(error)
            }
            guard let end = records.last?.position else { break }
            for record in records where record.position <= last && record.event.isCounted(in: figure.indicator) {
                guard let trip = record.event.trip, let summary = try summary(trip, views),
                    summary.isCounted(record, in: figure)
                else { continue }
                rows.append(Row(record: record, summary: summary))
                if rows.count == page { return DayRecords(rows: rows, next: record.position.number) }
            }
            position = end
        }
        return DayRecords(rows: rows, next: nil)
    }

    private static func summary(_ trip: TripID, _ views: any TripViews) throws(ReadFailure) -> TripSummary? {
        do throws(ViewFailure) { return try views.summary(of: trip) } catch { throw .views(error) }
    }
}

extension Event {
    /// Whether an indicator may count it.
    fileprivate func isCounted(in indicator: GateIndicator) -> Bool {
        switch (indicator, self) {
        case (.vehicles, .crossed), (.tonnes, .crossed), (.gatesCrossed, .crossed), (.daysCrossed, .crossed),
            (.fees, .feePaid), (.waitingMedian, .called), (.waitingMedian, .calledOutOfTurn), (.waitingNinety, .called),
            (.waitingNinety, .calledOutOfTurn):
            true
        case (.vehicles, _), (.tonnes, _), (.gatesCrossed, _), (.daysCrossed, _), (.fees, _), (.waitingMedian, _),
            (.waitingNinety, _), (.backlog, _), (.gatesOpen, _), (.daysOpen, _):
            false
        }
    }
}

extension TripSummary {
    /// Whether the record is of the slice, and of several calls the first.
    fileprivate func isCounted(_ record: LogRecord, in figure: GateFigure) -> Bool {
        let (slice, isCall) = (figure.slice, record.event.isCounted(in: .waitingMedian))
        return (slice.place.map { $0 == place } ?? true)
            && (slice.direction.map { $0 == TradeDirection(direction) } ?? true)
            && (!isCall || calledAt == record.at)
    }
}
