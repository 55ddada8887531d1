import HTTPTypes
import Hummingbird

/// Why a request was not done, for HTTP (RFC 9457). Still in no language; worded when it is sent.
package struct Problem: Error, Sendable {
    /// The reason in kebab case; `type` is `/problems/` and this.
    package let code: String
    /// The status of the answer.
    package let status: HTTPResponse.Status
    /// What kind of problem it is.
    package let title: Phrase
    /// What happened here, and what would be accepted.
    package let detail: Phrase
    /// Every field that was not accepted, all at once.
    package let errors: [FieldError]
    /// Fields for the answer's head: `Retry-After`, `Allow`, `WWW-Authenticate`.
    package let headers: HTTPFields

    /// Joins the parts.
    package init(
        code: String, status: HTTPResponse.Status, title: Phrase, detail: Phrase, errors: [FieldError] = [],
        headers: HTTPFields = [:]
    ) {
        self.code = code
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors
        self.headers = headers
    }

    /// The problem as `application/problem+json` in a language.
    package func response(_ catalogue: Catalogue, _ language: Language) -> Response {
        var json = JSONWriter()
        write(to: &json, catalogue, language)
        var fields = headers
        fields[.contentType] = "application/problem+json"
        fields[.contentLanguage] = language.tag
        fields[.cacheControl] = "no-store"
        return Response(status: status, headers: fields, body: .init(byteBuffer: json.buffer))
    }

    /// Writes the members of RFC 9457, and `errors` where there are some.
    func write(to json: inout JSONWriter, _ catalogue: Catalogue, _ language: Language) {
        json.object { json in
            json.member("type", "/problems/" + code)
            json.member("title", title.text(catalogue, language))
            json.member("status", Int(status.code))
            json.member("detail", detail.text(catalogue, language))
            guard !errors.isEmpty else { return }
            json.list("errors", errors) { json, error in
                json.object { json in
                    json.member("pointer", error.pointer)
                    json.member("code", error.code)
                    json.member("detail", error.detail.text(catalogue, language))
                    if let accepted = error.accepted { json.member("accepted", accepted) }
                }
            }
        }
    }
}

/// One field that was not accepted.
package struct FieldError: Hashable, Sendable {
    /// Where it is: a JSON pointer into the body, or the name of a parameter.
    package let pointer: String
    /// The reason in kebab case.
    package let code: String
    /// What is wrong with it.
    package let detail: Phrase
    /// What would be accepted, in a notation without language.
    package let accepted: String?

    /// Joins the parts.
    package init(pointer: String, code: String, detail: Phrase, accepted: String? = nil) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
        self.accepted = accepted
    }
}
