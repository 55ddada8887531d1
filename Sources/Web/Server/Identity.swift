import Application
import BorderVocabulary
import Gate

/// Somebody who is signed in, as the stores said a moment ago.
package struct Identity: Sendable {
    /// How the person showed who it is.
    package enum Proof: Sendable {
        /// A browser's cookie; unsafe requests must bring the session's form token too.
        case session(Session)
        /// A token for machines.
        case token(APIToken)
    }

    /// The person.
    package let person: Person
    /// How the person showed it.
    package let proof: Proof
    /// The duties in force.
    package let duties: [DatedDuty]

    /// Joins the parts; duties that are not in force are left out.
    package init(person: Person, proof: Proof, at now: Timestamp) {
        self.person = person
        self.proof = proof
        duties = person.duties(at: now)
    }

    /// The session, where there is one.
    package var session: Session? {
        switch proof {
        case .session(let session): session
        case .token: nil
        }
    }

    /// The capacity chosen at sign-in; nil for a token.
    package var chosen: Duty? { session?.duty }

    /// The duties that the proof lets the person use.
    package var usable: [Duty] {
        var seen: Set<Duty> = []
        return duties.map(\.duty).filter { duty in
            guard duty != .system, seen.insert(duty).inserted else { return false }
            switch proof {
            case .session: return true
            case .token(let token): return token.scopes.contains(.duty(duty))
            }
        }
    }

    /// Whether one of the duties may be used.
    package func mayUse(_ duties: [Duty]) -> Bool { usable.contains(where: duties.contains) }

    /// Whether the proof lets the person read; every session does.
    package var mayRead: Bool {
        switch proof {
        case .session: true
        case .token(let token): token.scopes.contains(.read)
        }
    }

    /// The capacity in which a request is made: the one asked for, else the one chosen at sign-in, else the only one
    /// that fits.
    ///
    /// Throws a problem that names the duties that would do.
    package func actor(asking wanted: Duty?, allowed: [Duty]?) throws(Problem) -> Actor {
        let fitting = usable.filter { allowed?.contains($0) ?? true }
        if let wanted {
            guard fitting.contains(wanted) else { throw Problem(.forbidden(allowed ?? usable)) }
            return Actor(user: person.id, duty: wanted)
        }
        if let chosen, fitting.contains(chosen) { return Actor(user: person.id, duty: chosen) }
        guard let only = fitting.first else { throw Problem(.forbidden(allowed ?? [])) }
        guard fitting.count == 1 || allowed == nil else { throw Problem(.dutyAmbiguous(fitting)) }
        return Actor(user: person.id, duty: only)
    }

    /// The firm whose trips alone the person may see in this capacity; nil for no bound.
    package func firm(as duty: Duty) -> TaxCode? {
        guard duty == .declarant else { return nil }
        if let session, session.duty == duty { return session.firm }
        return duties.first { $0.duty == duty }?.firm
    }
}
