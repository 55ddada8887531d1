import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import TransparencyLog
import Web

/// `huunghi verify`: whether a public log is whole, and whether everybody was called in turn.
struct Verify: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("verify") }

    @Argument(help: Words.help("verify.place"))
    var place: String?

    @Option(name: .long, help: Words.help("verify.receipt"), completion: .file())
    var receipt: String?

    @Option(name: .long, help: Words.help("verify.key"))
    var key: String?

    @Option(name: .long, help: Words.help("verify.from"), completion: .file())
    var from: String?

    @Option(name: .long, help: Words.help("verify.witness"))
    var witness: [String] = []

    @Option(name: .long, help: Words.help("verify.threshold"))
    var threshold: Int?

    @Option(name: .long, help: Words.help("verify.date"))
    var date: String?

    @Option(name: .long, help: Words.help("verify.trip"))
    var trip: String?

    @Option(name: .long, help: Words.help("verify.against"), completion: .directory)
    var against: String?

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    func run() async throws {
        try await Exit.reporting {
            if let receipt { return try check(receipt: receipt) }
            guard let place else { throw Exit(.refused, Words.text("verify.no-place")) }
            let day = try date.map(Verify.day)
            var source = try PublicLogSource(place)
            let asked = try trip.map(Verify.trip)
            let earlier = try from.map(Verify.bytes)
            let policy = try policy { [source] in try source.key() }
            let (checkpoint, newer) = try source.checkpoint(for: policy, since: earlier)
            var bar = ProgressBar(Words.text("verify.progress"))
            var comparison = try against.map { try PublicLogComparison(folder: $0) }
            let size = (try? SignedCheckpoint(checkpoint))?.checkpoint.size ?? 0
            source.expect(size: size)
            let report: PublicLogReport
            do throws(PublicLogFlaw) {
                report = try PublicLogCheck(source, policy: policy).run(
                    checkpoint, from: earlier, telling: asked.map { StoryBook(of: $0) }
                ) {
                    comparison?.take($0)
                } progress: {
                    bar.show(Int($0), of: Int(size))
                }
            } catch {
                throw Exit(.differs, VerifyWords.sentence(error))
            }
            bar.finish()
            let words = VerifyWords(report: report, day: day, newer: newer)
            if let asked {
                try StoryPrint(report, of: asked).show(as: format)
            } else {
                print(words.table.printed(as: format))
                if format == .table { words.lines.forEach { print($0) } }
            }
            try comparison?.report()
            guard report.queue.inversions.isEmpty else { throw Exit(.differs, words.firstInversion) }
            guard report.queue.clockFaults.isEmpty else { throw Exit(.differs, words.firstClockFault) }
            guard report.queue.slots.wrongCount == 0 else { throw Exit(.differs, words.firstSlotFault) }
        }
    }

    private static func day(_ text: String) throws -> LocalDate {
        do throws(ParseFailure) { return try LocalDate.parse(text) } catch {
            throw Exit(.refused, Words.text("error.date", ["found": text]))
        }
    }

    /// Reads a trip's number, also without the letter and the zeros in front.
    private static func trip(_ text: String) throws -> TripID {
        if let number = UInt64(text) { return TripID(number) }
        do throws(ParseFailure) { return try TripID.parse(text) } catch {
            throw Exit(.refused, Words.text("verify.bad-trip", ["found": text]))
        }
    }

    private static func bytes(_ file: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Exit(.refused, Words.text("error.file", ["file": file]))
        }
        return Array(data)
    }

    /// A receipt is checked with nothing but itself and the keys.
    private func check(receipt file: String) throws {
        let bytes = try Verify.bytes(file)
        let policy = try policy { throw Exit(.refused, Words.text("verify.receipt-key")) }
        do throws(RecordReceiptFlaw) {
            let words = ReceiptWords(proven: try RecordReceipt(bytes).check(under: policy))
            words.lines.forEach { print($0) }
        } catch {
            throw Exit(.differs, ReceiptWords.sentence(error))
        }
    }

    /// The keys that are believed; the log's own offer where none is named.
    private func policy(offered: () throws -> String) throws -> TrustPolicy {
        func read(_ text: String) throws -> VerifierKey {
            do throws(KeyFlaw) { return try VerifierKey(text) } catch {
                throw Exit(.refused, Words.text("verify.bad-key", ["found": text]))
            }
        }
        let text = try key ?? offered()
        if key == nil {
            FileHandle.standardError.write(Data("huunghi: \(Words.text("verify.key-of-the-log"))\n".utf8))
        }
        let log = LogIdentity(try read(text))
        let witnesses = try witness.map(read)
        do {
            return try TrustPolicy(logs: [log], witnesses: witnesses, threshold: threshold ?? witnesses.count)
        } catch {
            throw Exit(.refused, Words.text("verify.bad-policy", ["witnesses": "\(witnesses.count)"]))
        }
    }
}
