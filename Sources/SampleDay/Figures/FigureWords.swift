import BorderVocabulary
import Gate

/// The words that a bulletin file uses for measures, directions and classes.
package enum FigureWords {
    /// The word for the whole province.
    package static let province = "province"

    /// The word for every direction or every class.
    package static let all = "all"

    /// The measures that a file may print, with their words.
    package static let measures: [(measure: Measure, word: String)] = [
        (.cleared, "cleared"), (.remaining, "remaining"), (.turnedBack, "turned-back"), (.arrived, "arrived"),
    ]

    /// Place, measure, direction and category of a figure, in the words of the file's columns.
    package static func words(of scope: FigureScope) -> [String] {
        [
            scope.place?.description ?? province, word(scope.measure), word(scope.direction), word(scope.category),
        ]
    }

    /// The word of a measure; `withdrawn` is never read from a file.
    package static func word(_ measure: Measure) -> String {
        switch measure {
        case .cleared: "cleared"
        case .remaining: "remaining"
        case .turnedBack: "turned-back"
        case .arrived: "arrived"
        case .withdrawn: "withdrawn"
        }
    }

    /// The word of a direction; nil is `all`.
    package static func word(_ direction: Direction?) -> String {
        switch direction {
        case .export: "export"
        case .import: "import"
        case nil: all
        }
    }

    /// The word of a class; nil is `all`.
    package static func word(_ category: BulletinCategory?) -> String {
        switch category {
        case .fruit: "fruit"
        case .other: "other"
        case .unidentified: "unidentified"
        case .goods: "goods"
        case .newVehicle: "new-vehicle"
        case nil: all
        }
    }

    /// The classes that a direction splits into; both directions together have none.
    package static func categories(of direction: Direction?) -> [BulletinCategory] {
        switch direction {
        case .export: [.fruit, .other, .unidentified]
        case .import: [.goods, .newVehicle]
        case nil: []
        }
    }
}
