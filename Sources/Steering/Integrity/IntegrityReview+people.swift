import BorderVocabulary

/// Petitions: what an office calls settled against the word of those who wrote.
extension IntegrityReview {
    /// A matter that an office called settled and on which its author has spoken since.
    private struct Verdict {
        let petition: PetitionID
        let post: PostID
        let isDenied: Bool
    }

    static func people(_ scope: IntegrityScope) -> [IntegrityLook] {
        let (verdicts, isCut) = verdicts(scope)
        let denied = verdicts.count(where: \.isDenied)
        return Dictionary(grouping: verdicts, by: \.post).sorted { $0.key < $1.key }.map { post, own in
            let words = Detector.Beside(own.map(\.isDenied), ofAll: denied, verdicts.count)
            return IntegrityLook(
                .post(post), Detector.denied(words), of: .verdicts, naming: own.map { .petition($0.petition) },
                isCut: isCut)
        }
    }

    /// What was called settled within the stretch, the latest first recorded, with the author's word on just that.
    private static func verdicts(_ scope: IntegrityScope) -> (all: [Verdict], isCut: Bool) {
        let (book, calendar) = (scope.room.petitions, scope.room.roster.calendar)
        var (all, looked): ([Verdict], Int) = ([], 0)
        for file in book.files.reversed() {
            // To fold a petition costs more than to see that nobody called it settled.
            guard file.petition.submission.received <= scope.day, file.acts.contains(where: { $0.settles(scope.days) })
            else { continue }
            guard looked < IntegrityScope.Limit.petitions else { return (all, true) }
            looked += 1
            guard let status = book.status(of: file.petition.id, scope.asked, calendar),
                let post = status.standing.post,
                let outcome = status.standing.outcome, outcome.settles(scope.days),
                let isDenied = status.isDenied
            else { continue }
            all.append(Verdict(petition: status.id, post: post, isDenied: isDenied))
        }
        return (all, false)
    }
}

extension PetitionAct {
    /// Whether the authority says with it, on one of these days, that the matter is done.
    fileprivate func settles(_ days: ClosedRange<LocalDate>) -> Bool {
        guard case .deed(.resolved) = content else { return false }
        return days.contains(on)
    }
}

extension PetitionStatus {
    /// Whether the author denies that the matter is settled, by word or by opening it again; nil while nobody has heard.
    fileprivate var isDenied: Bool? {
        if standing.stage == .reopened { return true }
        return switch word {
        case .unheard: nil
        case .own(let verdict, _), .asked(let verdict, _): verdict == .notResolved
        }
    }
}
