import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import SQLiteStore
import Steering
import SteeringRoom

/// `huunghi steering targets`: the targets of a plan and how each stands.
struct SteeringTargets: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("targets", key: "steering-targets") }

    @Argument(help: Words.help("steering-targets.plan"))
    var plan: String

    @Flag(name: .customLong("as-first-set"), help: Words.help("steering-targets.original"))
    var isOriginal = false

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let (plan, sight) = try await PlanQuestion.read(plan, options)
            var table = Table(columns: [
                "number", "target", "indicator", "wanted", "outcome", "light", "override", "probability", "p10", "p50",
                "p90", "figures", "detail",
            ])
            let basis: TargetBasis = isOriginal ? .original : .inForce
            let standings = try Wording.shelf { () throws(ShelfFailure) in
                try sight.standings(of: plan.id, basis)
            }
            table.rows = standings.map(row)
            print(table.printed(as: options.format))
        }
    }

    private func row(_ standing: TargetStanding) -> [String] {
        let forecast = standing.forecast?.forecast
        let numbers = [standing.probability, forecast?.p10, forecast?.p50, forecast?.p90].map { number in
            number.map { String(format: "%.4g", $0) } ?? ""
        }
        return [
            standing.target.number.map(String.init) ?? "", "\(standing.target.id)", "\(standing.target.indicator)",
            PlanQuestion.wanted(standing.aim), standing.verdict.outcome.rawValue, standing.light.computed.rawValue,
            standing.light.override?.light.rawValue ?? "",
        ] + numbers + [
            standing.verdict.figures.map { "\($0.observation)" }.joined(separator: " "),
            standing.target.isSample ? Words.text("steering-targets.sample") : "",
        ]
    }
}

/// `huunghi steering tally`: so many of so many, as an answer and not as a text.
struct SteeringTally: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("tally", key: "steering-tally") }

    @Argument(help: Words.help("steering-targets.plan"))
    var plan: String

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let (plan, sight) = try await PlanQuestion.read(plan, options)
            var table = Table(columns: [
                "plan", "basis", "met", "not_met", "unknown", "no_information", "counted", "expected", "dropped",
                "official", "published", "source",
            ])
            let published = try Wording.shelf { () throws(ShelfFailure) in try sight.publishedCount(of: plan) }
            table.rows = try TargetBasis.allCases.map { basis in
                let tally = try Wording.shelf { () throws(ShelfFailure) in try sight.tally(of: plan, basis) }
                let counts = [TargetOutcome.met, .notMet, .unknown, .noInformation].map { "\(tally[$0].count)" }
                return ["\(plan.id)", basis.rawValue] + counts + [
                    "\(tally.counted)", "\(tally.expected.count)", "\(tally.dropped.count)",
                    plan.officialTargets.map(String.init) ?? "",
                    published.map { "\($0.statement.value)" }.joined(separator: "; "),
                    published.map { "\($0.statement.source)" }.joined(separator: "; "),
                ]
            }
            print(table.printed(as: options.format))
        }
    }
}

/// A question about a plan at a point of the two times.
private enum PlanQuestion {
    static func read(_ name: String, _ options: VantageOptions) async throws -> (plan: Plan, sight: PlanSight) {
        let id = try SteeringVerb.argument("PLAN", name, PlanID.parse)
        let vantage = try options.vantage()
        let (loaded, shelf) = try House.readRoom(try await Settings.read(options.settings).data)
        let room = loaded.room
        let known = room.plans.plans(on: vantage.day, recordedBy: vantage.moment)
        guard let plan = known.first(where: { $0.id == id }) else {
            throw Exit(.refused, SteeringWords.sentence(RoomRefusal.plans(.unknownPlan(id))))
        }
        return (plan, PlanSight(room, on: shelf, from: vantage))
    }

    /// An aim as the tables write it.
    static func wanted(_ aim: TargetAim?) -> String {
        switch aim {
        case .none: "dropped"
        case .atLeast(let bound): ">=\(bound)"
        case .atMost(let bound): "<=\(bound)"
        case .range(let low, let high, let reading): "\(low)-\(high) \(reading.rawValue)"
        case .milestone(let due): "\(due)"
        case .yes: "yes"
        }
    }
}
