import BorderVocabulary
import Steering
import Testing

@Suite("A watch over the gates")
struct GateWatchTests {
    private let start = RoomSample.noon("2026-03-02")

    /// What each half hour brings: o opens, s still open, m may close, - nothing.
    private func hear(_ measures: [Int?], _ rules: [GateRule]) throws -> String {
        var watch = GateWatch()
        var text = ""
        for signal in try BottleneckSample.signals(measures, from: start) {
            let findings = watch.hear(signal, by: rules)
            text += findings.isEmpty ? "-" : findings.map(letter).joined()
        }
        return text
    }

    private func letter(_ finding: GateFinding) -> String {
        switch finding {
        case .opens: "o"
        case .stillOpen: "s"
        case .mayClose: "m"
        }
    }

    @Test(
        arguments: [
            // From the bound on, and for as long as the rule wants: an hour is two windows.
            ([120], "-"), ([120, 120], "-o"), ([120, 119, 120, 120], "---o"), ([119, 119, 119], "---"),
            // Between the bounds it goes on; calm has to last two hours, four windows.
            ([120, 120, 60], "-os"), ([120, 120, 59, 59, 59], "-osss"), ([120, 120, 59, 59, 59, 59], "-osssm"),
            ([120, 120, 59, 59, 59, 60, 59, 59, 59, 59], "-ossssss" + "sm"),
            // After it has ended it has to be over the bound for the whole time again.
            ([120, 120, 0, 0, 0, 0, 130, 130], "-osssm-o"),
            // Silence neither opens nor ends.
            ([120, nil, 120], "--"), ([120, nil, 120, 120], "--o"), ([120, 120, 59, 59, nil, 59, 59], "-ossss"),
            ([120, 120, 59, 59, nil, 59, 59, 59, 59], "-ossss" + "sm"),
        ] as [([Int?], String)])
    func `opens at one bound, ends below another, each in its time`(measures: [Int?], expected: String) throws {
        #expect(try hear(measures, [BottleneckSample.rule()]) == expected)
    }

    @Test func `knows the worst of it, since when, and by which records`() throws {
        var watch = GateWatch()
        for signal in try BottleneckSample.signals([100, 130, 180, 150, 10], from: start) {
            _ = watch.hear(signal, by: [try BottleneckSample.rule()])
        }
        let trouble = try #require(watch.troubles.first)
        #expect(watch.troubles.count == 1)
        #expect(trouble.peak == 180)
        #expect(trouble.from == start + .seconds(1800))
        #expect(trouble.until == start + .seconds(4 * 1800), "the calm window is not part of it")
        #expect(trouble.evidence == LogStretch(try Sample.line("sample-log"), first: 11, last: 40))
    }

    @Test func `hears nothing twice`() throws {
        var watch = GateWatch()
        let rules = [try BottleneckSample.rule()]
        let signals = try BottleneckSample.signals([120, 120, 130], from: start)
        for signal in signals { _ = watch.hear(signal, by: rules) }
        let before = watch
        for signal in signals { #expect(watch.hear(signal, by: rules).isEmpty) }
        #expect(watch == before)
    }

    @Test func `looks at rules of its kind and stream alone, and by their days`() throws {
        let two = [120, 120]
        #expect(try hear(two, [BottleneckSample.rule(.backlog)]) == "--")
        #expect(try hear(two, [BottleneckSample.rule(from: "2026-03-02")]) == "-o")
        #expect(try hear(two, [BottleneckSample.rule(from: "2026-03-03")]) == "--")
        #expect(try hear(two, [BottleneckSample.rule(until: "2026-03-02")]) == "-o")
        #expect(try hear(two, [BottleneckSample.rule(until: "2026-03-01")]) == "--")
        let softened = try BottleneckSample.rule(opensAt: 240, from: "2026-03-01")
        #expect(try hear(two, [BottleneckSample.rule(), softened]) == "--", "the later version counts")
    }

    @Test func `ends with its rule what the rule began`() throws {
        var watch = GateWatch()
        let evening = Timestamp(date: Sample.day("2026-03-02"), time: .midnight) + .seconds(23 * 3600)
        let rules = [try BottleneckSample.rule(until: "2026-03-02")]
        let findings = try BottleneckSample.signals([120, 120, 120], from: evening).map { watch.hear($0, by: rules) }
        #expect(findings.map { $0.map(letter).joined() } == ["", "o", "m"])
        #expect(watch.troubles.isEmpty)
    }

    @Test(arguments: [
        ("huu-nghi", true), ("huu-nghi/export", true), ("huu-nghi/import", true), ("huu-nghi/both", false),
        ("/export", false), ("", false), ("huu-nghi/", false),
    ])
    func `writes a stream as text`(text: String, isRead: Bool) {
        let stream = try? GateStream.parse(text)
        #expect(stream?.description == (isRead ? text : nil))
    }
}
