import BorderVocabulary

/// What an agency says of a trip. Flags are independent, in any order, except that customs says yes last.
package enum Clearance: UInt8, CaseIterable, Hashable, Sendable {
    case notRequired = 0
    case pending = 1
    case granted = 2
    case refused = 3
}

/// A set of agencies, one bit each.
package struct AgencySet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package init(_ agencies: some Sequence<Agency>) {
        rawValue = agencies.reduce(0) { $0 | 1 << $1.rawValue }
    }

    /// Every agency there is.
    package static let all = AgencySet(Agency.allCases)

    package func has(_ agency: Agency) -> Bool { rawValue & 1 << agency.rawValue != 0 }
    package var all: [Agency] { Agency.allCases.filter(has) }
}

/// The flags of all agencies and their holds, in four bytes.
package struct Clearances: Hashable, Sendable {
    package var required: AgencySet
    package var granted: AgencySet
    package var refused: AgencySet
    package var held: AgencySet

    package init(
        required: AgencySet, granted: AgencySet = [], refused: AgencySet = [], held: AgencySet = []
    ) {
        self.required = required
        self.granted = granted
        self.refused = refused
        self.held = held
    }

    package subscript(agency: Agency) -> Clearance {
        if granted.has(agency) { return .granted }
        if refused.has(agency) { return .refused }
        return required.has(agency) ? .pending : .notRequired
    }

    /// The agencies that have still to say yes.
    package var missing: AgencySet { required.subtracting(granted) }
}
