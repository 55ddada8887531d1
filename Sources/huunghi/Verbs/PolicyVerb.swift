import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import Logging
import SQLiteStore
import Web

/// `huunghi policy`: the rules of the queue.
struct Policy: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        Words.configuration("policy", subcommands: [PolicyCheckVerb.self])
    }
}

/// `huunghi policy check`: whether a queue rule keeps what it promises; if not, the story that shows it.
struct PolicyCheckVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("check", key: "policy-check") }

    @Argument(help: Words.help("policy-check.file"))
    var file: String?

    @Option(name: .long, help: Words.help("policy-check.rule"))
    var rule: String?

    @Option(name: .long, help: Words.help("policy-check.days"))
    var days = PolicyCheck.Effort.thorough.randomDays

    @Option(name: .long, help: Words.help("policy-check.depth"))
    var depth = PolicyCheck.Effort.thorough.depth

    @Option(name: .long, help: Words.help("policy-check.seed"))
    var seed = PolicyCheck.Effort.thorough.seed

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            let rule = try await queueRule()
            let effort = PolicyCheck.Effort(
                depth: depth, randomDays: days, stepsOfADay: PolicyCheck.Effort.thorough.stepsOfADay, seed: seed)
            switch PolicyCheck(rule, effort: effort).run() {
            case .holds(let patterns, let calls):
                var table = Table(columns: ["result", "patterns", "calls"])
                table.rows = [[Words.text("policy-check.holds"), "\(patterns)", "\(calls)"]]
                print(table.printed(as: format))
            case .flawed(let flaw):
                throw Exit(.refused, Words.phrase(Problem(refusal: .flawedQueueRule(flaw)).detail))
            case .broken(let example):
                print(PolicyStory(example).table.printed(as: format))
                throw Exit(.refused, PolicyStory(example).sentence)
            }
        }
    }

    private func queueRule() async throws -> QueueRule {
        switch (file, rule) {
        case (let file?, nil): return try fromFile(file)
        case (nil, let rule?): return try await fromLog(rule)
        case (nil, nil), (_?, _?): throw Exit(.refused, Words.text("policy-check.one-of"))
        }
    }

    private func fromFile(_ path: String) throws -> QueueRule {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Exit(.refused, Words.text("policy-check.unreadable", ["file": path]))
        }
        do throws(Problem) {
            return try QueueRuleFile.rule(of: Array(data))
        } catch {
            let errors = error.errors.map { "\($0.pointer): \(Words.phrase($0.detail))" }
            throw Exit(.refused, ([Words.phrase(error.detail)] + errors).joined(separator: "\n  "))
        }
    }

    private func fromLog(_ name: String) async throws -> QueueRule {
        let settings = try await Settings.read(settings)
        let log = try House.openExistingLog(settings.data)
        let loader = GateLoader(gate: House.gate, log: log, logger: Program.logger(settings.logLevel))
        let loaded = try Wording.log { () throws(LogFailure) in try loader.load() }
        let found = loaded.gate.rules.all.first { $0.id.description == name }
        guard case .queue(let rule)? = found?.content else {
            throw Exit(.refused, Words.text("policy-check.no-rule", ["rule": name]))
        }
        return rule
    }
}

/// A counter-example in words.
struct PolicyStory {
    let table: Table
    let sentence: String

    init(_ example: PolicyCheck.CounterExample) {
        var table = Table(columns: ["time", "vehicle", "class", "step"])
        table.rows = example.story.map { step in
            let local = step.at.hanoi
            let second = local.second < 10 ? "0\(local.second)" : "\(local.second)"
            return ["\(local.time):\(second)", "\(step.vehicle)", "\(step.queueClass)", PolicyStory.step(step.what)]
        }
        self.table = table
        switch example.promise {
        case .order(let id): sentence = Words.text("policy-check.broken.order", ["class": "\(id)"])
        case .ageing(let id): sentence = Words.text("policy-check.broken.ageing", ["class": "\(id)"])
        case .share(let id, let other):
            sentence = Words.text("policy-check.broken.share", ["class": "\(id)", "other": "\(other)"])
        case .patience(let id, let calls):
            sentence = Words.text("policy-check.broken.patience", ["class": "\(id)", "calls": "\(calls)"])
        }
    }

    private static func step(_ what: PolicyCheck.Step.What) -> String {
        switch what {
        case .arrives: Words.text("policy-check.step.arrives")
        case .called(.first): Words.text("policy-check.step.first")
        case .called(.aged): Words.text("policy-check.step.aged")
        case .called(.share): Words.text("policy-check.step.share")
        case .called(.spare): Words.text("policy-check.step.spare")
        }
    }
}
