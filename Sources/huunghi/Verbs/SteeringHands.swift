import Application
import ArgumentParser
import BorderVocabulary
import Steering
import SteeringRoom

/// `huunghi steering approve`: a second person stands by figures.
struct SteeringApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("approve", key: "steering-approve") }

    @Argument(help: Words.help("steering.numbers"))
    var numbers: [Int]

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            try await options.give(numbers.map { ($0, .approve($0)) })
        }
    }
}

/// `huunghi steering publish`: a third person shows approved figures to everybody.
struct SteeringPublish: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("publish", key: "steering-publish") }

    @Argument(help: Words.help("steering.numbers"))
    var numbers: [Int]

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            try await options.give(numbers.map { ($0, .publish($0)) })
        }
    }
}

/// `huunghi steering correct`: says another value in place of one that was said, with the reason.
struct SteeringCorrect: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("correct", key: "steering-correct") }

    @Argument(help: Words.help("steering-correct.number"))
    var number: Int

    @Argument(help: Words.help("steering-correct.value"))
    var value: String

    @Option(name: .customLong("said-on"), help: Words.help("steering-correct.said-on"))
    var saidOn: String

    @Option(name: .long, help: Words.help("steering-correct.source"))
    var source: String

    @Option(name: .long, help: Words.help("steering-withdraw.reason"))
    var reason: String

    @Option(name: .long, help: Words.help("steering-correct.status"))
    var status = "revised"

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            let (value, saidOn) = (
                try SteeringVerb.argument("VALUE", self.value, Value.parse),
                try SteeringVerb.argument("--said-on", self.saidOn, KnownOn.parse)
            )
            let status = try SteeringVerb.argument("--status", self.status, FigureStatus.parse)
            let source = try SteeringVerb.argument("--source", self.source, Line.parse)
            let reason = try SteeringVerb.argument("--reason", self.reason, Line.parse)
            try await options.give([number]) { corrected in
                .record(
                    Statement(
                        corrected.series, unit: corrected.unit, value: value, knownOn: saidOn, status: status,
                        source: source, supersedes: number, reason: reason))
            }
        }
    }
}

/// `huunghi steering withdraw`: takes figures out of the answers, with a reason that stays.
struct SteeringWithdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("withdraw", key: "steering-withdraw") }

    @Argument(help: Words.help("steering.numbers"))
    var numbers: [Int]

    @Option(name: .long, help: Words.help("steering-withdraw.reason"))
    var reason: String

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            let reason = try SteeringVerb.argument("--reason", self.reason, Line.parse)
            try await options.give(numbers.map { ($0, .withdraw($0, reason: reason)) })
        }
    }
}

extension RecorderOptions {
    /// Makes a command of what an observation says.
    fileprivate func give(_ numbers: [Int], _ command: (Statement) -> FigureCommand) async throws {
        let service = try await service()
        let found = try Wording.shelf { () throws(ShelfFailure) in try service.shelf.observations(numbered: numbers) }
        try give(
            zip(numbers, found).map { number, observation in
                guard let observation else {
                    throw Exit(.refused, SteeringWords.sentence(FigureRefusal.noSuchObservation(number)))
                }
                return (number, command(observation.statement))
            }, service)
    }

    /// Gives one command for each observation, and prints what became of it.
    fileprivate func give(_ commands: [(Int, FigureCommand)]) async throws { try give(commands, try await service()) }

    private func give(_ commands: [(Int, FigureCommand)], _ service: SteeringService) throws {
        let user = try user()
        let answers = try Wording.log { () throws(LogFailure) in
            try service.give(commands.map { .figures($0.1) }, by: user, at: SystemClock().now())
        }
        var table = Table(columns: ["number", "result", "detail"])
        var isWhole = true
        for ((number, _), answer) in zip(commands, answers) {
            switch answer {
            case .success(let events):
                table.rows.append(["\(number)", word(events.isEmpty ? "known" : "done"), ""])
            case .failure(let refusal):
                isWhole = false
                table.rows.append(["\(number)", word("refused"), SteeringWords.sentence(refusal)])
            }
        }
        print(table.printed(as: format))
        guard isWhole else { throw Exit(.refused, Words.text("steering-import.some-refused")) }
    }

    private func word(_ code: String) -> String {
        switch format {
        case .table: Words.text("steering-import.\(code)")
        case .json, .csv: code
        }
    }
}
