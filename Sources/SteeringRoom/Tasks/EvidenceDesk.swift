import Application
import BorderVocabulary
import Steering
import Synchronization

/// A file that is to show that something was done, as it came.
package struct EvidenceUpload: Sendable {
    package let name: String
    package let bytes: [UInt8]

    /// Joins the two.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Why the desk did not take a step with its files.
package enum EvidenceFailure: Error, Sendable {
    case refused(RoomRefusal)
    /// A file is none of the types that are taken.
    case wrongFile(name: String)
    case fileTooLarge(name: String, limit: Int)
    case tooMany(limit: Int)
    /// The step shows nothing, so it takes no files.
    case noFilesHere(TaskStep.Kind)
    case store(AccountFailure)
    case log(LogFailure)
}

/// Takes steps of tasks with the files that show what was done: the bytes go beside the log, their digests into it.
///
/// First beside the log, then into it: evidence in the log has its file. What is refused leaves no bytes behind. The name
/// of a file is not kept, because the log forgets nothing; it is called by its task and its digest. Calls block.
package final class EvidenceDesk: Sendable {
    /// The bounds of one step.
    package enum Limit {
        /// Files of one step.
        package static let files = 5
    }

    private let service: SteeringService
    private let files: any AttachmentStore
    /// One step at a time, so that what belongs to one that is refused can be taken away again.
    private let door = Mutex(())

    /// Stands before the writer of a room and the store of files beside it.
    package init(_ service: SteeringService, files: any AttachmentStore) {
        self.service = service
        self.files = files
    }

    /// Takes a step with its files.
    package func take(
        _ step: TaskStep, on task: TaskID, paper: OnPaper?, with uploads: [EvidenceUpload], by user: UserID,
        at now: Timestamp
    ) throws(EvidenceFailure) {
        guard uploads.count <= Limit.files else { throw .tooMany(limit: Limit.files) }
        let checked = try uploads.map { upload throws(EvidenceFailure) in try Self.check(upload) }
        let pieces = try checked.map { file throws(EvidenceFailure) in try Self.piece(file, of: task) }
        guard let shown = step.showing(pieces) else { throw .noFilesHere(step.kind) }
        let command = RoomCommand.tasks(.take(shown, on: task, paper: paper))
        let result = door.withLock { _ -> Result<Void, EvidenceFailure> in
            do throws(EvidenceFailure) {
                return .success(try give(command, Array(zip(checked, uploads)), by: user, at: now))
            } catch { return .failure(error) }
        }
        try result.get()
    }

    /// The bytes of a file; nil where there are none.
    package func bytes(of file: AttachedFile) throws(EvidenceFailure) -> [UInt8]? {
        try keeping { () throws(AccountFailure) in try files.bytes(of: file.digest) }
    }

    private func give(
        _ command: RoomCommand, _ kept: [(file: AttachedFile, upload: EvidenceUpload)], by user: UserID,
        at now: Timestamp
    ) throws(EvidenceFailure) {
        // Asked before anything is kept: most of what is refused writes nothing at all.
        do throws(RoomRefusal) {
            guard !(try service.room.decide(command, by: user, at: now)).isEmpty else { return }
        } catch { throw .refused(error) }
        var added: [Fingerprint] = []
        do throws(AccountFailure) {
            for (file, upload) in kept where try files.bytes(of: file.digest) == nil {
                try files.keep(upload.bytes, as: file.digest)
                added.append(file.digest)
            }
        } catch {
            forget(added)
            throw .store(error)
        }
        let answers: [Result<[RoomEvent], RoomRefusal>]
        // Whether it is in the log is not known after a failure, and what is in the log has its file.
        do throws(LogFailure) { answers = try service.give([command], by: user, at: now) } catch { throw .log(error) }
        for answer in answers {
            guard case .failure(let refusal) = answer else { continue }
            forget(added)
            throw .refused(refusal)
        }
    }

    /// Removes what nothing in the log speaks of; what cannot be removed is in nobody's way, and the first failure is told.
    private func forget(_ added: [Fingerprint]) {
        for digest in added { try? files.remove(digest) }
    }

    private static func check(_ upload: EvidenceUpload) throws(EvidenceFailure) -> AttachedFile {
        guard upload.bytes.count <= AttachedFile.Limit.bytes else {
            throw .fileTooLarge(name: upload.name, limit: AttachedFile.Limit.bytes)
        }
        guard let type = AttachedFile.mediaType(of: upload.bytes) else { throw .wrongFile(name: upload.name) }
        return AttachedFile(CaseSecrets.fingerprint(of: upload.bytes), type, bytes: upload.bytes.count)
    }

    private static func piece(_ file: AttachedFile, of task: TaskID) throws(EvidenceFailure) -> TaskEvidence {
        let name = "\(task)-\(file.digest.description.prefix(8)).\(file.mediaType.rawValue)"
        do throws(ParseFailure) {
            return TaskEvidence(
                try Line.parse(name), digest: try TaskEvidence.FileDigest.parse(file.digest.description), file: file)
        } catch { preconditionFailure("A name of a task and a digest are a line.") }
    }

    private func keeping<Value>(
        _ body: () throws(AccountFailure) -> Value
    ) throws(EvidenceFailure) -> Value {
        do throws(AccountFailure) { return try body() } catch { throw .store(error) }
    }
}

extension TaskStep {
    /// The step with more pieces of evidence; nil where there are some and the step shows none.
    fileprivate func showing(_ pieces: [TaskEvidence]) -> TaskStep? {
        switch self {
        case .reported(let note, let evidence): .reported(note: note, evidence: evidence + pieces)
        case .claimed(let note, let evidence): .claimed(note: note, evidence: evidence + pieces)
        case .accepted, .extensionAsked, .extensionRefused, .extended, .reviewed, .verified, .returned, .cancelled,
            .transferred, .verifierReplaced, .reopened:
            pieces.isEmpty ? self : nil
        }
    }
}
