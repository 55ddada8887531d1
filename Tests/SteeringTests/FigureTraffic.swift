import BorderVocabulary
import Steering

/// Random commands of three people on a few series, from a seed.
struct FigureTraffic {
    private var dice: SplitMix64
    private var moment = Sample.now
    private let all: [Series]
    private let days = [
        "2023-12-30", "2023-12-31", "2024-01-01", "2024-01-15", "2024-01-31", "2024-02-01", "2023-12", "2024-01",
        "2023", "2024", "",
    ]

    init(seed: UInt64) throws {
        dice = SplitMix64(seed: seed)
        all = try [
            Sample.series("sample-a"), Sample.series("sample-a", "2024"), Sample.series("sample-a", area: "6028"),
            Sample.series("sample-b"),
        ]
    }

    /// The next command, with who gives it and when.
    mutating func next(knowing observations: [Observation]) throws -> (FigureCommand, UserID, Timestamp) {
        moment = Timestamp(milliseconds: moment.milliseconds + Int64.random(in: 0...86_400_000, using: &dice))
        let user = dice.pick([Sample.lan, Sample.minh, Sample.hoa])
        return (try command(observations), user, moment)
    }

    private mutating func command(_ observations: [Observation]) throws -> FigureCommand {
        let one = observations.isEmpty ? nil : Int.random(in: 1...observations.count, using: &dice)
        switch (Int.random(in: 0..<14, using: &dice), one) {
        case (0, let one?): return .withdraw(one, reason: try Sample.line("chance"))
        case (1...3, let one?): return .approve(one)
        case (4...6, let one?): return .publish(one)
        case (let roll, let one):
            let corrected = roll < 9 ? one : nil
            let series = corrected.map { observations[$0 - 1].statement.series } ?? dice.pick(all)
            return .record(
                try Sample.statement(
                    "\(Int.random(in: 1...9, using: &dice))", on: dice.pick(days), series, supersedes: corrected),
                introducing: IndicatorCard(published: series.indicator, unit: try Sample.line("points")))
        }
    }

    /// Every series from many points of both times and through each view.
    mutating func questions(_ moments: [Timestamp]) -> [(Series, Vantage)] {
        var questions: [(Series, Vantage)] = []
        for series in all {
            for day in days.filter({ $0.count == 10 }).map(Sample.day) + [.latest, Sample.day("2024-12-31")] {
                for past in [nil, dice.pick(moments)] as [Timestamp?] {
                    for view in FigureView.allCases {
                        questions.append((series, Vantage(knownOn: day, recordedBy: past, view: view)))
                    }
                }
            }
        }
        return questions
    }
}
