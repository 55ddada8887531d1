import BorderVocabulary
import Gate
import Steering

/// What a vehicle carries, as the statistics part it: by chapter, the heaviest first.
struct VehicleLoad: Equatable {
    /// Never empty; the vehicle counts in the first.
    let lines: [GateContribution.Load]
    /// Whether something was declared without a weight.
    let isUnweighed: Bool

    /// Parts goods by chapter. Of equally heavy ones the lower chapter comes first, so that the order of the lines in a
    /// declaration decides nothing.
    init(_ goods: [GoodsLine], movement: Movement) {
        guard !goods.isEmpty else {
            lines = [GateContribution.Load(Self.goods(of: movement), kilograms: 0)]
            isUnweighed = movement != .empty
            return
        }
        var loads: [GateContribution.Load] = []
        for line in goods {
            let goods = line.hsCode.map { GoodsClass.chapter($0.chapter) } ?? .uncoded
            let kilograms = Int64(line.weight?.kilograms ?? 0)
            if let place = loads.firstIndex(where: { $0.goods == goods }) {
                loads[place].kilograms += kilograms
            } else {
                loads.append(GateContribution.Load(goods, kilograms: kilograms))
            }
        }
        if loads.count > 1 { loads.sort { ($1.kilograms, $0.goods) < ($0.kilograms, $1.goods) } }
        lines = loads
        isUnweighed = goods.contains { $0.weight == nil }
    }

    private static func goods(of movement: Movement) -> GoodsClass {
        switch movement {
        case .empty: .empty
        case .newVehicle: .newVehicle
        case .loaded: .uncoded
        }
    }
}

extension TradeDirection {
    /// The way of the goods as the gate has it.
    package init(_ direction: Direction) {
        switch direction {
        case .export: self = .export
        case .import: self = .import
        }
    }
}
