import BorderVocabulary

// Conclusions and promises become tasks in the same decision (docs/decisions/0026-tasks-that-follow.md).
extension Room {
    /// What a decision of one book brings about in others: minutes and promises set tasks, where all is there that a task
    /// needs. Given again, what is still missing is set and nothing twice.
    func consequences(
        of command: RoomCommand, _ events: [RoomEvent], by user: UserID, at now: Timestamp
    ) -> [RoomEvent] {
        let asker = TaskAsker(user: user, today: now.localDate, roster: roster)
        switch command {
        case .conferences(.record(let id, .minuted, _, let day)),
            .conferences(.record(let id, .conclusionRestated, _, let day)):
            return tasks(of: id, after: events, at: now, on: day, asker)
        case .petitions(.promise(let dialogue, let terms, let day)):
            return task(of: .dialogue(id: dialogue), terms, on: day, after: events, document: nil, asker)
        case .petitions(.plan(let petition, let reply, let terms, let day)):
            return task(
                of: .petition(id: petition), terms, on: day, after: events, document: reply.document, asker)
        case .figures, .units, .roster, .gates, .money, .procedures, .plans, .tasks, .conferences, .bottlenecks,
            .petitions, .reports:
            return []
        }
    }

    /// The conclusions of which the book of tasks says that they are done: all their tasks are verified.
    package func doneConclusions(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> Set<ConclusionID> {
        Set(
            tasks.settled(.conclusion, on: day, recordedBy: moment).compactMap {
                try? ConclusionID.parse($0.description)
            })
    }

    // MARK: Conclusions

    /// Why a conclusion has no task yet and will not have one by itself; nil where one is set, or follows once the minutes
    /// are given again.
    package func obstacle(to draft: TaskDraft, on day: LocalDate) -> FollowingObstacle? {
        let asker = TaskAsker(user: "nobody", today: day, roster: roster)
        guard let conference = conferences.conference(draft.conclusion.conference, on: day),
            let conclusion = conference.conclusion(draft.conclusion.number)
        else { return nil }
        do throws(FollowingObstacle) {
            _ = try events(for: conclusion, of: conference, on: day, FollowingDraft(), asker)
            return nil
        } catch { return error }
    }

    private func tasks(
        of id: ConferenceID, after events: [RoomEvent], at now: Timestamp, on day: LocalDate, _ asker: TaskAsker
    ) -> [RoomEvent] {
        var book = conferences
        for case .conferences(let event) in events { book.apply(event, by: asker.user, at: now) }
        // Given again it is no act that its own book judged: only those whose minutes they are catch up with them.
        guard let conference = book.conference(id, on: asker.today),
            conferences.running(conference.call.series).contains(where: asker.holds)
        else { return [] }
        var draft = FollowingDraft()
        var set: [TaskEvent] = []
        for conclusion in conference.conclusions {
            let follows = try? self.events(for: conclusion, of: conference, on: day, draft, asker)
            draft.take(follows ?? [])
            set += follows ?? []
        }
        return set.map(RoomEvent.tasks)
    }

    /// What sets the task of a conclusion; nothing where there is one, or nothing is to be done.
    private func events(
        for conclusion: ConclusionState, of conference: Conference, on day: LocalDate, _ draft: FollowingDraft,
        _ asker: TaskAsker
    ) throws(FollowingObstacle) -> [TaskEvent] {
        let (id, current) = (conclusion.id, conclusion.current)
        guard let lead = current.lead, let due = current.due, conclusion.closedOn == nil else { return [] }
        guard let minutes = conference.minutes, let heldOn = conference.heldOn else { throw .noMinutes }
        let link = TaskLink(.conclusion, Line(description: id.description))
        if try isServed(link) { return [] }
        guard due.day >= asker.today else { throw .dueBefore(due.day) }
        let chair = conference.call.chair
        let series = conferences.series(conference.call.series, on: asker.today)
        let title = "\(series?.name.description ?? conference.call.series.description) · \(conference.id)"
        do throws(TaskRefusal) {
            // Said before all else, because nobody beneath the lead could verify it either.
            guard lead != chair else { throw .leadIsIssuer(lead) }
            let names = ["kl-\(conference.id)", conference.id.description]
            guard let name = tasks.documentName(among: names, of: chair) else {
                throw .otherDirective(DirectiveID(conference.id.text))
            }
            let document = Directive(
                name, number: minutes, signed: heldOn, issuer: chair, form: .notice, title: LongText.heading(title),
                secrecy: .room, isSample: conference.call.isSample)
            let point = DirectivePoint(PointNumber(description: "\(id.number)"), of: name, text: current.text)
            var support: [PostID] = []
            for post in current.support where post != lead && !support.contains(post) { support.append(post) }
            let verifiers = [tasks.office(of: chair, on: asker.today), series?.secretary, chair].compactMap(\.self)
            let terms = TaskTerms(
                tasks.taskName("kl-\(conference.id)-\(id.number)", draft), point: point.number, of: name,
                wording: current.text.opening, assigned: max(day, heldOn), lead: lead,
                support: support,
                verifier: try tasks.verifier(among: verifiers, of: lead, support, asker), timing: due.timing,
                links: [link])
            return try tasks.follow(FollowingTask(document: document, point: point, terms: terms), draft, asker)
        } catch { throw .refused(error) }
    }

    // MARK: Promises

    /// Why a promise has no task yet and will not have one by itself; nil where one is set, or follows once the promise is
    /// given again.
    package func obstacle(to promise: Promise, on day: LocalDate) -> FollowingObstacle? {
        let asker = TaskAsker(user: "nobody", today: day, roster: roster)
        do throws(FollowingObstacle) {
            _ = try events(for: promise, document: nil, asker)
            return nil
        } catch { return error }
    }

    private func task(
        of occasion: PromiseOccasion, _ terms: PromiseTerms, on day: LocalDate, after events: [RoomEvent],
        document: Line?, _ asker: TaskAsker
    ) -> [RoomEvent] {
        var promise = petitions.promises.last {
            guard $0.occasion == occasion && $0.terms == terms else { return false }
            // An answer that is given again is so on whatever day; at a dialogue the same may be promised again.
            if case .petition = occasion { return true }
            return $0.on == day
        }
        for case .petitions(.promised(let id, let terms, let occasion, let day)) in events {
            let mark = Observation.Mark(by: asker.user, at: .earliest)
            promise = Promise(id: id, terms: terms, occasion: occasion, on: day, entered: mark)
        }
        guard let promise, let set = try? self.events(for: promise, document: document, asker),
            case .assigned(let task)? = set.last, speaks(asker, for: promise, set)
        else { return [] }
        let linked = PromiseStep.linked(task: Line(description: task.id.description))
        let on = max(promise.on, promise.steps.last?.on ?? promise.on)
        return set.map(RoomEvent.tasks) + [.petitions(.followed(promise: promise.id, step: linked, on: on))]
    }

    /// Whether somebody may set work by a promise: the issuer of its document or their office, who held the dialogue, or
    /// the post that promises for itself. Otherwise it stays a proposal, for nobody speaks in another's name.
    private func speaks(_ asker: TaskAsker, for promise: Promise, _ set: [TaskEvent]) -> Bool {
        var voices = [promise.terms.post]
        for event in set {
            switch event {
            case .issued(let directive): voices += tasks.voices(of: directive.issuer, on: asker.today)
            case .assigned(let terms):
                if let directive = tasks.directive(terms.directive) {
                    voices += tasks.voices(of: directive.issuer, on: asker.today)
                }
            case .corrected, .pointAdded, .stepTaken, .officeNamed, .ladderSet: break
            }
        }
        if case .dialogue(let id) = promise.occasion {
            voices += petitions.dialogues.filter { $0.value.id == id }.suffix(1).map(\.value.chair)
        }
        return voices.contains(where: asker.holds)
    }

    /// What sets the task of a promise; nothing where there is one, or the promise is kept or broken.
    private func events(
        for promise: Promise, document: Line?, _ asker: TaskAsker
    ) throws(FollowingObstacle) -> [TaskEvent] {
        let (terms, view) = (promise.terms, AsKnown(on: asker.today))
        guard !promise.isSettled, promise.task(view) == nil else { return [] }
        let link = TaskLink(.promise, Line(description: promise.id.description))
        if try isServed(link) { return [] }
        guard terms.due >= asker.today else { throw .dueBefore(terms.due) }
        let setting = try setting(of: promise, document: document, asker)
        do throws(TaskRefusal) {
            guard let name = tasks.documentName(among: setting.names, of: setting.issuer) else {
                throw .otherDirective(DirectiveID(promise.id.text))
            }
            let paper = Directive(
                name, number: setting.number, signed: setting.signed, issuer: setting.issuer, form: setting.form,
                title: setting.title, secrecy: setting.secrecy, isSample: setting.isSample)
            let point = DirectivePoint(
                PointNumber(description: "\(tasks.freePoint(of: name))"), of: name,
                text: LongText(description: terms.what.description))
            let verifiers = [tasks.office(of: setting.issuer, on: asker.today), setting.issuer].compactMap(\.self)
            let task = TaskTerms(
                tasks.taskName("lh-\(promise.id)", FollowingDraft()), point: point.number, of: name,
                wording: terms.what, assigned: promise.on, lead: terms.post,
                verifier: try tasks.verifier(among: verifiers, of: terms.post, [], asker),
                timing: .deadline(on: terms.due), links: [link] + setting.links)
            return try tasks.follow(FollowingTask(document: paper, point: point, terms: task), FollowingDraft(), asker)
        } catch { throw .refused(error) }
    }

    /// Whether a task that was not cancelled serves something; a cancelled one alone is an obstacle.
    private func isServed(_ link: TaskLink) throws(FollowingObstacle) -> Bool {
        let serving = tasks.serving(link)
        if serving.contains(where: { $0.now.state != .cancelled }) { return true }
        if let cancelled = serving.last { throw .cancelled(cancelled.terms.id) }
        return false
    }
}

extension ConferenceCommand {
    /// The day of which what is left of earlier conferences comes to an agenda by it; nil where nothing comes.
    func followsUp(on today: LocalDate) -> LocalDate? {
        switch self {
        case .call(_, _, _, _, let day), .record(_, .held, _, let day): day
        case .draw: today
        case .setSeries, .setAgendaRule, .setTiers, .record: nil
        }
    }
}

extension ConclusionDue {
    /// The same as the time limit of a task.
    fileprivate var timing: TaskTiming {
        switch self {
        case .by(let day): .deadline(on: day)
        case .review(let day, let reason): .review(on: day, because: reason)
        }
    }
}

extension LongText {
    /// A heading cut to what a line may have.
    static func heading(_ text: String) -> Line {
        var text = text
        while text.utf8.count > Line.limit { text.removeLast() }
        return Line(description: text)
    }
}
