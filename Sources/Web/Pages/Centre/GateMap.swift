import BorderVocabulary
import Gate

/// The schematic map: China above the border line, Việt Nam below it, one column for each place, one mark for each
/// vehicle. Exports go up on the left of a column, imports down on the right.
struct GateMap {
    private static let width = 1_040.0
    private static let gutter = 114.0
    private static let height = 640.0
    private static let frontier = 204.0

    private let facts: CentreFacts
    private let words: Words
    private var ground = ""
    private var marks: [(id: TripID, text: String)] = []

    /// The drawing as SVG.
    static func svg(_ facts: CentreFacts, words: Words) -> String {
        var map = GateMap(facts, words)
        map.drawGround()
        map.drawColumns()
        return map.finished
    }

    private init(_ facts: CentreFacts, _ words: Words) {
        self.facts = facts
        self.words = words
    }

    private var finished: String {
        let trucks = marks.sorted { $0.id < $1.id }.map(\.text).joined()
        return """
            <svg class="plan" viewBox="0 0 \(Int(GateMap.width)) \(Int(GateMap.height))" role="img" \
            aria-label="\(Svg.text(words("centre.map-about")))">\(GateMap.signs)\(ground)\
            <path class="frontier" d="M0 \(Int(GateMap.frontier))H\(Int(GateMap.width))"/>\
            <g class="trucks" id="trucks">\(trucks)</g></svg>
            """
    }

    private mutating func drawGround() {
        let (width, height, line) = (Int(GateMap.width), Int(GateMap.height), Int(GateMap.frontier))
        ground += #"<rect class="abroad-ground" width="\#(width)" height="\#(line)" rx="3"/>"#
        ground += #"<rect class="ground" y="\#(line)" width="\#(width)" height="\#(height - line)" rx="3"/>"#
        text("map.china", x: 10, y: 24, style: "big")
        text("map.vietnam", x: 10, y: GateMap.frontier + 22, style: "big")
        text("map.abroad", x: 10, y: 88, before: "↑ ")
        text("map.import-waiting", x: 10, y: 103, before: "↓ ")
        text("map.yard", x: 10, y: 300)
        text("map.export-waiting", x: 10, y: 476, before: "↑ ")
        text("map.foreign", x: 10, y: 491, before: "↓ ")
        text("map.road", x: 10, y: 613)
        text("map.road-4", x: 10, y: 628)
        ground += #"<path class="road" d="M\#(Int(GateMap.gutter)) 616H\#(width - 8)"/>"#
    }

    private mutating func text(_ key: String, x: Double, y: Double, style: String = "", before: String = "") {
        write(before + words(key), x: x, y: y, style: style)
    }

    private mutating func write(_ text: String, x: Double, y: Double, style: String, anchor: String = "start") {
        let style = style.isEmpty ? "" : #" class="\#(style)""#
        let anchor = anchor == "start" ? "" : #" text-anchor="\#(anchor)""#
        ground += #"<text\#(style)\#(anchor) x="\#(Svg.number(x))" y="\#(Svg.number(y))">\#(Svg.text(text))</text>"#
    }

    // MARK: Columns

    /// A column's share of the width grows with its lanes, which change seldom: the map must not jump.
    private static func weight(_ place: CentreFacts.Place) -> Double {
        1 + Double(min(place.lanes.count, 6)) * 0.15
    }

    private mutating func drawColumns() {
        let places = facts.placesOnMap
        let total = places.reduce(0) { $0 + GateMap.weight($1) }
        guard total > 0 else { return }
        let share = (GateMap.width - GateMap.gutter - 8) / total
        let trips = Dictionary(grouping: facts.trips, by: \.place)
        var x = GateMap.gutter
        for place in places {
            let width = share * GateMap.weight(place)
            draw(place, trips[place.id] ?? [], x: x, width: width - 10)
            x += width
        }
    }

    private mutating func draw(_ place: CentreFacts.Place, _ trips: [Trip], x: Double, width: Double) {
        let half = (width - 6) / 2
        let (left, right, middle) = (x, x + half + 6, x + width / 2)
        let open = place.isOpen ? place.lanes.count(where: \.isOpen) : 0
        write(words.mapName(place.id), x: middle, y: 24, style: "big", anchor: "middle")
        let lanes = words("map.lanes", ["open": String(open), "count": String(place.lanes.count)])
        let state = words(place.isOpen ? "state.open" : "state.closed")
        write(state + " · " + lanes, x: middle, y: 42, style: "", anchor: "middle")
        for way in [left + half / 2, right + half / 2] {
            ground += #"<path class="way" d="M\#(Svg.number(way)) 616V54"/>"#
        }
        func at(_ direction: Direction, _ stages: StageName...) -> [Trip] {
            trips.filter { $0.direction == direction && stages.contains($0.stage.name) }
        }
        zone(Box(left, 56, half, 124), "zone", "↑", at(.export, .abroad))
        zone(Box(right, 56, half, 124), "zone", "↓", at(.import, .waiting))
        barrier(place, y: GateMap.frontier - 10, export: left + half / 2, import: right + half / 2)
        zone(Box(left, 226, half, 24), nil, "", at(.export, .released))
        zone(Box(right, 226, half, 24), nil, "", at(.import, .called, .atGate))
        zone(Box(x, 256, width, 126), "yard", "", at(.export, .inYard) + at(.import, .inYard))
        zone(Box(left, 388, half, 24), nil, "", at(.export, .called, .atGate))
        zone(Box(right, 388, half, 24), nil, "", at(.import, .released))
        barrier(place, y: 414, export: left + half / 2, import: right + half / 2)
        zone(Box(left, 444, half, 156), "zone", "↑", at(.export, .waiting))
        zone(Box(right, 444, half, 156), "zone", "↓", at(.import, .abroad))
    }

    /// A stroke for each lane, on the side of its direction; lanes of both directions stand on both.
    private mutating func barrier(_ place: CentreFacts.Place, y: Double, export: Double, import: Double) {
        for (direction, middle) in [(Direction.export, export), (.import, `import`)] {
            let lanes = place.lanes.filter { $0.direction == nil || $0.direction == direction }.prefix(6)
            for (index, lane) in lanes.enumerated() {
                let x = middle - 4 * Double(lanes.count - 1) + 8 * Double(index)
                let style = place.isOpen && lane.isOpen ? "lane" : "lane shut"
                ground += #"<path class="\#(style)" d="M\#(Svg.number(x)) \#(Svg.number(y))v20"/>"#
            }
        }
    }

    // MARK: Zones

    private struct Box {
        let x: Double
        let y: Double
        let width: Double
        let height: Double

        init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
            (self.x, self.y, self.width, self.height) = (x, y, width, height)
        }
    }

    /// A frame with its number, and as many marks as fit, in the order of the line; the number counts all.
    private mutating func zone(_ box: Box, _ style: String?, _ arrow: String, _ trips: [Trip]) {
        if let style {
            ground +=
                #"<rect class="\#(style)" x="\#(Svg.number(box.x))" y="\#(Svg.number(box.y))" "#
                + #"width="\#(Svg.number(box.width))" height="\#(Svg.number(box.height))" rx="3"/>"#
            if !arrow.isEmpty { write(arrow, x: box.x + 6, y: box.y + 16, style: "") }
            write(
                words.number(trips.count), x: box.x + box.width - 6, y: box.y + 17, style: "count", anchor: "end")
        }
        let step = 10.0
        let columns = max(1, Int((box.width - 4) / step))
        let top = box.y + (style == nil ? 12 : 30)
        let rows = Int((box.y + box.height - top - 4) / step) + 1
        let pad = (box.width - Double(columns - 1) * step) / 2
        let line = trips.sorted { ($0.ticket, $0.id) < ($1.ticket, $1.id) }
        for (index, trip) in line.prefix(columns * rows).enumerated() {
            let x = box.x + pad + step * Double(index % columns)
            let y = top + step * Double(index / columns)
            let held = trip.clearances.held.isEmpty ? "" : #" class="held""#
            let place = "translate(\(Svg.number(x)) \(Svg.number(y)))"
            let sign = "#m-" + trip.bulletinCategory.code
            marks.append(
                (trip.id, #"<use id="t\#(trip.id.number)"\#(held) href="\#(sign)" transform="\#(place)"/>"#))
        }
    }

    /// One shape for each class, drawn around its middle.
    private static let signs = """
        <defs><g id="m-fruit"><circle r="3.5" class="c-fruit"/></g>\
        <g id="m-other"><path d="M-3.2-3.2h6.4v6.4h-6.4z" class="c-other"/></g>\
        <g id="m-unidentified"><path d="M0-4.2 4 3.3H-4z" class="c-unidentified"/></g>\
        <g id="m-goods"><path d="M0-4.3 4.3 0 0 4.3-4.3 0z" class="c-goods"/></g>\
        <g id="m-new-vehicle"><path d="M-2.2-3.7H2.2L4.3 0 2.2 3.7H-2.2L-4.3 0z" class="c-new-vehicle"/></g></defs>
        """
}
