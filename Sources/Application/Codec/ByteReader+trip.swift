import BorderVocabulary
import Gate

// How an open trip comes back from a snapshot.
extension ByteReader {
    mutating func openTrip() throws(CodecFailure) -> Trip {
        Trip(
            id: try trip(), place: try name(), direction: try raw(), movement: try raw(), method: try raw(),
            category: try raw(), stage: try stage(),
            clearances: Clearances(
                required: try agencies(), granted: try agencies(), refused: try agencies(), held: try agencies()),
            fee: try fee(), openWarnings: try warnings(),
            arrivedAt: try optional { r throws(CodecFailure) in try r.moment() }, missedCalls: try byte(),
            declaredAt: try moment(), isOverstayed: try bool(),
            returnOf: try optional { r throws(CodecFailure) in try r.trip() }, ticket: try unsigned(),
            ticketAt: try moment(), isBooked: try bool(), papers: try papers(), calling: try calling())
    }

    private mutating func calling() throws(CodecFailure) -> Calling {
        Calling(
            phase: try phase(), skips: try byte(),
            overtaken: try optional { r throws(CodecFailure) in
                Calling.Overtaken(times: try r.int(), since: try r.moment())
            })
    }

    private mutating func phase() throws(CodecFailure) -> Calling.Phase {
        switch try byte() {
        case 0: return .quiet
        case 1: return .asked(by: try moment())
        case 2: return .confirmed(at: try moment())
        case 3: return .skipped(at: try moment(), recall: try moment())
        case 4: return .recalled(at: try moment())
        case _: throw .badValue(at: offset - 1)
        }
    }

    private mutating func stage() throws(CodecFailure) -> Stage {
        switch try raw(StageName.self) {
        case .declared: return .declared
        case .waiting: return .waiting(area: try name(), since: try moment())
        case .called:
            return .called(area: try name(), lane: try name(), since: try moment(), until: try moment())
        case .atGate: return .atGate(lane: try name(), since: try moment())
        case .inYard: return .inYard(yard: try name(), since: try moment())
        case .released: return .released(lane: try name(), since: try moment())
        case .abroad:
            return .abroad(
                since: try moment(), deadline: try optional { r throws(CodecFailure) in try r.moment() })
        }
    }

    private mutating func fee() throws(CodecFailure) -> Fee {
        Fee(
            assessed: try optional { r throws(CodecFailure) in try r.money() }, paid: try money(),
            isOutdated: try bool())
    }
}
