import BorderVocabulary
import Gate

// What becomes of one submission: a receipt in the draft, or a refusal. Nothing is stored here.
extension GateWriter {
    func decide(_ submission: Submission) {
        do throws(CommandFailure) {
            if let known = try known(submission, inLog: asksFirst) { return draft.accept(known.replayed) }
            draft.accept(try receipt(for: submission))
        } catch {
            draft.refuse(error)
        }
    }

    /// The receipt that was given to the same request before.
    private func known(_ submission: Submission, inLog: Bool) throws(CommandFailure) -> Receipt? {
        guard let key = submission.key else { return nil }
        var known = draft.answer(to: key) ?? recent[key]
        if known == nil, inLog {
            known = try asking { () throws(LogFailure) in try log.answer(to: key, of: gate) }
        }
        guard let known else { return nil }
        guard known.fingerprint == submission.fingerprint else { throw .keyReused }
        return known.receipt
    }

    private func receipt(for submission: Submission) throws(CommandFailure) -> Receipt {
        let now = clock.now()
        do throws(CommandFailure) {
            try fillEvents(for: submission, at: now)
        } catch {
            // What was done before may be what is in the way now.
            if let known = try known(submission, inLog: true) { return known.replayed }
            throw error
        }
        guard !events.isEmpty else {
            if let known = try known(submission, inLog: true) { return known.replayed }
            // Kept too: the same request may not do something later.
            return keep(Receipt(trip: submission.command.trip, position: draft.last, at: now, events: 0), submission)
        }
        let ledger = ClaimLedger(of: events, in: state)
        if asksFirst, let ledger { try requireFree(ledger.free) }
        for event in events { state.apply(event, at: now) }
        if let ledger { draft.claim(ledger.changes(in: state)) }
        draft.record(events, at: now, by: submission.actor)
        let trip = Receipt.trip(of: submission.command, events)
        return keep(Receipt(trip: trip, position: draft.last, at: now, events: events.count), submission)
    }

    /// What the command causes now, if the caller's precondition holds and the gate does not refuse.
    private func fillEvents(for submission: Submission, at now: Timestamp) throws(CommandFailure) {
        events.removeAll(keepingCapacity: true)
        try submission.precondition?(state)
        do throws(Refusal) {
            try state.decide(submission.command, by: submission.actor, at: now, into: &events)
        } catch {
            throw .refused(error)
        }
    }

    /// Puts the answer to a keyed request into the draft.
    private func keep(_ receipt: Receipt, _ submission: Submission) -> Receipt {
        if let key = submission.key {
            draft.keep(KeyedAnswer(key: key, fingerprint: submission.fingerprint, receipt: receipt))
        }
        return receipt
    }

    /// Another gate of the store may hold what is free here; then this command fails, and no other with it.
    private func requireFree(_ claims: [Claim]) throws(CommandFailure) {
        for claim in claims where !draft.hasReleased(claim) {
            let holder = try asking { () throws(LogFailure) in try log.holder(of: claim) }
            if let holder { throw .claimedElsewhere(claim, by: holder) }
        }
    }

    private func asking<R>(_ question: () throws(LogFailure) -> R) throws(CommandFailure) -> R {
        do throws(LogFailure) {
            return try question()
        } catch {
            throw .unavailable(error)
        }
    }
}
