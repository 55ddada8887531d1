import BorderVocabulary

extension MoneyBook {
    /// The projects that are behind what was to be paid, as matters for an agenda: measured in thousandths of what was
    /// allocated, with the đồng that are lacking.
    package func agendaExceptions(on day: LocalDate) -> [AgendaException] {
        let years = years(upTo: day.year, AsKnown(on: day))
        return pace(years.year, shape: years.shape).compactMap { pace in
            guard pace.isBehind, let whole = pace.paid.whole, .zero < whole else { return nil }
            let permille = Ratio.divide(Int128(pace.gap.dong) * 1000, by: Int128(whole.dong))
            return AgendaException(
                AgendaSubject(.money, Line(description: pace.project.id.description)), title: pace.project.name,
                post: pace.project.owner, measure: Int(clamping: permille), dong: pace.gap.dong)
        }
    }
}
