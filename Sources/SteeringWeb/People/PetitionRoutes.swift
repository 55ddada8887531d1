import BorderVocabulary
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// What programs may ask of the register: the same numbers as the pages, and nothing of who wrote.
struct PetitionRoutes: Sendable {
    let desk: RoomDesk
    let memory: PetitionMemory

    /// Petitions on one page of the list.
    private static let size = 200

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/petitions", "listPetitions", access: .public,
                    contract: Contract(
                        "steering", parameters: ["KnownOn", "RecordedOn", "Offset"],
                        answers: [200: .json("PetitionList")], problems: [400, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await list(request) },
            Route(
                Endpoint(
                    .get, "/api/v1/petitions/{petition}", "getPetition", access: .public,
                    contract: Contract(
                        "steering", parameters: ["KnownOn", "RecordedOn"], answers: [200: .json("PetitionCase")],
                        problems: [400, 404, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let view = try await desk.view(request)
                let status = try view.status(request)
                return PetitionRoutes.answer { $0.petition(status, view) }
            },
        ]
    }

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let offset = try PetitionRoutes.offset(request)
        let statuses = memory.statuses(view)
        let counts = PetitionCounts(statuses)
        let answer = SurvivalCurve(statuses.map(\.timeToAnswer))
        let resolution = SurvivalCurve(statuses.map(\.timeToResolution))
        let page = statuses.reversed().dropFirst(offset).prefix(PetitionRoutes.size)
        return PetitionRoutes.answer { json in
            json.object { json in
                json.member("asKnownOn", "\(view.day)")
                json.member("petitions", counts.petitions)
                json.member("cases", counts.cases)
                json.member(
                    "answering",
                    object: { json in
                        for sort in PetitionStatus.Answering.allCases { json.member(sort.rawValue, counts[sort]) }
                    })
                json.member(
                    "settling",
                    object: { json in
                        for sort in PetitionStatus.Settling.allCases { json.member(sort.rawValue, counts[sort]) }
                    })
                json.share("onTime", counts.onTime.count, of: counts.onTime.of)
                json.share("resolved", counts.resolved.count, of: counts.resolved.of)
                json.member("reopened", counts.reopened)
                json.member("onTimeByLaterEntry", counts.onTimeByLaterEntry)
                json.member("enteredAfterPeriod", counts.enteredAfterPeriod)
                json.member("onTimeByReclassifying", counts.onTimeByReclassifying)
                json.member("withheld", counts.withheld)
                json.curve("timeToAnswer", answer)
                json.curve("timeToResolution", resolution)
                json.list("list", page) { json, status in json.petition(status, view) }
            }
        }
    }

    private static func offset(_ request: WebRequest) throws(Problem) -> Int {
        guard let text = request.query["offset"], !text.isEmpty else { return 0 }
        guard let offset = Int(text), 0...PetitionBook.Limit.petitions ~= offset else {
            let failure = ParseFailure(.outOfRange("0…\(PetitionBook.Limit.petitions)"), found: text)
            throw Problem(.parameterValues([FieldError(pointer: "offset", failure)]))
        }
        return offset
    }

    static func answer(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 16_384)
        body(&json)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    fileprivate mutating func share(_ key: String, _ count: Int, of all: Int) {
        member(
            key,
            object: { json in
                json.member("count", count)
                json.member("of", all)
            })
    }

    /// A curve as its steps; parts are decimals between 0 and 1.
    fileprivate mutating func curve(_ key: String, _ curve: SurvivalCurve) {
        self.key(key)
        object { json in
            json.member("count", curve.count)
            json.member("ended", curve.ended)
            json.member("watchedDays", number: curve.watched)
            json.member("medianDays", number: curve.time(untilLeft: 0.5))
            json.list("steps", curve.steps) { json, step in
                json.object { json in
                    json.member("days", step.days)
                    json.member("atRisk", step.atRisk)
                    json.member("ended", step.ended)
                    for (name, part) in [
                        ("survival", step.survival), ("standardError", step.standardError), ("low", step.low),
                        ("high", step.high),
                    ] {
                        json.key(name)
                        json.raw("\(part)")
                    }
                }
            }
        }
    }

    /// Writes a petition as everybody may know it.
    mutating func petition(_ status: PetitionStatus, _ view: RoomView) {
        let isOpen = status.own.withheld == nil
        object { json in
            json.member("petition", status.id.description)
            json.member("received", "\(status.received)")
            json.member("group", status.petition.submission.group.rawValue)
            json.member("channel", status.petition.submission.channel.rawValue)
            json.member("topic", text: status.own.topic)
            json.member("kind", text: status.own.kind)
            json.member("unit", text: status.petition.submission.unit)
            json.member("stage", status.standing.stage.rawValue)
            json.member("post", text: status.standing.post)
            json.member("answering", status.answering.rawValue)
            json.member("settling", status.settling.rawValue)
            json.member("answerDue", text: status.answerDue?.day)
            json.member("resolutionDue", text: status.resolutionDue?.day)
            json.member("firstAnswer", text: status.answer?.on)
            json.member("word", status.word.code)
            json.member("mergedInto", text: status.lead)
            json.member("summary", text: isOpen ? status.own.summaries[0] : nil)
            let reply = status.standing.stage.isOpen ? nil : status.standing.outcome?.reply
            json.member("reply", text: isOpen ? reply?.text : nil)
            json.member("withheld", !isOpen)
            json.member("sample", status.petition.submission.isSample)
        }
    }
}

extension PetitionersWord {
    /// The word in answers to programs.
    fileprivate var code: String {
        switch self {
        case .unheard: "unheard"
        case .own(let verdict, _): "own-" + verdict.rawValue
        case .asked(let verdict, _): "asked-" + verdict.rawValue
        }
    }
}
