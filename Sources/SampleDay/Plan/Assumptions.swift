import BorderVocabulary
import Gate

/// Everything that the sample day supposes because no source printed it. Written on 2026-11-23.
///
/// Sources: [B1] and [B2] are the two bulletins of `Published/README.md`; [S27] are the averages of July 2025 that the
/// Management Board gave: Hữu Nghị 262 export and 608 import vehicles a day, road 1088/2-1089 145 and 438, Cốc Nam 43
/// and 33, Chi Ma 41 and 189.
enum Assumptions {
    static let huuNghi: PlaceID = "huu-nghi"
    static let tanThanh: PlaceID = "tan-thanh-1088-2"
    static let cocNam: PlaceID = "coc-nam-1104-1105"
    static let chiMa: PlaceID = "chi-ma"

    /// The places among which a total of the province is shared out when their own figures were not printed.
    static let placesWithTraffic = [huuNghi, tanThanh, cocNam, chiMa]

    /// Vehicles a day by place and direction: [S27]. A place that the file names and [S27] does not: assumption.
    static func daily(_ place: PlaceID, _ direction: Direction) -> Double {
        switch (place, direction) {
        case (huuNghi, .export): 262
        case (huuNghi, .import): 608
        case (tanThanh, .export): 145
        case (tanThanh, .import): 438
        case (cocNam, .export): 43
        case (cocNam, .import): 33
        case (chiMa, .export): 41
        case (chiMa, .import): 189
        case (_, .export): 5
        case (_, .import): 5
        }
    }

    /// The share of a class in what crosses in its direction.
    ///
    /// Fruit: 459 of 685 export vehicles on both days [B1][B2]. New vehicles: 50 of 564 imports at Hữu Nghị and none
    /// elsewhere [B1]; one in eight at Hữu Nghị is an assumption between that and 91 on the other day [B2].
    static func clearedShare(_ place: PlaceID, _ category: BulletinCategory) -> Double {
        switch category {
        case .fruit: 0.67
        case .other: 0.33
        case .unidentified: 0
        case .goods: place == huuNghi ? 0.875 : 1
        case .newVehicle: place == huuNghi ? 0.125 : 0
        }
    }

    static func cleared(_ place: PlaceID, _ category: BulletinCategory) -> Double {
        daily(place, category.direction) * clearedShare(place, category)
    }

    /// Waiting vehicles: 168 at Hữu Nghị, 237 at Tân Thanh, 35 elsewhere [B2], of these 10 and 25 by assumption; fruit
    /// 512, other 280, unidentified 17 of 809 [B1][B2]. The bulletins print waiting exports only, so that imports wait
    /// only where a figure says so: assumption.
    static func waiting(_ place: PlaceID, _ category: BulletinCategory) -> Double {
        let vehicles: Double =
            switch place {
            case huuNghi: 168
            case tanThanh: 237
            case cocNam: 10
            case chiMa: 25
            default: 5
            }
        return switch category {
        case .fruit: vehicles * 0.633
        case .other: vehicles * 0.346
        case .unidentified: vehicles * 0.021
        case .goods: daily(place, .import) * 0.000_001
        case .newVehicle: daily(place, .import) * clearedShare(place, .newVehicle) * 0.000_001
        }
    }

    /// Vehicles that cross in a day of which no crossing was printed: the mean of [B1] and [B2].
    static let clearedUnprinted = 1430

    /// Vehicles that wait for export at the close of a day of which no waiting was printed: the mean of [B1] and [B2].
    static let waitingUnprinted = 404
}
