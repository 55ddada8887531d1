import BorderVocabulary
import Gate

extension VehicleIdentity {
    /// The plate, chassis number or fleet name in compact form.
    package var compact: String {
        switch self {
        case .plate(let plate): plate.compact.string
        case .chassis(let number): number.description
        case .unmanned(let name): name.string
        }
    }

    /// Which of the three it is.
    var kind: String {
        switch self {
        case .plate: "plate"
        case .chassis: "chassis"
        case .unmanned: "unmanned"
        }
    }
}

extension JSONWriter {
    /// Writes an open trip in full, for those who are signed in; without what it has of slots where that is nil.
    mutating func trip(_ trip: Trip, placeInLine: Int?, slots: BookingFacts? = nil) {
        object { json in
            json.member("trip", trip.id.description)
            json.member("place", trip.place.description)
            json.member("direction", trip.direction.code)
            json.member("movement", trip.movement.code)
            json.member("method", trip.method.code)
            json.member("category", trip.category.code)
            json.key("stage")
            json.stage(trip.stage)
            json.member("declaredAt", trip.declaredAt.iso8601)
            json.member("arrivedAt", trip.arrivedAt?.iso8601)
            json.member("missedCalls", trip.missedCalls)
            json.member("overstayed", trip.isOverstayed)
            json.member("returnOf", text: trip.returnOf)
            json.member("placeInLine", number: placeInLine.map { $0 + 1 })
            json.member("turn", turnOf: trip)
            json.list("clearances", Agency.allCases) { json, agency in
                json.object { json in
                    json.member("agency", agency.code)
                    json.member("state", trip.clearances[agency].code)
                    json.member("held", trip.clearances.held.has(agency))
                }
            }
            json.key("fee")
            json.fee(trip.fee)
            json.list("openWarnings", texts: trip.openWarnings.all.map(\.code))
            json.warnedFields(of: trip.papers, by: trip.openWarnings)
            json.papers(trip.papers)
            if let slots { json.bookingFacts(slots) }
        }
    }

    private mutating func stage(_ stage: Stage) {
        object { json in
            json.member("name", stage.name.code)
            json.member("since", stage.since?.iso8601)
            switch stage {
            case .declared: break
            case .waiting(let area, _): json.member("area", area.description)
            case .called(let area, let lane, _, let until):
                json.member("area", area.description)
                json.member("lane", lane.description)
                json.member("until", until.iso8601)
            case .atGate(let lane, _), .released(let lane, _): json.member("lane", lane.description)
            case .inYard(let yard, _): json.member("yard", yard.description)
            case .abroad(_, let deadline): json.member("deadline", deadline?.iso8601)
            }
        }
    }

    private mutating func fee(_ fee: Fee) {
        object { json in
            switch fee.state {
            case .unassessed: json.member("state", "unassessed")
            case .outdated: json.member("state", "outdated")
            case .due(let money):
                json.member("state", "due")
                json.member("amount", money.dong)
            case .settled:
                json.member("state", "paid")
                json.member("amount", fee.paid.dong)
            }
            json.member("assessed", number: fee.assessed?.dong)
            json.member("paid", fee.paid.dong)
            json.member("credit", fee.credit.dong)
        }
    }

    /// Writes the members of a declaration.
    mutating func declaration(_ declaration: Declaration) {
        member("place", declaration.place.description)
        member("direction", declaration.direction.code)
        member("movement", declaration.movement.code)
        member("method", declaration.method.code)
        member("returnOf", text: declaration.returnOf)
        list("warnings", texts: declaration.warnings.all.map(\.code))
        warnedFields(of: declaration.papers, by: declaration.warnings)
        papers(declaration.papers)
    }

    /// Writes which members of the papers each warning comes from.
    private mutating func warnedFields(of papers: Papers, by warnings: WarningSet) {
        list("warnedFields", papers.warned(by: warnings)) { json, warned in
            json.object { json in
                json.member("pointer", warned.pointer)
                json.member("warning", warned.warning.code)
            }
        }
    }

    /// Writes the papers of a trip as members.
    mutating func papers(_ papers: Papers) {
        member("vehicle", papers.vehicle?.compact)
        member("vehicleKind", papers.vehicle?.kind)
        member("trailer", text: papers.trailer)
        list("containers", texts: papers.containers.map(\.description))
        list("seals", texts: papers.seals.map(\.description))
        key("driver")
        driver(papers.driver)
        key("lineDriver")
        driver(papers.lineDriver)
        list("goods", papers.goods) { $0.goods($1) }
        list("declarations", papers.declarations) { $0.reference($1) }
        member("firm", papers.firm?.digits)
        member("plannedArrival", papers.plannedArrival?.iso8601)
    }

    private mutating func driver(_ driver: Driver?) {
        guard let driver else { return null() }
        object { json in
            json.member("id", driver.id.description)
            json.member("nationality", driver.nationality.code)
        }
    }

    private mutating func goods(_ line: GoodsLine) {
        object { json in
            json.member("name", line.name)
            json.member("hsCode", text: line.hsCode)
            json.member("kilograms", number: line.weight?.kilograms)
            json.member("fruit", line.isFruit)
        }
    }

    private mutating func reference(_ reference: CustomsReference) {
        object { json in
            json.member("number", reference.number.description)
            json.member("regime", text: reference.regime)
            json.member("channel", reference.channel.code)
        }
    }

    /// Writes the value of one paper.
    mutating func member(_ key: String, paper: PaperValue) {
        switch paper {
        case .vehicle(let vehicle): member(key, vehicle?.compact)
        case .trailer(let trailer): member(key, text: trailer)
        case .containers(let containers): list(key, texts: containers.map(\.description))
        case .seals(let seals): list(key, texts: seals.map(\.description))
        case .driver(let driver), .lineDriver(let driver):
            self.key(key)
            self.driver(driver)
        case .goods(let goods): list(key, goods) { $0.goods($1) }
        case .declarations(let references): list(key, references) { $0.reference($1) }
        case .firm(let firm): member(key, firm?.digits)
        case .plannedArrival(let moment): member(key, moment?.iso8601)
        }
    }
}

extension PaperWarning {
    /// The JSON pointer to the member, as the errors of a problem have it.
    fileprivate var pointer: String {
        let part: String? =
            switch warning {
            case .customsNumberUnconfirmedGrammar: "number"
            case .regimeCodeUnconfirmed: "regime"
            case .containerCheckDigit, .unusualContainerCategory, .trailerPlateDigits, .unusualPlate, .ocrLookAlike: nil
            }
        return ([field.name, index.map(String.init), part].compactMap { $0 }).map { "/" + $0 }.joined()
    }
}
