import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// Steps that come with files, and the files for who may read the task.
struct TaskEvidencePages: Sendable {
    let desk: RoomDesk
    let evidence: EvidenceDesk
    private let uploads = Door()

    init(_ desk: RoomDesk, _ evidence: EvidenceDesk) {
        self.desk = desk
        self.evidence = evidence
    }

    /// The files of one step, and its words.
    static let limit = EvidenceDesk.Limit.files * AttachedFile.Limit.bytes + (1 << 20)

    /// The form of a step; one with files waits until there is room to read it.
    func form(_ request: WebRequest) async throws(Problem) -> MultipartForm {
        guard request.mediaType == "multipart/form-data" else { return try await request.formWithFiles() }
        return try await uploads.pass { () async throws(Problem) in try await request.formWithFiles() }
    }

    /// Takes the step of a form with its files.
    func take(_ form: MultipartForm, on task: TaskID, _ request: WebRequest) async throws(Problem) {
        guard case .tasks(.take(let step, _, let paper)) = try TaskSteps.command(on: task, { form[$0] }) else {
            throw Problem(.internal)
        }
        let files = form.files.filter { $0.field == "files" }.map {
            EvidenceUpload(name: String($0.name.prefix(120)), bytes: $0.bytes)
        }
        let (user, now) = (try request.person().person.id, request.now)
        try await ask(request) { desk throws(EvidenceFailure) in
            try desk.take(step, on: task, paper: paper, with: files, by: user, at: now)
        }
    }

    /// A file for who may read its task: always to be saved, never shown in place, whatever is in it.
    func file(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let (id, wanted) = (try request.task(), request.parameter("digest"))
        let bound = view.vantage.moment ?? .latest
        guard view.room.tasks.asKnown(id, on: view.day, recordedBy: view.vantage.moment) != nil,
            let record = view.room.tasks[id], TaskReader(request, view.room).mayRead(record.terms.directive)
        else { throw Problem(.notFound) }
        let known = record.steps.prefix { $0.taken.day <= view.day && $0.at <= bound }
        let files = known.flatMap { $0.taken.step.evidence.compactMap(\.file) }
        guard let file = files.first(where: { $0.digest.description == wanted }),
            let bytes = try await ask(request, { desk throws(EvidenceFailure) in try desk.bytes(of: file) })
        else { throw Problem(.notFound) }
        let name = "\(id)-\(wanted.prefix(8)).\(file.mediaType.rawValue)"
        return Response(
            status: .ok,
            headers: [
                .contentType: file.mediaType.mime, .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox", .cacheControl: "private, no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Asks the desk, which blocks, off the threads that serve.
    private func ask<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable (EvidenceDesk) throws(EvidenceFailure) -> Value
    ) async throws(Problem) -> Value {
        let desk = evidence
        let result = try await request.services.blocking.run { () -> Result<Value, EvidenceFailure> in
            do throws(EvidenceFailure) { return .success(try body(desk)) } catch { return .failure(error) }
        }.get()
        switch result {
        case .success(let value): return value
        case .failure(let failure): throw Problem(evidence: failure)
        }
    }
}

extension Problem {
    /// The problem that a failure of the desk of evidence is.
    init(evidence failure: EvidenceFailure) {
        func wrong(_ key: String, _ values: [String: Phrase.Value]) -> Problem {
            Problem(
                code: "evidence-refused", status: .unprocessableContent, title: Phrase("problem.room-refused.title"),
                detail: Phrase("task.evidence." + key, values))
        }
        switch failure {
        case .refused(let refusal): self.init(room: refusal)
        case .wrongFile(let name): self = wrong("wrong-file", ["name": .text(name)])
        case .fileTooLarge(let name, let limit):
            self = wrong("too-large", ["name": .text(name), "limit": .text("\(limit >> 20)")])
        case .tooMany(let limit): self = wrong("too-many", ["limit": .text("\(limit)")])
        case .noFilesHere(let kind): self = wrong("not-here", ["step": .word("task.do." + kind.rawValue)])
        case .store(let failure): self.init(accounts: failure)
        case .log(let failure): self.init(log: failure)
        }
    }
}
