/// The tax code (mã số thuế) of an enterprise, of one of its branches, or of a person.
///
/// Ten digits carry a check digit: weights 31 29 23 19 17 13 7 5 3, digit ten is 10 − (sum mod 11). A branch adds three
/// digits 001 to 999. Twelve digits are a citizen number, in use as a tax code since July 2025, and carry no check.
package struct TaxCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// All digits as one number; leading zeros follow from the form.
    package let number: UInt64

    /// Which of the three forms this is.
    package let form: Form

    /// The forms of a tax code; raw values are the number of digits.
    package enum Form: UInt8, Hashable, Sendable, CaseIterable {
        /// Ten digits, an enterprise.
        case enterprise = 10
        /// Twelve digits, a person by citizen number.
        case personal = 12
        /// Thirteen digits, a branch of an enterprise.
        case branch = 13
    }

    /// Takes the digits that were stored before, without a dash, or answers nil when they are no tax code.
    package init?(stored digits: ShortText) {
        let form = Form(rawValue: UInt8(truncatingIfNeeded: digits.count))
        guard let form, let number = digits.withUTF8({ UntrustedText.number($0) }) else { return nil }
        self.init(number: number, form: form)
        guard isBranchNumbered, hasRightCheckDigit else { return nil }
    }

    private init(number: UInt64, form: Form) {
        self.number = number
        self.form = form
    }

    /// Reads 10, 12 or 13 digits; a dash before the branch, blanks and dots are dropped. A wrong check digit is an error.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> TaxCode {
        let accepted = "##########, ##########-###, ############"
        let digits = try UntrustedText.digits(raw, accepted: accepted)
        let form = Form(rawValue: UInt8(truncatingIfNeeded: digits.count))
        guard digits.count <= 13, let form, let number = UntrustedText.number(digits) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        let code = TaxCode(number: number, form: form)
        guard code.hasRightCheckDigit else {
            let expected = code.expectedCheckDigit.map(String.init) ?? ""
            throw ParseFailure(.badCheckDigit(expected: expected), found: raw, accepted: accepted)
        }
        guard code.isBranchNumbered else { throw ParseFailure(.outOfRange("-001…-999"), found: raw) }
        return code
    }

    /// All digits without a dash.
    package var digits: String { UntrustedText.padded(number, to: Int(form.rawValue)) }

    /// The code as it is written, a branch with a dash: `0314409058-002`.
    package var display: String {
        switch form {
        case .enterprise, .personal: digits
        case .branch: "\(digits.prefix(10))-\(digits.suffix(3))"
        }
    }

    /// The same as `display`.
    package var description: String { display }

    /// Orders by the digits read from the left, an enterprise directly before its branches.
    package static func < (left: TaxCode, right: TaxCode) -> Bool {
        (left.aligned, left.form.rawValue) < (right.aligned, right.form.rawValue)
    }

    private var aligned: UInt64 {
        switch form {
        case .enterprise: number * 1000
        case .personal: number * 10
        case .branch: number
        }
    }

    private var isBranchNumbered: Bool {
        switch form {
        case .enterprise, .personal: true
        case .branch: number % 1000 != 0
        }
    }

    private var hasRightCheckDigit: Bool {
        switch form {
        case .enterprise: expectedCheckDigit == number % 10
        case .branch: expectedCheckDigit == number / 1000 % 10
        case .personal: true
        }
    }

    /// The digit that belongs in the tenth place, or nil when the sum leaves no valid digit or the form has none.
    private var expectedCheckDigit: UInt64? {
        var rest: UInt64
        switch form {
        case .enterprise: rest = number / 10
        case .branch: rest = number / 10_000
        case .personal: return nil
        }
        var sum: UInt64 = 0
        // From the ninth digit to the first, so the weights run backwards.
        for weight: UInt64 in [3, 5, 7, 13, 17, 19, 23, 29, 31] {
            sum += rest % 10 * weight
            rest /= 10
        }
        return sum % 11 == 0 ? nil : 10 - sum % 11
    }
}
