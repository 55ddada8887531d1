/// A sum that the leaf figures of one measure must have.
package struct Constraint: Hashable, Sendable {
    /// What is summed.
    package let scope: FigureScope

    /// Whole vehicles.
    package let vehicles: Int

    /// The line of the file that says so; nil where an assumption says so.
    package let line: Int?

    /// States a sum.
    package init(scope: FigureScope, vehicles: Int, line: Int?) {
        self.scope = scope
        self.vehicles = vehicles
        self.line = line
    }
}

/// Printed figures of one measure that cannot all be true: fewer of them would not contradict each other.
///
/// The figures on the left count vehicles that must all be among those on the right, and there are more of them.
package struct Contradiction: Error, Hashable, Sendable {
    /// Figures whose sum is too large.
    package let left: [Constraint]

    /// Figures whose sum is too small to hold the left ones; empty stands for zero.
    package let right: [Constraint]

    /// Names both sides.
    package init(left: [Constraint], right: [Constraint]) {
        self.left = left
        self.right = right
    }

    /// The lines of the file that contradict each other, in order.
    package var lines: [Int] { (left + right).compactMap(\.line).sorted() }

    /// The sum of the left figures, always larger than that of the right ones.
    package var leftSum: Int { left.reduce(0) { $0 + $1.vehicles } }

    /// The sum of the right figures.
    package var rightSum: Int { right.reduce(0) { $0 + $1.vehicles } }
}
