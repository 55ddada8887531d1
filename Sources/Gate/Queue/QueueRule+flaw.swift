import BorderVocabulary

extension QueueRule {
    /// Why a rule may not be set, with the example that shows it.
    package enum Flaw: Hashable, Sendable {
        case noClasses
        case tooManyClasses(limit: Int)
        /// Two classes have one name, or one is called like those that are left.
        case repeatedClass(QueueClassID)
        case weightOutOfBounds(QueueClassID, limit: Int)
        case ageingNotPositive(QueueClassID)
        case tooManyWindows(QueueClassID, limit: Int)
        case windowEndsBeforeItBegins(QueueClassID, DailyWindow)
        case basisTooLong(QueueClassID, limit: Int)
        /// The class has neither a share nor an ageing bound: as long as one vehicle of another class waits at each
        /// call, none of its own is called.
        case starvesWithoutShare(QueueClassID)
        /// The class has no ageing bound and another has: as long as vehicles of that one stand over their bound, none
        /// of its own is called.
        case starvesBehind(QueueClassID, ageing: QueueClassID)
        /// No vehicle can ever be of the class: an earlier one takes them all.
        case hidden(QueueClassID, by: QueueClassID)
        case calledLimitOutOfBounds(limit: Int)
    }

    /// The first flaw, in the order in which its author would want to hear of them; nil for a sound rule.
    package var flaw: Flaw? {
        if classes.isEmpty { return .noClasses }
        if classes.count > Limit.classes { return .tooManyClasses(limit: Limit.classes) }
        var seen: Set<QueueClassID> = [QueueRule.otherClass]
        for one in classes where !seen.insert(one.id).inserted { return .repeatedClass(one.id) }
        for one in classes { if let flaw = flaw(of: one) { return flaw } }
        if let flaw = flaw(of: other, QueueRule.otherClass) { return flaw }
        if let calledLimit, !(1...Limit.called).contains(calledLimit) {
            return .calledLimitOutOfBounds(limit: Limit.called)
        }
        return hiddenClass ?? starvingClass
    }

    private func flaw(of one: QueueClass) -> Flaw? {
        if one.windows.count > Limit.windows { return .tooManyWindows(one.id, limit: Limit.windows) }
        if let window = one.windows.first(where: { !$0.isForward }) { return .windowEndsBeforeItBegins(one.id, window) }
        if let basis = one.basis, basis.utf8.count > Limit.basis { return .basisTooLong(one.id, limit: Limit.basis) }
        return flaw(of: one.share, one.id)
    }

    private func flaw(of share: QueueShare, _ id: QueueClassID) -> Flaw? {
        if !(0...Limit.weight).contains(share.weight) { return .weightOutOfBounds(id, limit: Limit.weight) }
        if let ageing = share.ageing, ageing <= .zero { return .ageingNotPositive(id) }
        return nil
    }

    private var hiddenClass: Flaw? {
        for (index, one) in classes.enumerated() {
            if let earlier = classes[..<index].first(where: { $0.covers(one) }) {
                return .hidden(one.id, by: earlier.id)
            }
        }
        return nil
    }

    private var starvingClass: Flaw? {
        let all = (0...classes.count).map { (id: id(at: $0), share: share(at: $0)) }
        if let one = all.first(where: { $0.share.weight == 0 && $0.share.ageing == nil }) {
            return .starvesWithoutShare(one.id)
        }
        guard let ageing = all.first(where: { $0.share.ageing != nil }),
            let without = all.first(where: { $0.share.ageing == nil })
        else { return nil }
        return .starvesBehind(without.id, ageing: ageing.id)
    }
}

extension QueueClass {
    /// Whether every vehicle of the other class would be of this one first, at whatever hour.
    fileprivate func covers(_ other: QueueClass) -> Bool {
        windows.isEmpty && (direction == nil || direction == other.direction)
            && (category == nil || category == other.category) && (movement == nil || movement == other.movement)
            && (method == nil || method == other.method) && (booked == nil || booked == other.booked)
    }
}
