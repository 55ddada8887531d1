import BorderVocabulary

/// The way of the goods over the line.
package enum Direction: UInt8, CaseIterable, Hashable, Sendable {
    case export = 0
    case `import` = 1
}

/// What the vehicle is doing: carrying, returning without load, or being itself the goods.
package enum Movement: UInt8, CaseIterable, Hashable, Sendable {
    case loaded = 0
    case empty = 1
    /// A new vehicle that is driven across as goods.
    case newVehicle = 2
}

/// The classes into which the daily bulletin splits waiting vehicles.
package enum GoodsCategory: UInt8, CaseIterable, Hashable, Sendable {
    case fruit = 0
    case other = 1
    /// The vehicle stands at the gate and its goods are not yet registered.
    case unidentified = 2
}

/// Who takes the goods over the line, and how.
package enum DeliveryMethod: UInt8, CaseIterable, Hashable, Sendable {
    /// Carded drivers of each side take the vehicle over; an empty one comes back.
    case specialisedDrivers = 0
    /// The tractors change at the line; the semi-trailer goes on.
    case tractorSwap = 1
    /// The vehicle crosses, unloads or tranships in the opposite yard and returns.
    case traditional = 2
    /// The pilot in which a vehicle that delivered exports brings imports back.
    case twoWay = 3
    /// Unmanned vehicles on the dedicated road.
    case unmanned = 4
}

/// What identifies a vehicle: its plate or, for a new vehicle without one, its chassis number.
package enum VehicleIdentity: Hashable, Sendable {
    case plate(Plate)
    case chassis(ChassisNumber)
    /// An unmanned vehicle, by the name under which the fleet knows it.
    case unmanned(ShortText)
}

/// The driver as the gate's log knows one: a pseudonym, and the nationality that a rule asks for.
///
/// Name, document and telephone are kept beside the log, so that they can be erased.
package struct Driver: Hashable, Sendable {
    package let id: DriverID
    package let nationality: Nationality

    package init(id: DriverID, nationality: Nationality) {
        self.id = id
        self.nationality = nationality
    }
}

/// One kind of goods on the vehicle.
package struct GoodsLine: Hashable, Sendable {
    /// The goods in the declarant's words, at most 200 UTF-8 bytes.
    package let name: String
    package let hsCode: HSCode?
    package let weight: Weight?
    /// Fresh produce that the plant quarantine examines.
    package let isFruit: Bool

    package init(name: String, hsCode: HSCode?, weight: Weight?, isFruit: Bool) {
        self.name = name
        self.hsCode = hsCode
        self.weight = weight
        self.isFruit = isFruit
    }
}

/// A customs declaration that covers goods on the vehicle.
package struct CustomsReference: Hashable, Sendable {
    package let number: CustomsDeclarationNumber
    package let regime: RegimeCode?
    package let channel: CustomsChannel

    package init(number: CustomsDeclarationNumber, regime: RegimeCode?, channel: CustomsChannel) {
        self.number = number
        self.regime = regime
        self.channel = channel
    }
}

/// The separate things that one trip joins. Immutable: a correction or swap replaces the whole.
package final class Papers: Hashable, Sendable {
    package let vehicle: VehicleIdentity?
    package let trailer: Plate?
    package let containers: [ContainerNumber]
    package let seals: [Seal]
    package let driver: Driver?
    /// The specialised driver who takes the vehicle over the line, once handed over.
    package let lineDriver: Driver?
    package let goods: [GoodsLine]
    package let declarations: [CustomsReference]
    /// The firm that owns the goods; two-way haulage wants exactly one.
    package let firm: TaxCode?
    package let plannedArrival: Timestamp?

    package init(
        vehicle: VehicleIdentity?, trailer: Plate? = nil, containers: [ContainerNumber] = [], seals: [Seal] = [],
        driver: Driver? = nil, lineDriver: Driver? = nil, goods: [GoodsLine] = [],
        declarations: [CustomsReference] = [],
        firm: TaxCode? = nil, plannedArrival: Timestamp? = nil
    ) {
        self.vehicle = vehicle
        self.trailer = trailer
        self.containers = containers
        self.seals = seals
        self.driver = driver
        self.lineDriver = lineDriver
        self.goods = goods
        self.declarations = declarations
        self.firm = firm
        self.plannedArrival = plannedArrival
    }

    package static func == (left: Papers, right: Papers) -> Bool {
        left === right
            || left.vehicle == right.vehicle && left.trailer == right.trailer && left.containers == right.containers
                && left.seals == right.seals && left.driver == right.driver && left.lineDriver == right.lineDriver
                && left.goods == right.goods && left.declarations == right.declarations && left.firm == right.firm
                && left.plannedArrival == right.plannedArrival
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(vehicle)
        hasher.combine(trailer)
        hasher.combine(containers)
        hasher.combine(firm)
    }

    /// The same papers with some of them replaced.
    package func replacing(
        vehicle: VehicleIdentity?? = nil, trailer: Plate?? = nil, containers: [ContainerNumber]? = nil,
        seals: [Seal]? = nil, driver: Driver?? = nil, lineDriver: Driver?? = nil, goods: [GoodsLine]? = nil,
        declarations: [CustomsReference]? = nil, firm: TaxCode?? = nil, plannedArrival: Timestamp?? = nil
    ) -> Papers {
        Papers(
            vehicle: vehicle ?? self.vehicle, trailer: trailer ?? self.trailer,
            containers: containers ?? self.containers, seals: seals ?? self.seals, driver: driver ?? self.driver,
            lineDriver: lineDriver ?? self.lineDriver, goods: goods ?? self.goods,
            declarations: declarations ?? self.declarations, firm: firm ?? self.firm,
            plannedArrival: plannedArrival ?? self.plannedArrival)
    }
}

/// What a declarant says before the vehicle leaves for the gate (step 1 of the eight).
package struct Declaration: Hashable, Sendable {
    package let place: PlaceID
    package let direction: Direction
    package let movement: Movement
    package let method: DeliveryMethod
    package let papers: Papers
    /// What the words of the declaration left for an officer to accept.
    package let warnings: WarningSet
    /// The trip whose vehicle this one brings back, in two-way haulage.
    package let returnOf: TripID?

    package init(
        place: PlaceID, direction: Direction, movement: Movement, method: DeliveryMethod, papers: Papers,
        warnings: WarningSet = [], returnOf: TripID? = nil
    ) {
        self.place = place
        self.direction = direction
        self.movement = movement
        self.method = method
        self.papers = papers
        self.warnings = warnings
        self.returnOf = returnOf
    }

    /// The bulletin's class: fruit if any line is fruit, other where goods or an empty vehicle are declared.
    package var category: GoodsCategory { Self.category(of: papers.goods, movement: movement) }
}

/// A vehicle that stands at the gate and was never declared.
package struct UndeclaredArrival: Hashable, Sendable {
    package let place: PlaceID
    package let direction: Direction
    package let vehicle: VehicleIdentity
    package let area: HoldingAreaID

    package init(place: PlaceID, direction: Direction, vehicle: VehicleIdentity, area: HoldingAreaID) {
        self.place = place
        self.direction = direction
        self.vehicle = vehicle
        self.area = area
    }
}

/// A set of `Warning`s, one bit each.
package struct WarningSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package init(_ warnings: some Sequence<Warning>) {
        rawValue = warnings.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    package func has(_ warning: Warning) -> Bool {
        rawValue & 1 << UInt32(warning.rawValue) != 0
    }

    package var all: [Warning] { Warning.allCases.filter(has) }
}
