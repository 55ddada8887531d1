import Cryptography
import Testing

@Suite("A chain of seeds")
struct SeedChainTests {
    private let seed = Array(repeating: 7 as UInt8, count: 32)

    @Test func `shows values that lead to its anchor one by one`() throws {
        let chain = try #require(SeedChain(seed: seed, length: 5))
        var known = chain.anchor
        for index in 1...5 {
            let value = try #require(chain.value(index))
            #expect(SeedChain.before(value) == known)
            known = value
        }
    }

    @Test(arguments: [(0, false), (1, true), (5, true), (6, false), (-1, false)])
    func `has as many values as it is long`(index: Int, isThere: Bool) throws {
        let chain = try #require(SeedChain(seed: seed, length: 5))
        #expect((chain.value(index) != nil) == isThere)
    }

    @Test func `takes no short seed and no empty chain`() {
        #expect(SeedChain(seed: Array(seed.dropLast()), length: 5) == nil)
        #expect(SeedChain(seed: seed, length: 0) == nil)
    }

    @Test func `of another seed or length has another anchor`() throws {
        let one = try #require(SeedChain(seed: seed, length: 5)).anchor
        #expect(one != SeedChain(seed: seed, length: 6)?.anchor)
        #expect(one != SeedChain(seed: seed.map { $0 + 1 }, length: 5)?.anchor)
    }
}
