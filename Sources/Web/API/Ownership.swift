import Application
import BorderVocabulary
import Gate

/// A declarant who acts for a firm sees and commands the trips of that firm, and no other's.
enum Ownership {
    /// The declaration in the name of the declarant's own firm: filled in where it names none, refused where it names
    /// another.
    static func sign(_ declaration: Declaration, _ actor: Actor, _ request: WebRequest) throws(Problem) -> Declaration {
        guard let own = try request.person().firm(as: actor.duty) else { return declaration }
        try requireOwn(declaration.papers.firm ?? own, own)
        return Declaration(
            place: declaration.place, direction: declaration.direction, movement: declaration.movement,
            method: declaration.method, papers: declaration.papers.replacing(firm: .some(own)),
            warnings: declaration.warnings, returnOf: declaration.returnOf)
    }

    /// The command in the name of the declarant's own firm.
    static func sign(_ command: Command, _ actor: Actor, _ request: WebRequest) throws(Problem) -> Command {
        switch command {
        case .declare(let declaration): return .declare(try sign(declaration, actor, request))
        case .identify(let trip, let declaration): return .identify(trip, try sign(declaration, actor, request))
        case .returnLoaded(let trip, let declaration):
            return .returnLoaded(trip, try sign(declaration, actor, request))
        case .change(_, let change):
            if case .firm(let firm) = change.new, let own = try request.person().firm(as: actor.duty) {
                try requireOwn(firm, own)
            }
            return command
        case .acceptWarning, .cancel, .registerArrival, .arrive, .relocate, .callNext, .callOutOfTurn,
            .confirmCall, .move,
            .turnBack, .admit, .park, .grant, .refuse, .hold, .liftHold, .reject, .assessFee, .recordPayment,
            .tranship, .split, .merge, .release, .cross, .returnEmpty, .close, .book, .drawSlot, .setRule,
            .withdrawRule, .sweep, .closeBulletin:
            return command
        }
    }

    private static func requireOwn(_ firm: TaxCode?, _ own: TaxCode) throws(Problem) {
        guard firm != own else { return }
        let detail = Phrase("parse.other-firm", ["accepted": .text(own.display)])
        throw Problem(.fields([FieldError(pointer: "/firm", code: "other-firm", detail: detail)]))
    }

    /// The firm to which the caller's view is bound; nil for somebody who may see every firm's trips.
    ///
    /// Throws a problem for somebody who may see none: without a duty in force, or a declarant without a firm.
    static func bound(_ request: WebRequest) throws(Problem) -> TaxCode? {
        let identity = try request.person()
        let duties = acting(identity)
        guard !duties.isEmpty else { throw Problem(.noDuty) }
        guard duties.allSatisfy({ $0 == .declarant }) else { return nil }
        guard let firm = identity.firm(as: .declarant) else {
            throw Problem(.forbidden(Duty.allCases.filter { $0 != .declarant && $0 != .system }))
        }
        return firm
    }

    /// The duties in which somebody looks: the one chosen at sign-in; those that a token names; for a token that names
    /// none, every duty of its person.
    static func acting(_ identity: Identity) -> [Duty] {
        if let chosen = identity.chosen { return [chosen] }
        return identity.usable.isEmpty ? identity.duties.map(\.duty) : identity.usable
    }
}
