import Gate

/// A queue rule as a file holds it: the body with which it would be set, or the content of that body.
package enum QueueRuleFile {
    /// Deeper than any rule.
    private static let depth = 16

    /// Reads a rule; throws the problem that the API would answer with, all errors at once.
    package static func rule(of bytes: [UInt8]) throws(Problem) -> QueueRule {
        let json: JSONValue
        do throws(Fault) {
            json = try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
                try JSONParser.parse(UnsafeRawBufferPointer(buffer), depthLimit: depth)
            }
        } catch {
            throw Problem(error)
        }
        var content = json
        if case .object(let members) = json, let inner = members.first(where: { $0.key == "content" }) {
            content = inner.value
        }
        guard case .queue(let rule) = try ObjectReader.body(content, { $0.ruleContent() }) else {
            throw Problem(.parameters([.code("/kind", "", [RuleKindCode.queue.code])]))
        }
        return rule
    }
}
