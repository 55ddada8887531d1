extension Plate {
    /// The most plates that one misread text can be taken for.
    package static var lookAlikeLimit: Int { 16 }

    /// The valid plates that a misread text may have been, at most 16, those with fewer changed characters first.
    ///
    /// The text itself comes first when it is a plate already. Up to three characters are exchanged for ones that look
    /// like them; a first ideograph that is no province may have been 桂. Nothing here decides: an officer does.
    package static func lookAlikes(of raw: some StringProtocol) -> [Plate] {
        guard raw.utf8.count <= UntrustedText.limit else { return [] }
        var text: [Unicode.Scalar] = []
        var changedAlready = 0
        for original in raw.unicodeScalars {
            guard let scalar = normal(original) else { continue }
            if text.isEmpty, isIdeograph(scalar), !ChineseProvince.isKnown(scalar) {
                text.append("桂")
                changedAlready += 1
            } else {
                text.append(isBarredD(scalar) ? "D" : scalar)
            }
        }
        guard (7...9).contains(text.count) else { return [] }
        var search = LookAlikeSearch(text: text)
        for changes in 0...(3 - changedAlready) {
            search.explore(from: 0, changes: changes)
        }
        return search.found
    }
}

/// A search over exchanges of characters, bounded by nine places and three exchanges of at most three each.
private struct LookAlikeSearch {
    var text: [Unicode.Scalar]
    var found: [Plate] = []

    /// Tries every way to exchange exactly so many characters from a place on.
    mutating func explore(from start: Int, changes: Int) {
        guard found.count < Plate.lookAlikeLimit else { return }
        guard changes > 0 else { return keepIfValid() }
        for place in start..<max(start, text.count) {
            let original = text[place]
            for alternative in LookAlikeSearch.alternatives(to: original) {
                text[place] = alternative
                explore(from: place + 1, changes: changes - 1)
            }
            text[place] = original
        }
    }

    private mutating func keepIfValid() {
        var string = ""
        string.unicodeScalars.append(contentsOf: text)
        guard let compact = ShortText(string), let plate = Plate(compact: compact), !found.contains(plate) else {
            return
        }
        found.append(plate)
    }

    private static func alternatives(to scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar {
        case "0": ["O", "D", "Q"]
        case "O": ["0", "D", "Q"]
        case "D": ["0", "O"]
        case "Q": ["0", "O"]
        case "1": ["I", "L"]
        case "I": ["1", "L"]
        case "L": ["1"]
        case "8": ["B"]
        case "B": ["8"]
        case "5": ["S"]
        case "S": ["5"]
        case "2": ["Z"]
        case "Z": ["2"]
        case "6": ["G"]
        case "G": ["6"]
        case "4": ["A"]
        case "A": ["4"]
        default: []
        }
    }
}
