import BorderVocabulary
import Gate

// How each word of the border is stored. `ByteReader+vocabulary` reads in the same order.
extension ByteWriter {
    mutating func trip(_ trip: TripID) { unsigned(trip.number) }

    package mutating func name<Kind>(_ name: Identifier<Kind>) { short(name.text) }

    package mutating func moment(_ moment: Timestamp) { signed(moment.milliseconds) }

    /// Seconds and the attoseconds of the last one.
    mutating func duration(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        signed(seconds)
        signed(attoseconds)
    }

    package mutating func date(_ date: LocalDate) { unsigned(UInt64(date.daysSinceEpoch)) }

    mutating func time(_ time: LocalTime) { unsigned(UInt64(time.minuteOfDay)) }

    package mutating func money(_ money: Money) { signed(money.dong) }

    mutating func plate(_ plate: Plate) { short(plate.compact) }

    mutating func container(_ container: ContainerNumber) { short(container.text) }

    mutating func seal(_ seal: Seal) { short(seal.text) }

    mutating func taxCode(_ code: TaxCode) { digits(code.digits) }

    mutating func hsCode(_ code: HSCode) { digits(code.description) }

    mutating func agencies(_ agencies: AgencySet) { byte(agencies.rawValue) }

    mutating func warnings(_ warnings: WarningSet) { unsigned(UInt64(warnings.rawValue)) }

    mutating func vehicle(_ vehicle: VehicleIdentity) {
        switch vehicle {
        case .plate(let plate):
            byte(0)
            self.plate(plate)
        case .chassis(let chassis):
            byte(1)
            short(chassis.text)
        case .unmanned(let name):
            byte(2)
            short(name)
        }
    }

    mutating func driver(_ driver: Driver) {
        name(driver.id)
        raw(driver.nationality)
    }

    mutating func goods(_ line: GoodsLine) {
        string(line.name)
        optional(line.hsCode) { $0.hsCode($1) }
        optional(line.weight) { $0.unsigned(UInt64($1.kilograms)) }
        bool(line.isFruit)
    }

    mutating func reference(_ reference: CustomsReference) {
        byte(reference.number.digitCount)
        unsigned(reference.number.number)
        optional(reference.regime) { $0.short($1.text) }
        raw(reference.channel)
    }

    mutating func papers(_ papers: Papers) {
        optional(papers.vehicle) { $0.vehicle($1) }
        optional(papers.trailer) { $0.plate($1) }
        list(papers.containers) { $0.container($1) }
        list(papers.seals) { $0.seal($1) }
        optional(papers.driver) { $0.driver($1) }
        optional(papers.lineDriver) { $0.driver($1) }
        list(papers.goods) { $0.goods($1) }
        list(papers.declarations) { $0.reference($1) }
        optional(papers.firm) { $0.taxCode($1) }
        optional(papers.plannedArrival) { $0.moment($1) }
    }

    mutating func declaration(_ declaration: Declaration) {
        name(declaration.place)
        raw(declaration.direction)
        raw(declaration.movement)
        raw(declaration.method)
        papers(declaration.papers)
        warnings(declaration.warnings)
        optional(declaration.returnOf) { $0.trip($1) }
    }

    mutating func paperValue(_ value: PaperValue) {
        raw(value.field)
        switch value {
        case .vehicle(let vehicle): optional(vehicle) { $0.vehicle($1) }
        case .trailer(let plate): optional(plate) { $0.plate($1) }
        case .containers(let containers): list(containers) { $0.container($1) }
        case .seals(let seals): list(seals) { $0.seal($1) }
        case .driver(let driver), .lineDriver(let driver): optional(driver) { $0.driver($1) }
        case .goods(let goods): list(goods) { $0.goods($1) }
        case .declarations(let references): list(references) { $0.reference($1) }
        case .firm(let firm): optional(firm) { $0.taxCode($1) }
        case .plannedArrival(let moment): optional(moment) { $0.moment($1) }
        }
    }

    /// At most 15 digits, which a string holds without a heap.
    private mutating func digits(_ text: String) {
        byte(UInt8(truncatingIfNeeded: text.utf8.count))
        for digit in text.utf8 { byte(digit) }
    }
}
