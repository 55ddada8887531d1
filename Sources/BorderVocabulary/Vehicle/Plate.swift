/// The registration plate of a truck or a semi-trailer, Vietnamese or Chinese.
///
/// The compact form without separators is the identity: `12C12345`, `桂F1234挂`. Country and kind follow from it.
/// Sources: Circular 24/2023/TT-BCA for Việt Nam, GA 36-2018 for China.
package struct Plate: Sendable {
    /// Upper case, no separators; at most 13 bytes.
    package let compact: ShortText

    /// Which side of the border registered the vehicle.
    package let country: Country

    /// What the form of the plate says about the vehicle.
    package let kind: Kind

    /// What the form of a plate says about a vehicle; raw values are stored.
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// Any vehicle with an engine: ordinary series in Việt Nam, seven characters in China.
        case tractor = 1
        /// A semi-trailer: series R in Việt Nam, 挂 in China.
        case semiTrailer = 2
        /// A new-energy vehicle: eight characters in China.
        case newEnergy = 3
        /// A temporary plate, `Tnn…` in Việt Nam.
        case temporary = 4
        /// A two-letter series in Việt Nam: LD, DA, KT, MK, HC, zone plates and others.
        case special = 5
    }

    /// Takes a compact form that was stored before, or answers nil when it is none; meant for the hot path.
    package init?(compact: ShortText) {
        do throws(ParseFailure.Reason) {
            let shape = try compact.withUTF8 { bytes throws(ParseFailure.Reason) in try PlateShape(bytes) }
            self.init(compact: compact, shape: shape)
        } catch {
            return nil
        }
    }

    init(compact: ShortText, shape: PlateShape) {
        self.compact = compact
        country = shape.country
        kind = shape.kind
    }

    /// What is odd about the form of the plate; that a character was taken for another is not seen in it any more.
    package var warnings: [Warning] {
        do throws(ParseFailure.Reason) {
            let shape = try compact.withUTF8 { bytes throws(ParseFailure.Reason) in try PlateShape(bytes) }
            return shape.warning.map { [$0] } ?? []
        } catch {
            return []
        }
    }

    /// Whether the plate belongs to a vehicle without an engine.
    package var isSemiTrailer: Bool {
        switch kind {
        case .semiTrailer: true
        case .tractor, .newEnergy, .temporary, .special: false
        }
    }

    /// The plate as people write it: `12C-123.45`, `12C-1234`, `桂F·12345`.
    package var display: String {
        let text = compact.string
        switch country {
        case .vietnam:
            // Everything before the serial number is three characters, or four when the series has two letters.
            let prefix = kind == .special ? 4 : 3
            let serial = text.dropFirst(prefix)
            guard serial.utf8.count == 5 else { return "\(text.prefix(prefix))-\(serial)" }
            return "\(text.prefix(prefix))-\(serial.prefix(3)).\(serial.suffix(2))"
        case .china:
            return "\(text.prefix(2))·\(text.dropFirst(2))"
        }
    }
}

// Country and kind follow from the compact form, so they need no comparing and no hashing.
extension Plate: Hashable, Comparable, CustomStringConvertible {
    /// Compares the compact forms.
    @inlinable
    package static func == (left: Plate, right: Plate) -> Bool { left.compact == right.compact }

    /// Hashes the compact form.
    @inlinable
    package func hash(into hasher: inout Hasher) { compact.hash(into: &hasher) }

    /// Orders by bytes of the compact form, which puts Vietnamese plates first.
    @inlinable
    package static func < (left: Plate, right: Plate) -> Bool { left.compact < right.compact }

    /// The compact form.
    package var description: String { compact.string }
}
