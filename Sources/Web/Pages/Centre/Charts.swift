/// The command centre's drawings of numbers. Each has a table with the same numbers beside it.
enum Charts {
    /// Two bars for each hour: arrived in outline, cleared filled.
    static func flow(_ hours: [(hour: Int, arrived: Int, cleared: Int)], words: Words) -> String {
        let top = ceiling(hours.map { max($0.arrived, $0.cleared) }.max() ?? 0)
        func height(_ value: Int) -> Double { Double(value) * 160 / Double(top) }
        var svg = #"<svg viewBox="0 0 360 200" role="img" aria-labelledby="flow-title">"#
        for part in 0...4 {
            let value = top * part / 4
            let y = Svg.number(180 - height(value))
            svg += #"<path class="grid" d="M28 \#(y)H358"/>"#
            svg += #"<text x="24" y="\#(y)" dy="4" text-anchor="end">\#(words.number(value))</text>"#
        }
        for hour in hours {
            let x = 30 + Double(hour.hour) * 13.6
            svg += bar("a", x: x + 1, width: 5, height(hour.arrived))
            svg += bar("b", x: x + 6, width: 6, height(hour.cleared))
        }
        for hour in stride(from: 0, to: 24, by: 4) {
            svg +=
                #"<text x="\#(Svg.number(30 + Double(hour) * 13.6))" y="196">\#(hour < 10 ? "0" : "")\#(hour):00</text>"#
        }
        return svg + "</svg>"
    }

    private static func bar(_ style: String, x: Double, width: Int, _ height: Double) -> String {
        #"<rect class="\#(style)" x="\#(Svg.number(x))" y="\#(Svg.number(180 - height))" width="\#(width)" "#
            + #"height="\#(Svg.number(height))"/>"#
    }

    /// One bar for each band of waiting time.
    static func waits(_ bands: [(band: String, count: Int)], words: Words) -> String {
        let top = max(1, bands.map(\.count).max() ?? 1)
        var svg = #"<svg viewBox="0 0 360 200" role="img" aria-labelledby="waits-title">"#
        for (index, band) in bands.enumerated() {
            let y = 4 + index * 33
            let width = Double(band.count) * 220 / Double(top)
            svg += #"<text x="80" y="\#(y + 17)" text-anchor="end">\#(Svg.text(band.band))</text>"#
            svg += #"<rect class="b" x="88" y="\#(y)" width="\#(Svg.number(width))" height="24"/>"#
            svg += #"<text x="\#(Svg.number(94 + width))" y="\#(y + 17)">\#(words.number(band.count))</text>"#
        }
        return svg + "</svg>"
    }

    /// The least of 4, 8, 20, 40, 80, 200, … that is not below the value, so that four lines have whole numbers.
    static func ceiling(_ value: Int) -> Int {
        var unit = 4
        while true {
            for factor in [1, 2, 5] where unit * factor >= value { return unit * factor }
            unit *= 10
        }
    }
}
