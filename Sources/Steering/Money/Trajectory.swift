import BorderVocabulary

/// How much of a year's plan is to be paid by the end of which month, by a decision.
package struct Trajectory: Said {
    /// Whose payments it is about.
    package enum Scope: Hashable, Sendable, Codable {
        case province
        case project(id: ProjectID)
    }

    /// A share that is to be reached by the end of a month.
    package struct Point: Hashable, Sendable, Codable {
        /// 1 to 12.
        package let month: Int
        /// Thousandths of the plan, 0 to 1000, from the beginning of the year.
        package let permille: Int

        /// Joins the two.
        package init(month: Int, permille: Int) {
            self.month = month
            self.permille = permille
        }
    }

    package let year: Int
    package let scope: Scope
    /// At least one, months rising, shares not falling.
    package let points: [Point]
    package let document: Line
    package let saidOn: LocalDate

    /// Joins the parts.
    package init(_ year: Int, _ scope: Scope, points: [Point], document: Line, saidOn: LocalDate) {
        self.year = year
        self.scope = scope
        self.points = points
        self.document = document
        self.saidOn = saidOn
    }

    var isSound: Bool {
        1...12 ~= points.count && points.allSatisfy { 1...12 ~= $0.month && 0...1000 ~= $0.permille }
            && zip(points, points.dropFirst()).allSatisfy { $0.month < $1.month && $0.permille <= $1.permille }
    }

    /// The share that is to be reached by the end of a month, 0 to 12, in thousandths.
    ///
    /// Between two points it rises evenly, rounded down; the last one stays a floor until the year ends.
    package func permille(by month: Int) -> Int {
        var before = Point(month: 0, permille: 0)
        for point in points {
            guard point.month < month else {
                let (months, rise) = (point.month - before.month, point.permille - before.permille)
                return before.permille + rise * (month - before.month) / months
            }
            before = point
        }
        return before.permille
    }
}
