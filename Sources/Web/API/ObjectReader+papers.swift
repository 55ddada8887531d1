import Application
import BorderVocabulary
import Gate

/// A driver as a body gives one: a person who is to be remembered, or a pseudonym that is known already.
enum DriverInput: Sendable {
    case person(DriverPapers, Nationality)
    case known(Driver, at: String)
}

/// Papers as a body gives them: drivers may still be people, and warnings are noted.
struct PapersInput: Sendable {
    var vehicle: VehicleIdentity?
    var trailer: Plate?
    var containers: [ContainerNumber] = []
    var seals: [Seal] = []
    var driver: DriverInput?
    var lineDriver: DriverInput?
    var goods: [GoodsLine] = []
    var declarations: [CustomsReference] = []
    var firm: TaxCode?
    var plannedArrival: Timestamp?
    var warnings: WarningSet = []

    mutating func note<Value>(_ parsed: Parsed<Value>?) -> Value? {
        guard let parsed else { return nil }
        warnings.formUnion(WarningSet(parsed.warnings))
        return parsed.value
    }
}

/// A declaration as a body gives it.
struct DeclarationInput: Sendable {
    let place: PlaceID
    let direction: Direction
    let movement: Movement
    let method: DeliveryMethod
    let papers: PapersInput
    let returnOf: TripID?
}

extension ObjectReader {
    mutating func declaration() -> DeclarationInput? {
        let place = must("place") { $0.parsed($1, PlaceID.parse) }
        let direction = must("direction") { $0.coded($1, Direction.self) }
        let movement = must("movement") { $0.coded($1, Movement.self) }
        let method = must("method") { $0.coded($1, DeliveryMethod.self) }
        let returnOf = parsed("returnOf", TripID.parse)
        let papers = papers()
        guard let place, let direction, let movement, let method else { return nil }
        return DeclarationInput(
            place: place, direction: direction, movement: movement, method: method, papers: papers, returnOf: returnOf)
    }

    /// All papers; each may be missing, and the gate says which it wants.
    mutating func papers() -> PapersInput {
        var input = PapersInput()
        input.vehicle = vehicle(&input)
        input.trailer = input.note(parsed("trailer", Plate.parse))
        input.containers = parsedList("containers", limit: Gate.Limit.containers, ContainerNumber.parse)
            .compactMap { input.note($0) }
        input.seals = parsedList("seals", limit: Gate.Limit.seals, Seal.parse)
        input.driver = driver("driver")
        input.lineDriver = driver("lineDriver")
        input.goods = objects("goods", limit: Gate.Limit.goods) { $0.goods() }
        for (reference, warnings) in objects("declarations", limit: Gate.Limit.declarations, { $0.reference() }) {
            input.declarations.append(reference)
            input.warnings.formUnion(warnings)
        }
        input.firm = parsed("firm", TaxCode.parse)
        input.plannedArrival = parsed("plannedArrival", Timestamp.parse)
        return input
    }

    /// What identifies the vehicle: a plate unless `vehicleKind` says otherwise.
    mutating func vehicle(_ input: inout PapersInput) -> VehicleIdentity? {
        let accepted = ["plate", "chassis", "unmanned"]
        let kind = choice("vehicleKind", accepted) { accepted.contains($0) ? $0 : nil } ?? "plate"
        switch kind {
        case "chassis": return parsed("vehicle", ChassisNumber.parse).map(VehicleIdentity.chassis)
        case "unmanned": return parsed("vehicle", PlaceID.parse).map { .unmanned($0.text) }
        default: return input.note(parsed("vehicle", Plate.parse)).map(VehicleIdentity.plate)
        }
    }

    mutating func driver(_ key: String) -> DriverInput? {
        object(key) { reader in
            let nationality = reader.must("nationality") { reader, key in
                reader.choice(key, Nationality.allCases.map(\.code)) { Nationality(code: $0) }
            }
            if reader.has("id") {
                let id = reader.must("id") { $0.parsed($1, ObjectReader.pseudonym) }
                guard let id, let nationality else { return nil }
                return .known(Driver(id: id, nationality: nationality), at: reader.path("id"))
            }
            let name = reader.must("name") { $0.words($1, limit: 200) }
            let phone = reader.words("phone", limit: 32)
            let document = reader.must("document") { reader, key in
                reader.parsed(key) { (text: String) throws(ParseFailure) in
                    try PersonDocument.parse(text, kind: .other)
                }
            }
            guard let name, let document, let nationality else { return nil }
            let papers = DriverPapers(name: name, phone: phone, document: document.description)
            return .person(papers, nationality)
        }
    }

    /// A pseudonym as the register gives them out: a number from a person's papers must not pass for one.
    static func pseudonym(_ text: String) throws(ParseFailure) -> DriverID {
        let accepted = "[0-9a-f]{20}"
        guard text.utf8.count == 20, text.allSatisfy({ "0123456789abcdef".contains($0) }) else {
            throw ParseFailure(.badFormat(accepted: accepted), found: text, accepted: accepted)
        }
        return try DriverID.parse(text)
    }

    private mutating func goods() -> GoodsLine? {
        let name = must("name") { $0.words($1, limit: Gate.Limit.goodsName) }
        let code = parsed("hsCode", HSCode.parse)
        let weight = integer("kilograms", in: 0...Int64(Int32.max)).flatMap { Weight(kilograms: Int($0)) }
        let isFruit = flag("fruit") ?? false
        return name.map { GoodsLine(name: $0, hsCode: code, weight: weight, isFruit: isFruit) }
    }

    private mutating func reference() -> (CustomsReference, WarningSet)? {
        let number = must("number") { $0.parsed($1, CustomsDeclarationNumber.parse) }
        let regime = parsed("regime", RegimeCode.parse)
        let channel = choice("channel", CustomsChannel.allCases.map(\.code)) { CustomsChannel(code: $0) }
        guard let number else { return nil }
        return (
            CustomsReference(number: number.value, regime: regime?.value, channel: channel ?? .unknown),
            WarningSet(number.warnings + (regime?.warnings ?? []))
        )
    }

    /// What a barrier saw; everything may be missing.
    mutating func seen() -> Seen {
        object("seen") { reader -> Seen? in
            var input = PapersInput()
            let vehicle = reader.vehicle(&input)
            let trailer = reader.parsed("trailer", Plate.parse)?.value
            let containers =
                reader.has("containers")
                ? reader.parsedList("containers", limit: Gate.Limit.containers, ContainerNumber.parse).map(\.value)
                : nil
            return Seen(vehicle: vehicle, trailer: trailer, containers: containers)
        } ?? Seen()
    }
}
