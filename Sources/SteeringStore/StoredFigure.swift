import BorderVocabulary
import Steering

// How the parts of a statement lie in columns of whole numbers.

/// A value: what it is and how its digits are scaled in one number, the digits in two more.
struct StoredValue {
    let form: Int64
    let low: Int64?
    let high: Int64?

    private enum Form: Int64 {
        case number = 1
        case bound = 2
        case range = 3
        case answer = 4
        case missing = 5
        case notApplicable = 6
    }

    init(form: Int64, low: Int64?, high: Int64?) {
        self.form = form
        self.low = low
        self.high = high
    }

    init(_ value: Value) {
        func packed(_ form: Form, bound: Int64 = 0, _ low: UInt8 = 0, _ high: UInt8 = 0) -> Int64 {
            form.rawValue | bound << 3 | Int64(low) << 5 | Int64(high) << 9
        }
        switch value {
        case .number(let number):
            self.init(form: packed(.number, number.scale), low: number.digits, high: nil)
        case .bound(let bound, let number):
            self.init(
                form: packed(.bound, bound: Int64(bound.rawValue), number.scale), low: number.digits, high: nil)
        case .range(let low, let high):
            self.init(form: packed(.range, low.scale, high.scale), low: low.digits, high: high.digits)
        case .answer(let answer): self.init(form: packed(.answer), low: answer ? 1 : 0, high: nil)
        case .missing: self.init(form: packed(.missing), low: nil, high: nil)
        case .notApplicable: self.init(form: packed(.notApplicable), low: nil, high: nil)
        }
    }

    /// The value, or nil where the columns hold none.
    var value: Value? {
        let (first, last) = (UInt8(form >> 5 & 15), UInt8(form >> 9 & 15))
        switch Form(rawValue: form & 7) {
        case .number: return number(low, first).map(Value.number)
        case .bound:
            guard let bound = Value.Bound(rawValue: UInt8(form >> 3 & 3)), let number = number(low, first) else {
                return nil
            }
            return .bound(bound, number)
        case .range:
            guard let low = number(low, first), let high = number(high, last) else { return nil }
            return .range(low, high)
        case .answer: return low.map { .answer($0 == 1) }
        case .missing: return .missing
        case .notApplicable: return .notApplicable
        case nil: return nil
        }
    }

    private func number(_ digits: Int64?, _ scale: UInt8) -> DecimalNumber? {
        digits.flatMap { DecimalNumber(digits: $0, scale: scale) }
    }
}

extension KnownOn {
    /// The day, month or year with its precision in the lowest two bits; nil where none is printed.
    var stored: Int64? {
        switch self {
        case .day(let day): Int64(day.daysSinceEpoch) << 2
        case .month(let year, let month): Int64(year * 12 + month - 1) << 2 | 1
        case .year(let year): Int64(year) << 2 | 2
        case .notPrinted: nil
        }
    }

    /// Reads what `stored` writes, or answers nil for a number that is none.
    init?(stored: Int64?) {
        guard let stored else {
            self = .notPrinted
            return
        }
        let number = stored >> 2
        switch stored & 3 {
        case 0:
            guard let day = Int32(exactly: number).flatMap({ LocalDate(stored: $0) }) else { return nil }
            self = .day(day)
        case 1: self = .month(year: Int(number / 12), month: Int(number % 12) + 1)
        case 2: self = .year(Int(number))
        case _: return nil
        }
    }
}
