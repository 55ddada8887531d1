import Application
import BorderVocabulary
import Foundation
import Gate
import Logging
import SQLiteStore
import Steering
import SteeringRoom
import SteeringStore
import SteeringWeb

/// The stores of one data folder and the gate that works on them.
struct House {
    /// The Board's places are one gate: moving a truck between them is one step (docs/decisions/0002).
    static let gate: GateID = "lang-son"

    let folder: URL
    let log: SQLiteEventLog
    let views: SQLiteTripViews
    let accounts: SQLiteAccountStore
    let service: GateService
    let publicLog: PublicLogHouse
    let steering: SteeringService
    let steeringLog: RoomLogHouse
    let petitions: PetitionDesk
    /// Takes the files that show what was done about tasks.
    let evidence: EvidenceDesk
    /// Counts the gate's days for the steering room.
    let follower: GateFollower

    static func open(
        _ folder: String, publishing: PublicLogSettings, clock: any WallClock, logger: Logger
    ) throws -> House {
        let url = try makeFolder(folder)
        let log = try openLog(url)
        let service = try Wording.log { () throws(LogFailure) in
            try GateService.open(gate: gate, log: log, clock: clock, logger: logger)
        }
        let steering = try openSteering(url, log)
        return House(
            folder: url, log: log, views: try openViews(url), accounts: try openAccounts(url), service: service,
            publicLog: try PublicLogHouse(url, publishing, log: log, feed: service.feed, logger: logger),
            steering: steering,
            steeringLog: try RoomLogHouse(url, publishing, log: log, room: steering, logger: logger),
            petitions: try openPetitions(url, steering),
            evidence: EvidenceDesk(steering, files: AttachmentFolder(url.appendingPathComponent("evidence"))),
            follower: GateFollower(gate, in: log, room: steering, wallClock: clock, logger: logger))
    }

    /// The desk of petitions with what lies beside the log.
    static func openPetitions(_ folder: URL, _ steering: SteeringService) throws -> PetitionDesk {
        do throws(AccountFailure) {
            return try PetitionDesk(
                steering, papers: SQLitePetitionPapers(path: folder.appendingPathComponent("petitions.db").path),
                attachments: AttachmentFolder(folder.appendingPathComponent("attachments")))
        } catch {
            throw Exit(.unavailable, Words.text("error.accounts", ["cause": "\(error)"]))
        }
    }

    /// The steering room's part of the web.
    var wing: SteeringWing {
        SteeringWing(
            steering, petitions: petitions, evidence: evidence, log: steeringLog.shelf, gates: follower)
    }

    static func makeFolder(_ folder: String) throws -> URL {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Exit(.unavailable, Words.text("error.folder", ["folder": folder]))
        }
        return url
    }

    static func openLog(_ folder: URL) throws -> SQLiteEventLog {
        try Wording.log { () throws(LogFailure) in try SQLiteEventLog(directory: folder.path) }
    }

    /// Opens a log that nobody else writes to; a folder without one is a mistake and is not made.
    static func openExistingLog(_ folder: String) throws -> SQLiteEventLog {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("log.db").path) else {
            throw Exit(.unavailable, Words.text("error.no-log", ["folder": folder]))
        }
        return try Wording.log { () throws(LogFailure) in
            try SQLiteEventLog(directory: url.path)
        }
    }

    /// The steering room of a folder, with its shelf brought up to the log.
    static func openSteering(_ folder: URL, _ log: SQLiteEventLog) throws -> SteeringService {
        let shelf = try Wording.shelf { () throws(ShelfFailure) in try SQLiteFigureShelf(directory: folder.path) }
        return try Wording.log { () throws(LogFailure) in try SteeringService(log, shelf: shelf) }
    }

    /// The figures of a folder, read beside whoever writes there.
    static func readFigures(_ folder: String) throws -> Figures {
        let room = try readRoom(folder)
        return Figures(room.loaded.room.figures, on: room.shelf)
    }

    /// The steering room of a folder, read beside whoever writes there.
    ///
    /// A shelf that is not up to the log is left to the one who writes; the figures are then folded in memory.
    static func readRoom(_ folder: String) throws -> (loaded: LoadedRoom, shelf: any FigureLedger) {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("log.db").path) else {
            throw Exit(.unavailable, Words.text("error.no-log", ["folder": folder]))
        }
        return try Wording.log { () throws(LogFailure) in
            let log = try SQLiteEventLog(directory: url.path, access: .readOnly)
            if let shelf = try? SQLiteFigureShelf(directory: url.path, access: .readOnly),
                let position = try? shelf.position(), Position(position) == (try log.head(of: SteeringService.log)),
                let loaded = try? LoadedRoom.read(log, shelf: shelf)
            {
                return (loaded, shelf)
            }
            let shelf = MemoryLedger()
            return (try LoadedRoom.read(log, shelf: shelf), shelf)
        }
    }

    /// Opens a log to read beside whoever writes to it; a folder without one is a mistake and is not made.
    static func openReadable(_ folder: String) throws -> SQLiteEventLog {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("log.db").path) else {
            throw Exit(.unavailable, Words.text("error.no-log", ["folder": folder]))
        }
        return try Wording.log { () throws(LogFailure) in
            try SQLiteEventLog(directory: url.path, access: .readOnly)
        }
    }

    static func openViews(_ folder: URL) throws -> SQLiteTripViews {
        do {
            return try SQLiteTripViews(path: folder.appendingPathComponent("views.db").path, gate: gate)
        } catch {
            throw Exit(.unavailable, Words.text("error.views", ["cause": "\(error)"]))
        }
    }

    static func openAccounts(_ folder: URL) throws -> SQLiteAccountStore {
        do {
            return try SQLiteAccountStore(path: folder.appendingPathComponent("accounts.db").path)
        } catch {
            throw Exit(.unavailable, Words.text("error.accounts", ["cause": "\(error)"]))
        }
    }

    /// Gives rules to a gate that has none, in the name of the set-up.
    func adopt(_ rules: [Rule]) async throws {
        guard service.read({ gate, _ in gate.rules.all.isEmpty }) else { return }
        let actor = Actor(user: "set-up", duty: .administrator)
        for outcome in await service.submit(all: rules.map { Submission(.setRule($0), by: actor) }) {
            if case .failure(let failure) = outcome {
                // Asked to stop before they were set: nothing of them is, and the next start sets them.
                if failure == .stopped { return }
                throw Exit(.unavailable, Words.text("error.log.unavailable", ["cause": "\(failure)"]))
            }
        }
    }
}

/// Words for what the stores say.
enum Wording {
    static func log<Value>(_ body: () throws(LogFailure) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw Exit(.unavailable, sentence(error))
        }
    }

    static func shelf<Value>(_ body: () throws(ShelfFailure) -> Value) throws -> Value {
        do throws(ShelfFailure) { return try body() } catch {
            throw exit(error)
        }
    }

    static func exit(_ failure: ShelfFailure) -> Exit {
        switch failure {
        case .unavailable(let cause): Exit(.unavailable, Words.text("error.shelf", ["cause": cause]))
        }
    }

    static func sentence(_ failure: LogFailure) -> String {
        switch failure {
        case .superseded: Words.text("error.log.superseded")
        case .wrongPosition(let expected):
            Words.text("error.log.unavailable", ["cause": "position \(expected.number)"])
        case .claimed(let claim, let trip): Words.text("error.log.unavailable", ["cause": "\(claim.text) \(trip)"])
        case .keyUsed(let key): Words.text("error.log.unavailable", ["cause": key.text])
        case .diskFull: Words.text("error.log.disk-full")
        case .readOnly: Words.text("error.log.read-only")
        case .inUse(let holder): Words.text("error.log.in-use", ["cause": holder])
        case .corrupt(let position, let cause):
            Words.text("error.log.corrupt", ["position": "\(position.number)", "cause": cause])
        case .unavailable(let cause): Words.text("error.log.unavailable", ["cause": cause])
        }
    }
}
