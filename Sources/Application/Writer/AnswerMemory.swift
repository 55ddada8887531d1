/// The latest answers to idempotency keys, so that most repeats never reach the disk.
struct AnswerMemory {
    private let capacity: Int
    private var answers: [IdempotencyKey: KeyedAnswer] = [:]
    /// Keys in the order of arrival, a ring once it is full.
    private var order: [IdempotencyKey] = []
    private var oldest = 0

    init(capacity: Int) {
        precondition(capacity > 0, "A memory without room remembers nothing.")
        self.capacity = capacity
    }

    subscript(key: IdempotencyKey) -> KeyedAnswer? { answers[key] }

    mutating func remember(_ answer: KeyedAnswer) {
        guard answers.updateValue(answer, forKey: answer.key) == nil else { return }
        if order.count < capacity {
            order.append(answer.key)
        } else {
            answers[order[oldest]] = nil
            order[oldest] = answer.key
            oldest = oldest + 1 == capacity ? 0 : oldest + 1
        }
    }
}
