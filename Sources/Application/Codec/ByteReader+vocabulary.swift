import BorderVocabulary
import Gate

// How each word of the border is read back; every value is checked as if a stranger had written it.
extension ByteReader {
    mutating func trip() throws(CodecFailure) -> TripID { TripID(try unsigned()) }

    package mutating func name<Kind>() throws(CodecFailure) -> Identifier<Kind> { Identifier<Kind>(try short()) }

    package mutating func moment() throws(CodecFailure) -> Timestamp { try require(Timestamp(stored: try signed())) }

    mutating func duration() throws(CodecFailure) -> Duration {
        let seconds = try signed()
        let attoseconds = try signed()
        // What a Duration can be asked to hold without a trap.
        guard seconds.magnitude < 1 << 56, attoseconds.magnitude < 1_000_000_000_000_000_000 else {
            throw .badValue(at: offset)
        }
        return Duration(secondsComponent: seconds, attosecondsComponent: attoseconds)
    }

    package mutating func date() throws(CodecFailure) -> LocalDate {
        try require(Int32(exactly: try unsigned()).flatMap(LocalDate.init(stored:)))
    }

    mutating func time() throws(CodecFailure) -> LocalTime {
        try require(Int(exactly: try unsigned()).flatMap(LocalTime.init(minuteOfDay:)))
    }

    package mutating func money() throws(CodecFailure) -> Money { Money(dong: try signed()) }

    mutating func plate() throws(CodecFailure) -> Plate { try require(Plate(compact: try short())) }

    mutating func container() throws(CodecFailure) -> ContainerNumber {
        try require(ContainerNumber(stored: try short()))
    }

    mutating func seal() throws(CodecFailure) -> Seal { try require(Seal(stored: try short())) }

    mutating func taxCode() throws(CodecFailure) -> TaxCode { try require(TaxCode(stored: try short())) }

    mutating func hsCode() throws(CodecFailure) -> HSCode { try require(HSCode(stored: try short())) }

    mutating func agencies() throws(CodecFailure) -> AgencySet {
        let set = AgencySet(rawValue: try byte())
        guard set.isSubset(of: AgencySet.all) else { throw .badValue(at: offset - 1) }
        return set
    }

    mutating func warnings() throws(CodecFailure) -> WarningSet {
        let set = WarningSet(rawValue: try require(UInt32(exactly: try unsigned())))
        guard set.isEmpty || set.isSubset(of: WarningSet(Warning.allCases)) else { throw .badValue(at: offset) }
        return set
    }

    mutating func vehicle() throws(CodecFailure) -> VehicleIdentity {
        switch try byte() {
        case 0: return .plate(try plate())
        case 1: return .chassis(try require(ChassisNumber(stored: try short())))
        case 2: return .unmanned(try short())
        case _: throw .badValue(at: offset - 1)
        }
    }

    mutating func driver() throws(CodecFailure) -> Driver { Driver(id: try name(), nationality: try raw()) }

    mutating func goods() throws(CodecFailure) -> GoodsLine {
        GoodsLine(
            name: try string(), hsCode: try optional { r throws(CodecFailure) in try r.hsCode() },
            weight: try optional { r throws(CodecFailure) in
                try r.require(Int(exactly: try r.unsigned()).flatMap(Weight.init(kilograms:)))
            },
            isFruit: try bool())
    }

    mutating func reference() throws(CodecFailure) -> CustomsReference {
        let digitCount = try byte()
        let number = try require(CustomsDeclarationNumber(number: try unsigned(), digitCount: digitCount))
        let regime = try optional { r throws(CodecFailure) in try r.require(RegimeCode(stored: try r.short())) }
        return CustomsReference(number: number, regime: regime, channel: try raw())
    }

    mutating func papers() throws(CodecFailure) -> Papers {
        Papers(
            vehicle: try optional { r throws(CodecFailure) in try r.vehicle() },
            trailer: try optional { r throws(CodecFailure) in try r.plate() },
            containers: try list { r throws(CodecFailure) in try r.container() },
            seals: try list { r throws(CodecFailure) in try r.seal() },
            driver: try optional { r throws(CodecFailure) in try r.driver() },
            lineDriver: try optional { r throws(CodecFailure) in try r.driver() },
            goods: try list { r throws(CodecFailure) in try r.goods() },
            declarations: try list { r throws(CodecFailure) in try r.reference() },
            firm: try optional { r throws(CodecFailure) in try r.taxCode() },
            plannedArrival: try optional { r throws(CodecFailure) in try r.moment() })
    }

    mutating func declaration() throws(CodecFailure) -> Declaration {
        Declaration(
            place: try name(), direction: try raw(), movement: try raw(), method: try raw(), papers: try papers(),
            warnings: try warnings(), returnOf: try optional { r throws(CodecFailure) in try r.trip() })
    }

    mutating func paperValue() throws(CodecFailure) -> PaperValue {
        switch try raw(Field.self) {
        case .vehicle: return .vehicle(try optional { r throws(CodecFailure) in try r.vehicle() })
        case .trailer: return .trailer(try optional { r throws(CodecFailure) in try r.plate() })
        case .containers: return .containers(try list { r throws(CodecFailure) in try r.container() })
        case .seals: return .seals(try list { r throws(CodecFailure) in try r.seal() })
        case .driver: return .driver(try optional { r throws(CodecFailure) in try r.driver() })
        case .lineDriver: return .lineDriver(try optional { r throws(CodecFailure) in try r.driver() })
        case .goods: return .goods(try list { r throws(CodecFailure) in try r.goods() })
        case .declarations: return .declarations(try list { r throws(CodecFailure) in try r.reference() })
        case .firm: return .firm(try optional { r throws(CodecFailure) in try r.taxCode() })
        case .plannedArrival: return .plannedArrival(try optional { r throws(CodecFailure) in try r.moment() })
        case .trip, .place, .direction, .movement, .method, .area, .lane, .yard, .agency, .reason, .witness, .amount,
            .receipt, .warning, .returnOf, .rule, .date, .parts, .category, .basis, .start:
            throw .badValue(at: offset - 1)
        }
    }
}
