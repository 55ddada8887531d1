/// Every table that may be brought in.
package enum Sheets {
    /// All of them, in the order in which a workbook's leaves are taken: what others refer to comes first.
    package static let all: [Sheet] =
        [
            RosterSheets.posts,
            RosterSheets.appointments,
            RosterSheets.days,
            UnitSheets.units,
            UnitSheets.changes,
            UnitSheets.weights,
            IndicatorSheets.cards,
            IndicatorSheets.cutOffs,
            FigureSheet.sheet,
            GateSheets.customs,
            GateSheets.tolerances,
            GateSheets.differences,
            MoneySheets.headings,
            MoneySheets.projects,
            MoneySheets.plans,
            MoneySheets.trajectories,
            MoneySheets.yearEnds,
            MoneySheets.commitments,
            MoneySheets.payments,
            ProcedureSheets.procedures,
            ProcedureSheets.terms,
            ProcedureSheets.dossiers,
            PlanSheets.plans,
            PlanSheets.groups,
            PlanSheets.targets,
            PlanSheets.changes,
            PlanSheets.trajectories,
            PlanSheets.lightRules,
            TaskSheets.offices,
            TaskSheets.ladders,
            TaskSheets.documents,
            TaskSheets.points,
            BottleneckSheets.causes,
            BottleneckSheets.gateRules,
            BottleneckSheets.taskForces,
            BottleneckSheets.bottlenecks,
            BottleneckActSheet.sheet,
            ConferenceSheets.series,
            ConferenceSheets.conferences,
            ConferenceActSheet.sheet,
            PeopleSheets.terms,
            PeopleSheets.periods,
            PeopleSheets.dialogues,
            PeopleSheets.petitions,
            PeopleSheets.promises,
            // Tasks name what they serve in all the books above.
            TaskSheets.tasks,
            TaskSheets.steps,
        ]

    private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

    /// Leaves of a workbook in the order in which they are taken, however they lie in it: what others refer to first.
    package static func inOrder<Leaf>(_ leaves: [Leaf], of sheet: (Leaf) -> Sheet) -> [Leaf] {
        leaves.enumerated().sorted { one, other in
            (places[sheet(one.element).name] ?? all.count, one.offset)
                < (places[sheet(other.element).name] ?? all.count, other.offset)
        }.map(\.element)
    }

    /// The table of a name.
    package static func named(_ name: String) -> Sheet? { all.first { $0.name == name } }
}
