/// What the OpenAPI document says of an operation, in names of its components.
package struct Contract: Sendable {
    /// What an answer carries.
    package enum Content: Hashable, Sendable {
        /// Nothing.
        case none
        /// JSON of a schema.
        case json(String)
        /// JSON of a schema, or the same as CSV.
        case jsonOrCSV(String)
        /// Text of a media type.
        case text(String)
    }

    /// What a request carries.
    package enum Body: Hashable, Sendable {
        /// JSON of a schema.
        case json(String)
        /// Rows as CSV or JSON lines.
        case rows
        /// JSON of a schema, or the same members as a form.
        case jsonOrForm(String)
        /// The bytes of a file of a media type.
        case file(String)
    }

    /// The group of the document.
    package let tag: String
    /// Names of parameters.
    package let parameters: [String]
    /// What the request carries; nil for nothing.
    package let body: Body?
    /// The status of success with what it carries.
    package let answers: [Int: Content]
    /// The statuses of refusals.
    package let problems: [Int]
    /// Names of the success answer's header fields.
    package let headers: [String]

    /// Joins the parts; parameters of the path need not be named.
    package init(
        _ tag: String, parameters: [String] = [], body: Body? = nil, answers: [Int: Content], problems: [Int],
        headers: [String] = []
    ) {
        self.tag = tag
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.problems = problems
        self.headers = headers
    }

    /// The items that a query may have; any other is refused.
    var queryItems: Set<String> {
        Set(parameters.compactMap { Contract.items[$0] } + ["lang"])
    }

    /// Names of parameter components with the query items that they describe.
    private static let items = [
        "Cursor": "cursor", "Limit": "limit", "Stage": "stage", "Place": "place", "PlaceNeeded": "place",
        "Direction": "direction", "DirectionNeeded": "direction", "Reason": "reason", "Plate": "plate", "Text": "q",
        "After": "after", "Format": "format", "Before": "before", "Day": "date", "KnownOn": "as-known-on",
        "RecordedOn": "as-recorded-on", "Year": "year", "Plan": "plan",
        "Post": "post", "State": "state", "Unit": "unit", "Period": "period", "Offset": "offset",
        "TaskState": "state", "TaskStanding": "standing", "Document": "document", "Link": "link",
        "DueFrom": "due-from", "DueTo": "due-to", "Silent": "silent", "From": "from", "To": "to",
        "BottleneckState": "state",
        "GatePeriod": "period", "Goods": "goods", "Area": "area", "FigureKind": "kind", "FigureView": "view",
    ]
}
