import Gate

extension Measure: Coded {
    /// The name in the bulletin's table.
    package var code: String {
        switch self {
        case .cleared: "cleared"
        case .remaining: "remaining"
        case .turnedBack: "turned-back"
        case .arrived: "arrived"
        case .withdrawn: "withdrawn"
        }
    }
}

extension BulletinCategory: Coded {
    /// The name in the bulletin's table.
    package var code: String {
        switch self {
        case .fruit: "fruit"
        case .other: "other"
        case .unidentified: "unidentified"
        case .goods: "goods"
        case .newVehicle: "new-vehicle"
        }
    }
}

extension Field {
    /// The member of the body that the field comes from.
    package var name: String {
        switch self {
        case .trip: "trip"
        case .place: "place"
        case .direction: "direction"
        case .movement: "movement"
        case .method: "method"
        case .vehicle: "vehicle"
        case .trailer: "trailer"
        case .containers: "containers"
        case .seals: "seals"
        case .driver: "driver"
        case .lineDriver: "lineDriver"
        case .goods: "goods"
        case .declarations: "declarations"
        case .firm: "firm"
        case .plannedArrival: "plannedArrival"
        case .area: "area"
        case .lane: "lane"
        case .yard: "yard"
        case .agency: "agency"
        case .reason: "reason"
        case .witness: "witness"
        case .amount: "amount"
        case .receipt: "receipt"
        case .warning: "warning"
        case .returnOf: "returnOf"
        case .rule: "rule"
        case .date: "date"
        case .parts: "parts"
        case .category: "category"
        case .basis: "basis"
        case .start: "start"
        }
    }
}
