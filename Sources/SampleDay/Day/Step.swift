import BorderVocabulary
import Gate

/// One thing that somebody does in the sample day. Vehicles and lines are named by their place in the driver's lists.
enum Step {
    case setRule(Int)
    case declare(Int)
    case correct(Int)
    case arrive(Int)
    /// A vehicle comes undeclared.
    case register(Int)
    case identify(Int)
    case acceptWarning(Int, Warning)
    case relocate(Int, HoldingAreaID)
    /// A waiting vehicle is turned back or taken back.
    case leave(Int)
    /// Whose turn it is in a line is called; a vehicle that is not to finish today stays in the yard.
    case call(line: Int, isLast: Bool)
    case admit(Int)
    case park(Int)
    case hold(Int, Agency)
    case liftHold(Int, Agency)
    case grant(Int, Agency)
    case assessFee(Int)
    case pay(Int)
    case release(Int)
    /// A specialised driver takes the vehicle over the line, or one of the other side takes its trailer on.
    case handOver(Int)
    case swapTractor(Int)
    case cross(Int)
    case returnEmpty(Int)
    case sweep
    /// A vehicle is declared for the day after, so that it can ask for a slot.
    case declareAhead(Int)
    case requestSlot(Int)
    /// What waits for its draw is drawn.
    case drawSlots
    /// Vehicles waiting for Hữu Nghị are shared between roadside and park as a note says.
    case shareParking
    case closeBulletin(LocalDate)
}

/// What is to be done at which minute; within a minute in the order of adding.
struct Agenda {
    private var minutes: [[Step]]

    /// Minutes from 0 to `last`.
    init(last: Int) {
        minutes = Array(repeating: [], count: last + 1)
    }

    /// What comes after the last minute is left undone.
    mutating func add(_ step: Step, at minute: Int) {
        guard minute < minutes.count else { return }
        minutes[max(0, minute)].append(step)
    }

    /// Takes out what is due after one minute and up to another.
    mutating func take(after first: Int, through last: Int) -> [Step] {
        var due: [Step] = []
        for minute in (first + 1)...max(first + 1, last) where minute < minutes.count {
            due += minutes[minute]
            minutes[minute] = []
        }
        return due
    }
}

/// One line at the gate as the driver follows it: whose turn comes when.
struct CallLine {
    let place: PlaceID
    let direction: Direction
    /// The class that calls are narrowed to; nil where the line is one of several classes.
    let category: GoodsCategory?
    let lanes: [LaneID]
    /// Vehicles in the order of their tickets, the next one first, from `front` on.
    private var order: [Int] = []
    private var front = 0
    private var calls = 0

    init(place: PlaceID, direction: Direction, category: GoodsCategory?, lanes: [LaneID]) {
        self.place = place
        self.direction = direction
        self.category = category
        self.lanes = lanes
    }

    var waiting: ArraySlice<Int> { order[front...] }

    mutating func join(_ truck: Int) { order.append(truck) }

    mutating func returnToFront(_ truck: Int) {
        if front > 0 {
            front -= 1
            order[front] = truck
        } else {
            order.insert(truck, at: 0)
        }
    }

    mutating func leave(_ truck: Int) {
        if waiting.first == truck {
            front += 1
        } else if let index = waiting.firstIndex(of: truck) {
            order.remove(at: index)
        }
    }

    /// Lanes take turns.
    mutating func nextLane() -> LaneID? {
        calls += 1
        return lanes.isEmpty ? nil : lanes[(calls - 1) % lanes.count]
    }
}
