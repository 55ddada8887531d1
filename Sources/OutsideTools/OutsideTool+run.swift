import Foundation

#if canImport(Glibc)
import Glibc
#endif

extension OutsideTool {
    /// Runs the program once: gives it the input, waits for its end, and returns what it wrote.
    ///
    /// The epoch, in seconds, is the time that the tool writes into what it makes, so that the same work gives the same
    /// bytes on another day.
    package func run(
        _ arguments: [String], input: [UInt8], within bounds: ToolBounds, epoch: Int64 = 0
    ) async throws(ToolFailure) -> [UInt8] {
        let files = FileManager.default
        guard files.isExecutableFile(atPath: program), needs.allSatisfy({ files.fileExists(atPath: $0) }) else {
            throw .missing(packages: packages)
        }
        let folder = try ToolFolder(input: input)
        defer { folder.remove() }
        let ending = try await folder.end(of: process(arguments, bounds, folder, epoch), after: bounds.seconds)
        return try folder.judge(ending, bounds, packages)
    }

    /// `prlimit` sets the bounds and becomes the program, so that the number of the process stays the program's.
    private func process(_ arguments: [String], _ bounds: ToolBounds, _ folder: ToolFolder, _ epoch: Int64) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/prlimit")
        process.arguments =
            [
                "--as=\(bounds.memory)", "--cpu=\(bounds.seconds)", "--fsize=\(bounds.output)", "--core=0", program,
            ] + leading + arguments
        process.currentDirectoryURL = folder.url
        process.environment = [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": folder.url.path(percentEncoded: false),
            "TMPDIR": folder.url.path(percentEncoded: false), "SOURCE_DATE_EPOCH": "\(epoch)",
            "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
        ]
        return process
    }
}

/// The folder of one run: files instead of pipes, so that neither side ever waits for the other to read.
private struct ToolFolder {
    enum Ending {
        case status(Int32, isSignal: Bool)
        case outOfTime
    }

    let url: URL
    private var output: URL { url.appending(path: "output") }
    private var words: URL { url.appending(path: "words") }

    init(input: [UInt8]) throws(ToolFailure) {
        url = FileManager.default.temporaryDirectory.appending(path: "huunghi-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            try Data(input).write(to: url.appending(path: "input"))
            for file in [output, words] { try Data().write(to: file) }
        } catch {
            remove()
            throw .notStarted("\(error)")
        }
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    func end(of process: Process, after seconds: Int) async throws(ToolFailure) -> Ending {
        let (endings, reported) = AsyncStream<Ending>.makeStream()
        process.terminationHandler = { ended in
            reported.yield(.status(ended.terminationStatus, isSignal: ended.terminationReason == .uncaughtSignal))
            reported.finish()
        }
        do {
            let files = [
                try FileHandle(forReadingFrom: url.appending(path: "input")),
                try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: words),
            ]
            (process.standardInput, process.standardOutput, process.standardError) = (files[0], files[1], files[2])
            try process.run()
            for file in files { try file.close() }
        } catch {
            throw .notStarted("\(error)")
        }
        let number = process.processIdentifier
        return await withTaskGroup(of: Ending.self) { group in
            group.addTask { await endings.first { _ in true } ?? .outOfTime }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return .outOfTime
            }
            let first = await group.next() ?? .outOfTime
            if case .outOfTime = first { kill(number, SIGKILL) }
            group.cancelAll()
            return first
        }
    }

    private func size(of file: URL) -> Int {
        (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }

    func judge(_ ending: Ending, _ bounds: ToolBounds, _ packages: String) throws(ToolFailure) -> [UInt8] {
        switch ending {
        // At its bound of processor time a program is asked to end, and where both bounds are one it is killed.
        case .outOfTime, .status(SIGXCPU, isSignal: true), .status(SIGKILL, isSignal: true):
            throw .tookTooLong(seconds: bounds.seconds)
        case .status(OutsideTool.partMissing, isSignal: false): throw .missing(packages: packages)
        case .status(0, isSignal: false):
            guard let written = try? Data(contentsOf: output) else { throw .notStarted(output.lastPathComponent) }
            return [UInt8](written)
        // Some are ended by the signal, some take the refusal of the kernel for any error of a file.
        case .status where size(of: output) >= bounds.output: throw .wroteTooMuch(limit: bounds.output)
        case .status(let status, _):
            let said = (try? Data(contentsOf: words)) ?? Data()
            throw .failed(status: status, words: String(decoding: said.suffix(2_000), as: UTF8.self))
        }
    }
}
