import BorderVocabulary
import Gate
import HTTPTypes

extension Problem {
    /// The problem that a fault of the request is.
    package init(_ fault: Fault) {
        switch fault {
        case .malformedJSON(let offset): self.init("malformed-json", .badRequest, ["offset": .number(offset)])
        case .invalidUTF8(let offset): self.init("invalid-utf8", .badRequest, ["offset": .number(offset)])
        case .tooDeep(let limit): self.init("too-deep", .badRequest, ["limit": .number(limit)])
        case .duplicateKey(let key): self.init("duplicate-key", .badRequest, ["key": .text(key)])
        case .shape(let errors): self.init("wrong-shape", .badRequest, errors: errors)
        case .fields(let errors): self.init("wrong-fields", .unprocessableContent, errors: errors)
        case .parameters(let errors): self.init("wrong-parameters", .badRequest, errors: errors)
        case .parameterValues(let errors): self.init("wrong-parameters", .unprocessableContent, errors: errors)
        case .header(let name): self.init("wrong-header", .badRequest, ["name": .text(name)])
        case .queryMalformed: self.init("query-malformed", .badRequest)
        case .bodyUnreadable: self.init("body-unreadable", .badRequest)
        case .bodyTooLarge(let limit):
            self.init("body-too-large", .contentTooLarge, ["limit": .number(limit)], headers: [.connection: "close"])
        case .tooManyRows(let limit): self.init("too-many-rows", .contentTooLarge, ["limit": .number(limit)])
        case .wrongTable(let expected): self.init("wrong-table", .unprocessableContent, ["expected": .text(expected)])
        case .strayQuote(let line): self.init("stray-quote", .unprocessableContent, ["line": .number(line)])
        case .wrongRow(let columns): self.init("wrong-row", .unprocessableContent, ["columns": .number(columns)])
        case .mediaType(let accepted):
            self.init(
                "media-type", .unsupportedMediaType, ["accepted": .text(accepted.joined(separator: ", "))],
                headers: [.accept: accepted.joined(separator: ", ")])
        case .notFound: self.init("not-found", .notFound)
        case .unknownTrip(let trip): self.init("unknown-trip", .notFound, ["trip": .named(trip)])
        case .methodNotAllowed(let methods):
            let list = methods.map(\.rawValue).sorted().joined(separator: ", ")
            self.init("method-not-allowed", .methodNotAllowed, ["accepted": .text(list)], headers: [.allow: list])
        case .unauthenticated:
            self.init("unauthenticated", .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"huunghi\""])
        case .wrongPassword:
            self.init("wrong-password", .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"huunghi\""])
        case .accountDisabled: self.init("account-disabled", .forbidden)
        case .noDuty: self.init("no-duty", .forbidden)
        case .linkInvalid: self.init("link-invalid", .notFound)
        case .weakPassword(let minimum):
            let error = FieldError(
                pointer: "/password", code: "weak-password",
                detail: Phrase("problem.weak-password.detail", ["minimum": .number(minimum)]))
            self.init("weak-password", .unprocessableContent, ["minimum": .number(minimum)], errors: [error])
        case .alreadyTaken: self.init("already-taken", .conflict)
        case .csrf: self.init("csrf", .forbidden)
        case .forbidden(let duties): self.init("forbidden", .forbidden, ["duties": .duties(duties)])
        case .dutyAmbiguous(let duties):
            self.init("duty-ambiguous", .forbidden, ["duties": .duties(duties)])
        case .scopeMissing: self.init("scope-missing", .forbidden)
        case .locked(let until, let seconds):
            self.init("locked", .tooManyRequests, ["until": .moment(until)], headers: [.retryAfter: String(seconds)])
        case .rateLimited(let seconds):
            self.init(
                "rate-limited", .tooManyRequests, ["seconds": .number(seconds)],
                headers: [.retryAfter: String(seconds)])
        case .changed: self.init("changed", .preconditionFailed)
        case .keyReused: self.init("key-reused", .unprocessableContent)
        case .tooManyStreams: self.init("too-many-streams", .serviceUnavailable, headers: [.retryAfter: "30"])
        case .busy: self.init("busy", .serviceUnavailable, headers: [.retryAfter: "1"])
        case .superseded: self.init("superseded", .serviceUnavailable, headers: [.retryAfter: "5"])
        case .unavailable: self.init("unavailable", .serviceUnavailable, headers: [.retryAfter: "10"])
        case .stopping: self.init("stopping", .serviceUnavailable, headers: [.retryAfter: "10", .connection: "close"])
        case .internal: self.init("internal", .internalServerError)
        }
    }

    private init(
        _ code: String, _ status: HTTPResponse.Status, _ values: [String: Phrase.Value] = [:],
        errors: [FieldError] = [], headers: HTTPFields = [:]
    ) {
        self.init(
            code: code, status: status, title: Phrase("problem.\(code).title"),
            detail: Phrase("problem.\(code).detail", values), errors: errors, headers: headers)
    }
}
