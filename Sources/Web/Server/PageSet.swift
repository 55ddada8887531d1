import HTTPTypes
import Hummingbird

/// The pages, as the server sees them: more routes, and a face for problems.
package protocol PageSet: Sendable {
    /// The routes of the pages, their assets included.
    func routes() -> [Route]

    /// The page that tells a reader of a problem, or sends them to sign in; nil leaves it to problem JSON.
    func response(to problem: Problem, request: Request, language: Language, services: WebServices) -> Response?
}

/// A server that has an API and no pages.
package struct NoPages: PageSet {
    /// Nothing to make.
    package init() {}

    /// None.
    package func routes() -> [Route] { [] }

    /// None.
    package func response(
        to problem: Problem, request: Request, language: Language, services: WebServices
    ) -> Response? { nil }
}
