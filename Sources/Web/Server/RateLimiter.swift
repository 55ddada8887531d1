import Synchronization

/// Token buckets by class and client, in a table of bounded size.
package final class RateLimiter: Sendable {
    /// Whose bucket it is.
    package enum Client: Hashable, Sendable {
        case address(String)
        case person(String)
    }

    private struct Key: Hashable {
        let kind: RateClass
        let client: Client
    }

    private struct Bucket {
        var tokens: Double
        var at: ContinuousClock.Instant
    }

    private let table: RateTable
    private let capacity: Int
    private let buckets = Mutex<[Key: Bucket]>([:])

    /// Begins with full buckets.
    package init(table: RateTable, capacity: Int) {
        self.table = table
        self.capacity = max(1, capacity)
    }

    /// Takes one token; answers nil, or the time until there is one.
    package func wait(_ kind: RateClass, _ client: Client, at now: ContinuousClock.Instant = .now) -> Duration? {
        let rates: [RateClass: Rate]
        switch client {
        case .address: rates = table.address
        case .person: rates = table.person
        }
        guard let rate = rates[kind] else { return nil }
        let key = Key(kind: kind, client: client)
        return buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(tokens: rate.burst, at: now)
            bucket.tokens = min(rate.burst, bucket.tokens + bucket.at.duration(to: now).inSeconds * rate.perSecond)
            bucket.at = now
            defer { buckets[key] = bucket }
            if buckets.count >= capacity, buckets[key] == nil { makeRoom(&buckets, at: now) }
            guard bucket.tokens >= 1 else { return .seconds((1 - bucket.tokens) / rate.perSecond) }
            bucket.tokens -= 1
            return nil
        }
    }

    /// Forgets the buckets that are full again; if a flood leaves none, forgets an arbitrary eighth of all.
    private func makeRoom(_ buckets: inout [Key: Bucket], at now: ContinuousClock.Instant) {
        buckets = buckets.filter { key, bucket in
            let rates: [RateClass: Rate]
            switch key.client {
            case .address: rates = table.address
            case .person: rates = table.person
            }
            guard let rate = rates[key.kind] else { return false }
            return bucket.tokens + bucket.at.duration(to: now).inSeconds * rate.perSecond < rate.burst
        }
        guard buckets.count >= capacity else { return }
        for key in Array(buckets.keys.prefix(max(1, capacity / 8))) { buckets.removeValue(forKey: key) }
    }
}

extension Duration {
    /// The duration in seconds, for rates and metrics.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }

    /// Whole seconds, rounded up, at least one: for `Retry-After`.
    var retryAfter: Int { max(1, Int(inSeconds.rounded(.up))) }
}
