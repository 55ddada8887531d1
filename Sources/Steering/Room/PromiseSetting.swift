import BorderVocabulary

/// The document by which a promise sets work, as far as the books have it.
struct PromiseSetting {
    let issuer: PostID
    /// Names that the document may have, the best first.
    let names: [String]
    let number: Line
    let signed: LocalDate
    let form: Directive.Form
    let title: Line
    let secrecy: Directive.Secrecy
    let isSample: Bool
    let links: [TaskLink]
}

extension Room {
    /// Who sets the task of a promise, and by which document.
    ///
    /// At a dialogue it is the post that held it, by the record of the dialogue. In answer to a petition, or where the one
    /// who held the dialogue promises for itself, it is the nearest post above that has an office named.
    func setting(
        of promise: Promise, document: Line?, _ asker: TaskAsker
    ) throws(FollowingObstacle) -> PromiseSetting {
        let post = promise.terms.post
        switch promise.occasion {
        case .dialogue(let id):
            guard let dialogue = petitions.dialogues.last(where: { $0.value.id == id })?.value else {
                throw .nobodyAbove(post)
            }
            let chair = dialogue.chair
            return PromiseSetting(
                issuer: chair == post ? try issuer(above: post, asker) : chair, names: ["dt-\(id)", id.description],
                number: dialogue.source ?? Line(description: id.description), signed: dialogue.held, form: .minutes,
                title: dialogue.title, secrecy: .open, isSample: dialogue.isSample, links: [])
        case .petition(let id):
            let name = Line(description: id.description)
            return PromiseSetting(
                issuer: try issuer(above: post, asker), names: ["kn-\(id)", "kn-\(promise.id)"],
                number: document ?? replied(promise.id, to: id) ?? name, signed: promise.on, form: .letter,
                title: name, secrecy: .room, isSample: petitions[id]?.petition.submission.isSample ?? false,
                links: [TaskLink(.petition, name)])
        }
    }

    /// The nearest post above that has an office named: the body itself, or one person's post directly in it.
    private func issuer(above post: PostID, _ asker: TaskAsker) throws(FollowingObstacle) -> PostID {
        for body in roster.line(above: post).dropFirst() {
            let own = roster.posts.values.filter { $0.parent == body && $0.kind == .post && $0.id != post }.map(\.id)
            for candidate in [body] + own.sorted() where tasks.office(of: candidate, on: asker.today) != nil {
                return candidate
            }
        }
        throw .nobodyAbove(post)
    }

    /// The number of the letter in which a promise was made.
    private func replied(_ promise: PromiseID, to petition: PetitionID) -> Line? {
        for act in petitions[petition]?.acts ?? [] {
            if case .deed(.planned(let reply, promise)) = act.content { return reply.document }
        }
        return nil
    }
}
