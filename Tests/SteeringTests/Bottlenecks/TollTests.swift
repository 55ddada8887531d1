import BorderVocabulary
import Steering
import Testing

@Suite("What bottlenecks block together")
struct TollTests {
    private func project(_ code: String, _ dong: Int64?) throws -> Blocked {
        .project(code: try Sample.line(code), dong: dong)
    }

    @Test func `counts a project that is blocked twice once, with the larger amount`() throws {
        let toll = Toll(of: [try project("A", 5), try project("B", 7), try project("A", 3), try project("A", nil)])
        #expect(toll.projects == 2)
        #expect(toll.money == Money(dong: 12))
        #expect(toll.repeated == 2)
        #expect(toll.projectsWithoutAmount == 0)
        #expect(Toll(of: [try project("A", 3), try project("A", 5)]).money == Money(dong: 5), "in any order")
    }

    @Test func `says of how many projects the amount is unknown`() throws {
        let toll = Toll(of: [try project("A", nil), try project("B", 1)])
        #expect(toll.projectsWithoutAmount == 1)
        #expect(toll.money == Money(dong: 1))
    }

    @Test func `keeps things of different kinds apart, even under one name`() throws {
        let name = try Sample.line("A")
        let toll = Toll(of: [
            .target(id: name), .task(id: name), .project(code: name, dong: 1), .money(purpose: name, dong: 2),
            .people(group: name, count: 40), .people(group: name, count: 30),
        ])
        #expect(toll.targets == 1)
        #expect(toll.tasks == 1)
        #expect(toll.money == Money(dong: 3))
        #expect(toll.people == 40, "the same households are not there twice")
    }

    @Test func `does not overflow`() throws {
        #expect(Toll(of: [try project("A", .max), try project("B", 1)]).money == Money(dong: .max))
    }
}
