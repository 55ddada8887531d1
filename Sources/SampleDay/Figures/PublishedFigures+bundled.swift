import Foundation

extension PublishedFigures {
    /// The project's small copy of published bulletins, each row with its source.
    package static var bundledPath: String {
        Bundle.module.resourceURL?.appendingPathComponent("Published/bulletins.csv").path ?? "bulletins.csv"
    }
}
