import BorderVocabulary

extension BottleneckBook {
    /// The open bottlenecks of a day as matters for an agenda; those that were merged into another are in that one.
    package func agendaExceptions(on day: LocalDate, by calendar: WorkingCalendar) -> [AgendaException] {
        bottlenecks(on: day).filter(\.isOpen).map { bottleneck in
            let toll = Toll(of: blocked(by: bottleneck.id, on: day))
            return AgendaException(
                AgendaSubject(.bottleneck, Line(description: bottleneck.id.description)),
                title: bottleneck.opening.title,
                post: bottleneck.owner, measure: bottleneck.workingAge(on: day, by: calendar),
                dong: toll.money == .zero ? nil : toll.money.dong)
        }
    }
}
