import Application
import BorderVocabulary
import Foundation
import Gate
import Logging
import SampleDay
import SteeringRoom
import SteeringWeb
import Web

/// One sample day at a real gate.
struct DemoDay: Sendable {
    let plan: DayPlan
    let pace: Pace
    let format: OutputFormat

    /// Runs the day without pages, prints its bulletin, and fails if a published figure did not come back.
    func runHeadless(_ settings: Settings) async throws {
        let clock = SteppedClock(plan.opensAt)
        let house = try House.open(
            settings.data, publishing: settings.publicLog, clock: clock, logger: Program.logger(settings.logLevel))
        let bulletin = try await withThrowingTaskGroup(of: Bulletin?.self) { group in
            group.addTask {
                await house.service.run()
                return nil
            }
            group.addTask { try await drive(house, clock) }
            let bulletin = try await group.next()
            group.cancelAll()
            return bulletin ?? nil
        }
        guard let bulletin else { return }
        printFigures(bulletin)
        let missed = plan.missed(by: bulletin)
        guard missed.isEmpty else { throw Exit(.differs, Self.sentence(missed)) }
    }

    /// Runs the day behind the pages, and leaves them open when it is over.
    func runWithPages(_ settings: Settings) async throws {
        let logger = Program.logger(settings.logLevel)
        let metrics = Program.metrics()
        let clock = SteppedClock(plan.opensAt)
        let house = try House.open(settings.data, publishing: settings.publicLog, clock: clock, logger: logger)
        let account = try SampleAccount.make(in: house.accounts)
        try Wording.log { () throws(LogFailure) in
            _ = try DemoRoom.fill(house.steering, at: plan.opensAt)
        }
        var configuration = settings.web
        configuration.isSample = true
        let web = try WebServer(
            service: house.service, views: house.views, accounts: house.accounts, clock: clock,
            doorClock: SystemClock(), configuration: configuration, logger: logger, metrics: metrics,
            publicLog: house.publicLog.shelf, wings: [house.wing])
        let running = Running(
            house: house, web: web, logger: logger,
            others: [
                {
                    guard let address = await web.address() else { return }
                    let url = "http://\(address)"
                    print("listening \(url)")
                    print(Words.text("demo.sign-in", ["login": account.login, "password": account.password]))
                    for assumption in plan.assumptions {
                        print(Words.text("demo.assumption", ["text": SampleWording.sentence(assumption)]))
                    }
                    do {
                        report(try await drive(house, clock))
                    } catch {
                        // Whoever stops the demo stops the day in its middle: that is no failure.
                        guard !Task.isCancelled else { return }
                        throw error
                    }
                }
            ])
        try await Program.run(running, settings)
    }

    private func drive(_ house: House, _ clock: SteppedClock) async throws -> Bulletin {
        var bar = ProgressBar(Words.text("demo.progress"))
        var driver = DayDriver(plan: plan, service: house.service, clock: clock)
        do throws(DriveFailure) {
            let bulletin = try await driver.run(pace: pace) { bar.show(Int($0.share * 1000), of: 1000) }
            bar.finish()
            return bulletin
        } catch {
            throw Exit(.refused, Words.text("error.refused-command", ["cause": SampleWording.sentence(error)]))
        }
    }

    private func report(_ bulletin: Bulletin) {
        print(
            Words.text(
                "demo.closed",
                [
                    "date": "\(bulletin.date)", "time": "\(bulletin.closedAt.localTime)",
                    "cleared": "\(bulletin.vehicles(.cleared))", "remaining": "\(bulletin.vehicles(.remaining))",
                ]))
        let missed = plan.missed(by: bulletin)
        print(missed.isEmpty ? Words.text("demo.equal") : Self.sentence(missed))
    }

    private func printFigures(_ bulletin: Bulletin) {
        let asOf = bulletin.closedAt.localTime
        switch format {
        case .csv: print(BulletinCSV.text(bulletin, asOf: asOf, published: plan.published), terminator: "")
        case .table, .json:
            var table = Table(columns: ["place", "measure", "direction", "category", "vehicles", "source", "note"])
            table.rows = BulletinCSV.lines(bulletin, published: plan.published).map { line in
                FigureWords.words(of: line.scope) + ["\(line.vehicles)", line.source, line.note]
            }
            print(table.printed(as: format))
        }
    }

    private static func sentence(_ missed: [PublishedRow]) -> String {
        Words.text("demo.differs", ["rows": missed.map { String($0.line) }.joined(separator: ", ")])
    }
}

/// The account with which a newcomer looks into the command centre of a demo.
struct SampleAccount {
    let login: String
    let password: String

    /// Adds it with a password of its own, made now; of a folder used before, only the password changes.
    static func make(in accounts: any AccountStore) throws -> SampleAccount {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let password = String((0..<12).compactMap { _ in alphabet.randomElement() })
        let login = "demo"
        let start = Timestamp(milliseconds: 0)
        do throws(AccountFailure) {
            let id: UserID = "demo"
            if try accounts.person(id) == nil {
                let duties: [Duty] = [.board, .gateOperator, .auditor, .leader, .office, .department, .reception]
                try accounts.addPerson(
                    Person(id: id, name: "Demo", login: login, duties: duties.map { DatedDuty($0, from: start) }))
            }
            try accounts.setPassword(password, of: id)
            return SampleAccount(login: login, password: password)
        } catch {
            throw AccountWording.exit(error, login: login)
        }
    }
}
