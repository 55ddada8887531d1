import BorderVocabulary
import Steering
import Testing

@Suite("Two bottlenecks that are one")
struct MergingTests {
    private let finance = RoomSample.finance

    /// `land-1` of 5 January and `land-2` of 1 February, which names the same project and another commune.
    private func two() throws -> BottleneckBook {
        var book = try BottleneckSample.book()
        var second = try BottleneckSample.opening()
        second.blocked = [
            .project(code: try Sample.line("DA-01"), dong: 9_000_000_000), .target(id: try Sample.line("disbursement")),
        ]
        second.affected = [
            AffectedParty("commune-a", name: try Sample.line("commune A"), post: RoomSample.communeA),
            AffectedParty("haulers", name: try Sample.line("another association")),
        ]
        try book.give(.open("land-2", second, on: Sample.day("2026-02-01")), by: "an", on: "2026-02-01")
        return book
    }

    private func merge(_ id: BottleneckID, into other: BottleneckID) throws -> BottleneckAct {
        .merged(into: other, reason: try Sample.line("the same plot"))
    }

    @Test func `keeps both, and what they block counts once`() throws {
        var book = try two()
        try book.act(merge("land-1", into: "land-2"), as: finance, by: "minh", on: "2026-02-10")
        let day = Sample.day("2026-02-10")
        #expect(book.state(on: "2026-02-10") == .merged(into: "land-2"))
        let toll = Toll(of: book.blocked(by: "land-2", on: day))
        #expect(toll.projects == 1)
        #expect(toll.money == Money(dong: 9_000_000_000))
        #expect(toll.targets == 1)
        let counts = BottleneckCounts(book.bottlenecks(on: day))
        #expect(counts.raised == 1)
        #expect(counts.merged == 1)
        #expect(BottleneckCounts(book.bottlenecks(on: Sample.day("2026-02-09"))).raised == 2)
    }

    @Test func `makes nothing younger`() throws {
        var book = try two()
        try book.act(merge("land-1", into: "land-2"), as: finance, by: "minh", on: "2026-02-10")
        #expect(book.bottleneck("land-2", on: Sample.day("2026-02-10"))?.since == Sample.day("2026-01-05"))
        #expect(book.bottleneck("land-2", on: Sample.day("2026-02-09"))?.since == Sample.day("2026-02-01"))
    }

    @Test func `asks everybody who was affected by either`() throws {
        var book = try two()
        try book.act(merge("land-1", into: "land-2"), as: finance, by: "minh", on: "2026-02-10")
        let affected = try #require(book.bottleneck("land-2", on: Sample.day("2026-02-10"))).allAffected
        #expect(affected.map(\.id) == ["commune-a", "haulers", "haulers-2"], "one commune, two associations")
        try book.act(
            .closed(evidence: [RoomSample.evidence()]), about: "land-2", as: finance, by: "minh", on: "2026-03-01")
        for party in ["haulers", "haulers-2"] as [AffectedID] {
            try book.act(
                .confirmed(by: party, evidence: RoomSample.evidence()), about: "land-2", as: RoomSample.office,
                by: "lan",
                on: "2026-03-02")
        }
        #expect(book.state("land-2", on: "2026-03-02") == .closedUnconfirmed)
        try book.act(
            .confirmed(by: "commune-a", evidence: RoomSample.evidence()), about: "land-2", as: RoomSample.communeA,
            by: "an", on: "2026-03-03")
        #expect(book.state("land-2", on: "2026-03-03") == .closedConfirmed)
    }

    @Test func `goes apart again`() throws {
        var book = try two()
        try book.act(merge("land-1", into: "land-2"), as: finance, by: "minh", on: "2026-02-10")
        let closing = BottleneckAct.closed(evidence: [try RoomSample.evidence()])
        #expect(try book.refusal(closing, as: finance, by: "minh", on: "2026-02-11") == .mergedInto("land-2"))
        try book.act(.parted(reason: Sample.line("another plot")), as: finance, by: "minh", on: "2026-02-12")
        #expect(book.state(on: "2026-02-12") == .open)
        let other = try #require(book.bottleneck("land-2", on: Sample.day("2026-02-12")))
        #expect(other.takenIn.isEmpty)
        #expect(other.since == Sample.day("2026-02-01"))
        #expect(
            try book.refusal(.parted(reason: Sample.line("again")), as: finance, by: "minh", on: "2026-02-12")
                == .notMerged("land-1"))
    }

    @Test func `never goes round in a circle`() throws {
        var book = try two()
        #expect(
            try book.refusal(merge("land-1", into: "land-1"), as: finance, by: "minh", on: "2026-02-10")
                == .intoItself("land-1"))
        try book.act(merge("land-1", into: "land-2"), as: finance, by: "minh", on: "2026-02-10")
        #expect(
            try book.refusal(
                merge("land-2", into: "land-1"), about: "land-2", as: finance, by: "minh", on: "2026-02-10")
                == .mergedInto("land-2"))
        #expect(
            try book.refusal(
                merge("land-2", into: "land-9"), about: "land-2", as: finance, by: "minh", on: "2026-02-10")
                == .unknownBottleneck("land-9"))
    }
}
