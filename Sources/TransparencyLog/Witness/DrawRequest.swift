import Cryptography

/// The request to a witness to show the next value of its chain for a draw, signed by the log that asks.
///
/// The signature is over the request itself: a checkpoint alone is public, and whoever has read it could have a value
/// shown before its draw. The text is no checkpoint, since no number stands in its second line.
package struct DrawRequest: Hashable, Sendable {
    /// The first line.
    package static let header = "huunghi draw v1"
    /// The most bytes of the name of a draw.
    package static let longestName = 200
    /// The most bytes of a request that are read.
    package static let longest = 16_384

    /// The log that asks.
    package let origin: NoteLine
    /// Which value of the chain is asked for, from 1.
    package let index: Int
    /// What is drawn, such as the place, day and hour of a slot.
    package let draw: NoteLine
    /// The head over everything that may be drawn from, which the witness must have cosigned last.
    package let head: Witness.Head
    /// The text with the log's signature.
    package let note: Note

    /// Asks, in the name of the log whose key signs; nil for an index below 1 and a name that is too long.
    package init?(index: Int, draw: NoteLine, head: Witness.Head, signedBy signer: NoteSigner) {
        guard index > 0, draw.text.utf8.count <= DrawRequest.longestName else { return nil }
        origin = signer.verifierKey.name.line
        self.index = index
        self.draw = draw
        self.head = head
        let lines = [
            DrawRequest.header, "origin \(origin)", "index \(index)", "draw \(draw)", "size \(head.size)",
            "root \(head.root.base64)",
        ]
        let text = lines.map { $0 + "\n" }.joined()
        note = Note(text: text, signatures: [signer.sign(Array(text.utf8))])
    }

    /// Reads the body of a request, strictly.
    package init(_ body: some Collection<UInt8>) throws(DrawRequestFlaw) {
        guard body.count <= DrawRequest.longest else { throw .tooLong(most: DrawRequest.longest) }
        do {
            note = try Note(body)
        } catch {
            throw .note(error)
        }
        var lines = LineScanner(note.text)
        guard lines.next() == Array(DrawRequest.header.utf8)[...] else { throw .header }
        guard let origin = lines.next(after: "origin").flatMap(NoteLine.init(utf8:)) else { throw .origin }
        guard let number = lines.next(after: "index").flatMap(UInt64.init(decimal:)), let index = Int(exactly: number),
            index > 0
        else { throw .index }
        guard let draw = lines.next(after: "draw").flatMap(NoteLine.init(utf8:)),
            draw.text.utf8.count <= DrawRequest.longestName
        else { throw .draw }
        guard let size = lines.next(after: "size").flatMap(UInt64.init(decimal:)) else { throw .size }
        guard let root = lines.next(after: "root").flatMap(SHA256Digest.init(base64:)), lines.rest.isEmpty else {
            throw .root
        }
        self.origin = origin
        self.index = index
        self.draw = draw
        head = Witness.Head(size: size, root: root)
    }

    /// The body of the request.
    package var body: [UInt8] { note.bytes }
}

/// Why the body of a request for a draw is not understood.
package enum DrawRequestFlaw: Error, Hashable, Sendable {
    /// It has more bytes than are read.
    case tooLong(most: Int)
    /// It is no signed note.
    case note(NoteFlaw)
    /// The first line is another.
    case header
    /// The second line does not name a log.
    case origin
    /// The third line is not `index` and a decimal number from 1.
    case index
    /// The fourth line is not `draw` and a name that is not too long.
    case draw
    /// The fifth line is not `size` and a decimal number.
    case size
    /// The sixth line is not `root` and a hash, or something follows it.
    case root
}
