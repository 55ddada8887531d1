import Application
import BorderVocabulary
import Gate
import HTTPTypes

extension Problem {
    /// The problem that a failed command is.
    package init(command failure: CommandFailure) {
        switch failure {
        case .refused(let refusal): self.init(refusal: refusal)
        case .preconditionFailed: self.init(.changed)
        case .keyReused: self.init(.keyReused)
        case .claimedElsewhere(let claim, let trip):
            self.init(refusal: .alreadyOpen(claim.kind.field, trip: trip))
        case .superseded: self.init(.superseded)
        case .busy: self.init(.busy)
        case .unavailable: self.init(.unavailable)
        case .stopped: self.init(.stopping)
        }
    }

    /// The problem that a failed question to the views is; the store's own words stay in the server's log.
    package init(views failure: ViewFailure) {
        switch failure {
        case .diskFull, .readOnly, .corrupt, .unavailable: self.init(.unavailable)
        }
    }

    /// The problem that a failed question to the accounts is.
    package init(accounts failure: AccountFailure) {
        switch failure {
        case .alreadyTaken: self.init(.alreadyTaken)
        case .badLogin:
            let error = FieldError(pointer: "/login", code: "bad-login", detail: Phrase("parse.bad-login"))
            self.init(.fields([error]))
        case .unknownPerson: self.init(.notFound)
        case .reasonNamesDriver:
            let error = FieldError(pointer: "/reason", code: "names-driver", detail: Phrase("parse.names-driver"))
            self.init(.fields([error]))
        case .weakPassword(let minimum): self.init(.weakPassword(minimum: minimum))
        case .linkInvalid: self.init(.linkInvalid)
        case .diskFull, .readOnly, .corrupt, .unavailable: self.init(.unavailable)
        }
    }

    /// The problem that a failed sign-in is.
    package init(signIn failure: SignInFailure, at now: Timestamp) {
        switch failure {
        case .wrongPassword: self.init(.wrongPassword)
        case .lockedUntil(let moment):
            self.init(.locked(until: moment, seconds: (moment - now).retryAfter))
        case .disabled: self.init(.accountDisabled)
        case .noDuty: self.init(.noDuty)
        case .store(let failure): self.init(accounts: failure)
        }
    }

    /// The problem that a failed question to the log is.
    package init(log failure: LogFailure) {
        switch failure {
        case .superseded: self.init(.superseded)
        case .wrongPosition, .claimed, .keyUsed, .diskFull, .readOnly, .inUse, .corrupt, .unavailable:
            self.init(.unavailable)
        }
    }
}

extension Claim.Kind {
    fileprivate var field: Field {
        switch self {
        case .vehicle: .vehicle
        case .trailer: .trailer
        case .container: .containers
        }
    }
}

extension FieldError {
    /// The error that text which was not understood is.
    package init(pointer: String, _ failure: ParseFailure) {
        let code: String
        var values: [String: Phrase.Value] = ["found": .text(failure.found), "accepted": .text(failure.accepted)]
        switch failure.reason {
        case .empty: code = "empty"
        case .tooLong(let limit):
            code = "too-long"
            values["limit"] = .number(limit)
        case .badCharacter(let place):
            code = "bad-character"
            values["place"] = .number(place + 1)
        case .badLength: code = "bad-length"
        case .badFormat: code = "bad-format"
        case .unknownProvince: code = "unknown-province"
        case .badCheckDigit(let expected):
            code = expected.isEmpty ? "no-check-digit" : "bad-check-digit"
            values["expected"] = .text(expected)
        case .notANumber: code = "not-a-number"
        case .outOfRange: code = "out-of-range"
        case .unknownCode: code = "unknown-code"
        case .abolished: code = "abolished"
        }
        self.init(
            pointer: pointer, code: code, detail: Phrase("parse." + code, values),
            accepted: failure.accepted.isEmpty ? nil : failure.accepted)
    }
}
