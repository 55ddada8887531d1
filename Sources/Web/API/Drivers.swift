import Application
import BorderVocabulary
import Gate

/// Turns the people of one request into pseudonyms, so that no name reaches the log.
struct Drivers {
    private let services: WebServices
    /// Who was asked for together.
    private var known: [DriverPapers: DriverID] = [:]

    init(services: WebServices) {
        self.services = services
    }

    /// Asks for everybody whom many papers name, at once: thousands of rows cost one wait for the disk.
    mutating func learn(_ papers: [PapersInput]) async throws(Problem) {
        var people: Set<DriverPapers> = []
        for input in papers {
            for driver in [input.driver, input.lineDriver] {
                if case .person(let papers, _) = driver { people.insert(papers) }
            }
        }
        let asked = Array(people)
        for (papers, id) in zip(asked, try await ids(of: asked)) { known[papers] = id }
    }

    func declaration(_ input: DeclarationInput) async throws(Problem) -> Declaration {
        Declaration(
            place: input.place, direction: input.direction, movement: input.movement, method: input.method,
            papers: try await papers(input.papers), warnings: input.papers.warnings, returnOf: input.returnOf)
    }

    func papers(_ input: PapersInput) async throws(Problem) -> Papers {
        Papers(
            vehicle: input.vehicle, trailer: input.trailer, containers: input.containers, seals: input.seals,
            driver: try await driver(input.driver), lineDriver: try await driver(input.lineDriver),
            goods: input.goods, declarations: input.declarations, firm: input.firm,
            plannedArrival: input.plannedArrival)
    }

    func driver(_ input: DriverInput?) async throws(Problem) -> Driver? {
        switch input {
        case nil: return nil
        case .known(let driver, let pointer): return try await known(driver, at: pointer)
        case .person(let papers, let nationality):
            if let id = known[papers] { return Driver(id: id, nationality: nationality) }
            guard let id = try await ids(of: [papers]).first else {
                preconditionFailure("The register answers as many as it was asked.")
            }
            return Driver(id: id, nationality: nationality)
        }
    }

    /// The driver behind a pseudonym that a body gave, or a problem that names the member and what would be accepted.
    private func known(_ driver: Driver, at pointer: String) async throws(Problem) -> Driver {
        let isKnown: Bool
        do throws(AccountFailure) {
            isKnown = try await services.drivers.has(driver.id)
        } catch {
            throw Problem(accounts: error)
        }
        if isKnown { return driver }
        let accepted = "name, document"
        let detail = Phrase("parse.unknown-driver", ["found": .text(driver.id.description)])
        throw Problem(
            .fields([FieldError(pointer: pointer, code: "unknown-driver", detail: detail, accepted: accepted)]))
    }

    private func ids(of people: [DriverPapers]) async throws(Problem) -> [DriverID] {
        do throws(AccountFailure) {
            return try await services.drivers.remember(people)
        } catch {
            throw Problem(accounts: error)
        }
    }
}
