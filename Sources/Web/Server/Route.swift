import HTTPTypes
import Hummingbird

/// An endpoint with the code that answers it.
package struct Route: Sendable {
    /// Answers a request that was let in.
    package typealias Handler = @Sendable (WebRequest) async throws(Problem) -> Response

    /// What is promised.
    package let endpoint: Endpoint
    /// What keeps the promise.
    package let handler: Handler

    /// Joins the two.
    package init(_ endpoint: Endpoint, handler: @escaping Handler) {
        self.endpoint = endpoint
        self.handler = handler
    }
}

/// All routes of the server: the one list from which router, OpenAPI document and access tests are made.
package struct RouteTable: Sendable {
    /// Every route, in the order in which the document lists them.
    package let routes: [Route]

    /// Takes routes; two of one method and path, or of one name, are a mistake of the programmer.
    package init(_ routes: [Route]) {
        self.routes = routes
        let names = Set(routes.map(\.endpoint.operation))
        precondition(names.count == routes.count, "Two routes share the name of an operation.")
    }

    /// What is promised, without the code.
    package var endpoints: [Endpoint] { routes.map(\.endpoint) }

    /// The methods that a path answers to; empty for an unknown path.
    func methods(of path: String) -> [HTTPRequest.Method] {
        let segments = path.split(separator: "/")
        var methods: [HTTPRequest.Method] = []
        for endpoint in endpoints where RouteTable.matches(endpoint.segments, segments) {
            methods.append(endpoint.method)
            if endpoint.method == .get { methods.append(.head) }
        }
        return methods
    }

    private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        if pattern.last == "**" {
            return path.count >= pattern.count && matches(pattern.dropLast(), path, pattern.count - 1)
        }
        return pattern.count == path.count && matches(pattern[...], path, pattern.count)
    }

    private static func matches(_ pattern: ArraySlice<Substring>, _ path: [Substring], _ count: Int) -> Bool {
        zip(pattern, path.prefix(count)).allSatisfy { part, given in part.hasPrefix("{") || part == given }
    }
}
