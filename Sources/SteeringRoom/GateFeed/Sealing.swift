import Cryptography
import Steering

extension Checksum {
    /// The digest in the spelling of the steering room.
    package init(_ digest: SHA256Digest) {
        do { self = try Checksum.parse(digest.hex) } catch {
            preconditionFailure("A SHA-256 digest has 64 hexadecimal digits.")
        }
    }

    /// The SHA-256 of a text in UTF-8.
    package init(of text: String) {
        self.init(SHA256Digest(of: Array(text.utf8)))
    }
}

extension DayTally {
    /// Seals what was counted.
    package init(sealing content: Content) {
        self.init(content, seal: Checksum(of: content.material))
    }

    /// Whether nobody changed it after it was sealed; whether it is what the log says, only the log can tell.
    package var isIntact: Bool { seal == Checksum(of: content.material) }
}

extension GateFigure {
    /// The checksum that stands beside the figure: of its name, its value and the seals of its days.
    package var checksum: Checksum { Checksum(of: material) }
}
