import BorderVocabulary
import Gate
import HTTPTypes

/// What the server itself can find wrong with a request, before the gate is asked.
package enum Fault: Error, Hashable, Sendable {
    /// The body is not JSON; the offset is in bytes.
    case malformedJSON(at: Int)
    case invalidUTF8(at: Int)
    case tooDeep(limit: Int)
    case duplicateKey(String)
    /// Fields of the body are missing, unknown, or of another type.
    case shape([FieldError])
    /// Fields of the body have the right type and mean nothing.
    case fields([FieldError])
    /// Parameters of path or query that are missing, unknown, repeated, or on no list.
    case parameters([FieldError])
    /// Parameters of path or query that have the right type and mean nothing.
    case parameterValues([FieldError])
    case header(String)
    case queryMalformed
    case bodyUnreadable
    case bodyTooLarge(limit: Int)
    case tooManyRows(limit: Int)
    case wrongTable(expected: String)
    case strayQuote(line: Int)
    case wrongRow(columns: Int)
    case mediaType(accepted: [String])
    case notFound
    case unknownTrip(TripID)
    case methodNotAllowed([HTTPRequest.Method])
    case unauthenticated
    case wrongPassword
    case accountDisabled
    case noDuty
    case linkInvalid
    case weakPassword(minimum: Int)
    case alreadyTaken
    case csrf
    /// None of the caller's duties will do; these would.
    case forbidden([Duty])
    /// Several of the caller's duties would do: choose one.
    case dutyAmbiguous([Duty])
    /// The token may only do other things.
    case scopeMissing
    case locked(until: Timestamp, seconds: Int)
    case rateLimited(seconds: Int)
    case changed
    case keyReused
    case tooManyStreams
    case busy
    case superseded
    case unavailable
    case stopping
    case `internal`
}
