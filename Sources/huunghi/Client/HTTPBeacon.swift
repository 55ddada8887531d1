import Application
import Cryptography
import Foundation
import FoundationNetworking
import Gate

/// A public source of chance at an address, as drand serves it: `<chain>/public/<round>` below its address.
struct HTTPBeacon: BeaconSource {
    /// More bytes than any answer has.
    private static let most = 4_096

    private let base: URL
    private let fetch = HTTPFetch(idle: 10, whole: 15, followsRedirects: false, connections: 1)

    /// Takes the address below which chains are.
    init(_ base: URL) {
        self.base = base
    }

    private struct Round: Decodable {
        let round: UInt64
        let randomness: String
        let signature: String
    }

    func value(of round: UInt64, chain: SHA256Digest) async -> BeaconValue? {
        let url = base.appendingPathComponent("\(chain.hex)/public/\(round)")
        guard let answer = try? await fetch.answer(to: URLRequest(url: url), most: HTTPBeacon.most),
            answer.status == 200, let found = try? JSONDecoder().decode(Round.self, from: Data(answer.body)),
            found.round == round, let signature = Hex.bytes(found.signature),
            let value = BeaconValue(round: round, signature: signature), value.randomness.hex == found.randomness
        else { return nil }
        return value
    }
}
