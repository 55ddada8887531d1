import BorderVocabulary
import Gate

/// The leaf figures of one day, such that what came in and what stood there went out or still stands.
///
/// For each place and class: opening + arrived + identified into it = cleared + remaining + turned back + withdrawn +
/// identified out of it.
package struct DayBalance: Hashable, Sendable {
    /// What crossed.
    package internal(set) var cleared: FigureTable
    /// What stands at the gate at the closing hour.
    package internal(set) var remaining: FigureTable
    /// What was turned back.
    package internal(set) var turnedBack: FigureTable
    /// What came since the bulletin before.
    package internal(set) var arrived: FigureTable
    /// What stood at the gate when the bulletin before closed.
    package internal(set) var opening: FigureTable
    /// What left the count in another way: taken back by its declarant.
    package internal(set) var withdrawn: FigureTable
    /// Vehicles whose goods are registered in the course of the day, by the class that they turn out to be.
    package internal(set) var identified: FigureTable

    init(cleared: FigureTable, remaining: FigureTable, turnedBack: FigureTable) {
        self.cleared = cleared
        self.remaining = remaining
        self.turnedBack = turnedBack
        let none = FigureTable(places: cleared.places)
        arrived = none
        opening = none
        withdrawn = none
        identified = none
    }

    /// What has to be accounted for: crossed, standing and turned back.
    func need(_ place: PlaceID, _ category: BulletinCategory) -> Int {
        cleared[place, category] + remaining[place, category] + turnedBack[place, category]
    }

    var needs: FigureTable {
        var table = FigureTable(places: cleared.places)
        for place in cleared.places {
            for category in BulletinCategory.allCases { table[place, category] = need(place, category) }
        }
        return table
    }

    /// Completes the balance from what stood there in the evening: the rest arrives.
    mutating func settle(opening: FigureTable) {
        self.opening = opening
        for place in cleared.places {
            for category in [BulletinCategory.goods, .newVehicle] {
                let gap = need(place, category) - opening[place, category]
                arrived[place, category] = max(0, gap)
                withdrawn[place, category] = max(0, -gap)
            }
            // Goods are registered in the morning; those still unidentified at the close came in the course of the day.
            let unidentified = opening[place, .unidentified]
            let fruitRoom = max(0, need(place, .fruit) - opening[place, .fruit])
            let otherRoom = max(0, need(place, .other) - opening[place, .other])
            let identified = min(unidentified, fruitRoom + otherRoom)
            let asFruit = min(fruitRoom, max(identified - otherRoom, identified * 2 / 3))
            self.identified[place, .fruit] = asFruit
            self.identified[place, .other] = identified - asFruit
            let stays = min(unidentified - identified, need(place, .unidentified))
            arrived[place, .unidentified] = need(place, .unidentified) - stays
            withdrawn[place, .unidentified] = unidentified - identified - stays
            for category in [BulletinCategory.fruit, .other] {
                let gap =
                    need(place, category) - opening[place, category] - self.identified[place, category]
                arrived[place, category] = max(0, gap)
                withdrawn[place, category] = max(0, -gap)
            }
        }
    }

    /// Completes the balance from what arrived: the rest stood there in the evening.
    mutating func settle(arrived: FigureTable) {
        self.arrived = arrived
        for place in cleared.places {
            func gap(_ category: BulletinCategory) -> Int { need(place, category) - arrived[place, category] }
            for category in [BulletinCategory.goods, .newVehicle] {
                opening[place, category] = max(0, gap(category))
                withdrawn[place, category] = max(0, -gap(category))
            }
            opening[place, .unidentified] = max(0, gap(.unidentified))
            // Undeclared arrivals beyond those that stay so are registered before the close.
            let surplus = max(0, -gap(.unidentified))
            let asFruit = min(surplus, max(0, gap(.fruit)))
            let asOther = min(surplus - asFruit, max(0, gap(.other)))
            identified[place, .fruit] = asFruit
            identified[place, .other] = asOther
            withdrawn[place, .unidentified] = surplus - asFruit - asOther
            for category in [BulletinCategory.fruit, .other] {
                let rest = gap(category) - identified[place, category]
                opening[place, category] = max(0, rest)
                withdrawn[place, category] = max(0, -rest)
            }
        }
    }

    /// All vehicles that the day takes.
    package var vehicles: Int { opening.total + arrived.total }
}
