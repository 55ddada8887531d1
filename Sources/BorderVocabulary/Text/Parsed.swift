/// A value that was understood, with what is odd about it.
package struct Parsed<Value> {
    /// What was understood.
    package let value: Value

    /// What an officer has to accept first; empty when all is usual.
    package let warnings: [Warning]

    /// Pairs a value with its warnings, in the order they should be shown.
    package init(_ value: Value, warnings: [Warning] = []) {
        self.value = value
        self.warnings = warnings
    }
}

extension Parsed: Sendable where Value: Sendable {}
extension Parsed: Equatable where Value: Equatable {}
extension Parsed: Hashable where Value: Hashable {}
