import Application
import BorderVocabulary
import Gate
import Synchronization

/// Turns the people of one request into pseudonyms, so that no name reaches the log.
final class Drivers: Sendable {
    private struct PersonKey: Hashable {
        let name: String
        let phone: String?
        let document: String
    }

    let services: WebServices
    /// A bulk declaration names the same drivers many times.
    private let known = Mutex<[PersonKey: DriverID]>([:])

    init(services: WebServices) {
        self.services = services
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
        case .person(let name, let phone, let document, let nationality):
            let key = PersonKey(name: name, phone: phone, document: document)
            if let id = known.withLock({ $0[key] }) { return Driver(id: id, nationality: nationality) }
            let accounts = services.accounts
            let id = try await services.blocking(accounts: { () throws(AccountFailure) -> DriverID in
                try accounts.remember(driver: name, phone: phone, document: document)
            })
            known.withLock { $0[key] = id }
            return Driver(id: id, nationality: nationality)
        }
    }
}
