import Application
import BorderVocabulary
import Gate
import TileFolder
import TransparencyLog

/// Writes the public log of a year's traffic: every truck goes through the real gate, and every batch becomes an entry in
/// the way of the publisher.
struct PublicLogMaker {
    /// Trucks that wait at any time.
    static let ahead = 300
    /// Entries between two writings of tiles: full ones only, as the log of a year consists of.
    private static let page: UInt64 = 65_536

    private let store: FolderTileStore
    private let secret: PublicLogSecret
    private let signer: NoteSigner
    /// Milliseconds between two commands, so that the trucks fill a year.
    private let step: Duration

    private var gate = Gate()
    private var log = GrowingLog()
    private var position = Position.start
    private var now = GateScenario.start
    private var records: [LogRecord] = []
    private var events: [Event] = []
    private var wanted = 1
    private var dice: UInt64 = 88_172_645_463_325_252

    init(in folder: String, trucks: Int) throws {
        guard let name = KeyName("bench.example/log"), let secret = PublicLogSecret([UInt8](repeating: 7, count: 32)),
            let signer = NoteSigner(name: name, seed: secret.signingSeed)
        else { throw BenchFailure("the log has no key") }
        store = FolderTileStore(folder)
        self.secret = secret
        self.signer = signer
        step = .milliseconds(31_536_000_000 / (trucks * GateScenario.commandsPerTruck))
    }

    /// The key of every log that is made here.
    var key: String { signer.verifierKey.text }

    /// Makes the whole log, and answers how many entries and records it has.
    mutating func make(trucks: Int) throws -> (entries: UInt64, records: UInt64) {
        for rule in GateScenario.rules { try give(.setRule(rule), GateScenario.board) }
        for number in 0..<(trucks + Self.ahead) {
            if number < trucks {
                try give(.declare(try GateScenario.declaration(number)), GateScenario.declarant)
                let (command, actor) = GateScenario.arrival(TripID(UInt64(number + 1)))
                try give(command, actor)
            }
            guard number >= Self.ahead else { continue }
            try give(GateScenario.call.0, GateScenario.call.1)
            for (command, actor) in GateScenario.journey(TripID(UInt64(number - Self.ahead + 1))) {
                try give(command, actor)
            }
        }
        try publish()
        try sign()
        return (log.size, position.number)
    }

    private mutating func give(_ command: Command, _ actor: Actor) throws {
        now += step
        // The gate is closed in the last minute of each day.
        if (now.milliseconds + 25_200_000) % 86_400_000 >= 86_340_000 { now += .seconds(61) }
        events.removeAll(keepingCapacity: true)
        try gate.decide(command, by: actor, at: now, into: &events)
        for event in events {
            gate.apply(event, at: now)
            position = position.advanced(by: 1)
            records.append(LogRecord(position: position, at: now, actor: actor, event: event))
        }
        if records.count >= wanted { try publish() }
    }

    /// One batch becomes an entry; the next has between one and eight records.
    private mutating func publish() throws {
        guard let first = records.first else { return }
        let batch = StoredBatch(first: first.position, count: records.count, bytes: RecordCodec.encode(records))
        for leaf in try PublicLeaf.leaves(of: batch, secret: secret, showingPlates: false) { try log.append(leaf) }
        records.removeAll(keepingCapacity: true)
        dice ^= dice << 13
        dice ^= dice >> 7
        dice ^= dice << 17
        wanted = 1 + Int(dice % 8)
        if log.size % Self.page == 0 { try store.store(log.takeTiles()) }
    }

    private mutating func sign() throws {
        try store.store(log.takeTiles())
        let checkpoint = Checkpoint(origin: signer.verifierKey.name.line, size: log.size, root: log.root)
        try store.store(checkpoint: SignedCheckpoint(checkpoint, signedBy: signer).bytes)
    }
}
