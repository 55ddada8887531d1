import BorderVocabulary

extension BottleneckBook {
    /// The open bottlenecks of a day as matters for an agenda; those that were merged into another are in that one. Of what
    /// is closed off only the name in the book is said.
    package func agendaExceptions(on day: LocalDate, by calendar: WorkingCalendar) -> [AgendaException] {
        let closed = closedOff()
        return bottlenecks(on: day).filter(\.isOpen).map { bottleneck in
            let name = Line(description: bottleneck.id.description)
            let isClosedOff = closed.contains(bottleneck.id)
            let toll = Toll(of: blocked(by: bottleneck.id, on: day))
            return AgendaException(
                AgendaSubject(.bottleneck, name), title: isClosedOff ? name : bottleneck.opening.title,
                post: isClosedOff ? nil : bottleneck.owner, measure: bottleneck.workingAge(on: day, by: calendar),
                dong: isClosedOff || toll.money == .zero ? nil : toll.money.dong)
        }
    }
}
