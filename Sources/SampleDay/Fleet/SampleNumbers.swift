import BorderVocabulary
import Gate

/// Numbers of sample vehicles, boxes and papers: right in form and check digit, none given twice.
struct SampleNumbers {
    private var given: [Series: Int] = [:]
    private let shift: Int

    private enum Series: Hashable {
        case vietnameseTractor, vietnameseTrailer, chineseTractor, chineseTrailer, container, chassis, seal, declaration
        case driver
    }

    init(seed: UInt64) {
        shift = Int(seed % 90_000)
    }

    /// The next number of a series, spread over `0..<span` without meeting one twice, and how often the span was full.
    private mutating func next(_ series: Series, span: Int) -> (number: Int, round: Int) {
        let count = given[series, default: 0]
        given[series] = count + 1
        // 7,919 is a prime that divides no span used here, so the walk meets every number before it comes back.
        return ((count % span * 7919 + shift) % span, count / span)
    }

    private static func shortText(_ text: String) -> ShortText {
        guard let text = ShortText(text) else { preconditionFailure("A sample number fits 23 bytes.") }
        return text
    }

    private static func plate(_ text: String) -> Plate {
        guard let plate = Plate(compact: shortText(text)) else { preconditionFailure("A sample plate is a plate.") }
        return plate
    }

    // MARK: Vehicles

    mutating func vietnameseTractor(_ random: inout SplitMix64) -> Plate {
        let (number, round) = next(.vietnameseTractor, span: 90_000)
        let letters = ["C", "H", "D", "E", "F", "K", "L", "M"]
        let province = random.pick(["12", "29", "51", "61", "70", "98", "99", "15", "34", "65"])
        return Self.plate(province + letters[round % letters.count] + String(10_000 + number))
    }

    mutating func vietnameseTrailer() -> Plate {
        let (number, round) = next(.vietnameseTrailer, span: 90_000)
        let provinces = ["12", "51", "29", "15", "61", "98", "34", "70"]
        return Self.plate(provinces[round % provinces.count] + "R" + String(10_000 + number))
    }

    mutating func chineseTractor() -> Plate {
        let (number, round) = next(.chineseTractor, span: 90_000)
        let letters = ["F", "A", "B", "K", "P", "C", "E", "R"]
        return Self.plate("桂" + letters[round % letters.count] + String(10_000 + number))
    }

    mutating func chineseTrailer() -> Plate {
        let (number, round) = next(.chineseTrailer, span: 9_000)
        let letters = Array("FABKPCERDGHJLMNQSTUV")
        let provinces = ["桂", "粤", "云", "湘", "鲁", "浙"]
        return Self.plate(
            provinces[round / letters.count % provinces.count] + String(letters[round % letters.count])
                + String(1_000 + number) + "挂")
    }

    /// A chassis number that nobody builds under: LSAMPLE is no manufacturer's beginning.
    mutating func chassis() -> ChassisNumber {
        let (number, round) = next(.chassis, span: 900_000)
        let text = Self.shortText("LSAMPLE000" + String(round % 10) + String(100_000 + number))
        guard let chassis = ChassisNumber(stored: text) else {
            preconditionFailure("A sample chassis number has 17 characters.")
        }
        return chassis
    }

    // MARK: Boxes and seals

    /// A container of the sample owner SPL with the right check digit, or with a wrong one.
    mutating func container(isCheckDigitRight: Bool = true) -> ContainerNumber {
        let (number, round) = next(.container, span: 900_000)
        let owners = ["SPLU", "SPMU", "SPNU", "SPPU"]
        let ten = owners[round % owners.count] + String(100_000 + number)
        guard let digit = ContainerNumber.checkDigit(of: ten) else {
            preconditionFailure("Ten sample characters have a check digit.")
        }
        let text = Self.shortText(ten + String(isCheckDigitRight ? digit : (digit + 1) % 10))
        guard let container = ContainerNumber(stored: text) else {
            preconditionFailure("A sample container number has the shape of one.")
        }
        return container
    }

    mutating func seal() -> Seal {
        let (number, round) = next(.seal, span: 900_000)
        guard let seal = Seal(stored: Self.shortText("SPL" + String(round) + String(100_000 + number))) else {
            preconditionFailure("A sample seal is a seal.")
        }
        return seal
    }

    // MARK: Papers and people

    /// Twelve digits that begin with 10 for an import and 30 for an export.
    mutating func customs(_ direction: Direction, _ random: inout SplitMix64) -> CustomsReference {
        let (number, round) = next(.declaration, span: 900_000)
        let series: UInt64 = direction == .import ? 10 : 30
        let digits = series * 10_000_000_000 + UInt64(round % 100) * 100_000_000 + UInt64(100_000 + number) * 10
        guard let declaration = CustomsDeclarationNumber(number: digits, digitCount: 12) else {
            preconditionFailure("A sample declaration has twelve digits.")
        }
        let regimes = direction == .import ? ["A11", "A12", "E21"] : ["B11", "B11", "E62"]
        let channels: [CustomsChannel] = [.green, .green, .green, .yellow, .yellow, .red]
        return CustomsReference(
            number: declaration, regime: RegimeCode(stored: Self.shortText(random.pick(regimes))),
            channel: random.pick(channels))
    }

    mutating func driver(_ nationality: Nationality) -> Driver {
        let (number, round) = next(.driver, span: 900_000)
        let text = Self.shortText("sample-driver-\(round)\(100_000 + number)")
        return Driver(id: DriverID(text), nationality: nationality)
    }

    /// Tax codes of sample firms with the right check digit.
    static func firms(_ count: Int, _ random: inout SplitMix64) -> [TaxCode] {
        var firms: [TaxCode] = []
        while firms.count < count {
            // Nine digits that begin with 49, the code of the province; one in eleven has no check digit.
            let nine = Array("49" + String(random.whole(1_000_000...9_999_999)))
            let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
            let sum = zip(nine, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
            guard sum % 11 != 0 else { continue }
            if let code = TaxCode(stored: shortText(String(nine) + String(10 - sum % 11))) { firms.append(code) }
        }
        return firms
    }
}
