import Cryptography
import Testing
import TransparencyLog

@Suite("A signed note")
struct NoteTests {
    /// The example of the specification.
    static let specified = (
        key: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        note: """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    )

    /// The example of the first implementation, golang.org/x/mod/sumdb/note.
    static let first = (
        secret: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        text: """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """,
        line:
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )

    @Test func `of the specification is checked`() throws {
        let key = try VerifierKey(NoteTests.specified.key)
        let note = try Note(Array(NoteTests.specified.note.utf8))
        #expect(try note.check([key]).map(\.key) == [key])
        #expect(note.text == Array("This is an example message.\n".utf8))
        #expect(note.bytes == Array(NoteTests.specified.note.utf8))
        #expect(key.text == NoteTests.specified.key)
        #expect(key.id == 0x530d_903a)
    }

    @Test func `is signed as others sign it`() throws {
        let signer = try NoteSigner(secret: NoteTests.first.secret)
        let note = try Note(signing: NoteTests.first.text, by: signer)
        #expect(note.bytes == Array((NoteTests.first.text + "\n" + NoteTests.first.line).utf8))
        #expect(signer.verifierKey.text == NoteTests.first.key)
        #expect(signer.secret == NoteTests.first.secret)
    }

    @Test func `may have signatures of strangers`() throws {
        let key = try VerifierKey(NoteTests.specified.key)
        var note = try Note(Array(NoteTests.specified.note.utf8))
        let text = try #require(String(validating: note.text, as: UTF8.self))
        let stranger = try Note(signing: text, by: Keys.log("example.com/foo"))
        note.add(stranger.signatures[0])
        #expect(try note.check([key]).map(\.key) == [key])
        #expect(throws: NoteFlaw.noKnownSignature) { try stranger.check([key]) }
        #expect(throws: NoteFlaw.noKnownSignature) { try note.check([]) }
    }

    @Test func `is refused whole where a known key did not sign`() throws {
        let (log, other) = (try Keys.log(), try Keys.log("other.example", seed: 2))
        var note = try Note(signing: "a\n", by: log)
        let wrong = try Note(signing: "b\n", by: other)
        note.add(wrong.signatures[0])
        #expect(throws: NoteFlaw.wrongSignature(other.verifierKey.name)) {
            try note.check([log.verifierKey, other.verifierKey])
        }
        #expect(try note.check([log.verifierKey]).count == 1)
    }

    @Test func `counts each key once`() throws {
        let log = try Keys.log()
        let note = try Note(signing: "a\n", by: log)
        let twice = try Note(note.bytes + Array(note.signatures[0].line.utf8))
        #expect(twice.signatures.count == 2)
        #expect(try twice.check([log.verifierKey]).count == 1)
    }

    @Test func `ends with the last empty line`() throws {
        let log = try Keys.log()
        let note = try Note(signing: "first\n\n— looks like a signature\n\nlast\n", by: log)
        #expect(try Note(note.bytes) == note)
        #expect(try Note(note.bytes).check([log.verifierKey]).count == 1)
    }

    @Test(
        arguments: [
            ("", .unsigned), ("text\n", .unsigned), ("text\n\n", .unsigned), ("text\n— a AAAAAAA=\n", .unsigned),
            ("text\n\n— a AAAAAAA=", .malformedSignature(1)), ("text\n\n- a AAAAAAA=\n", .malformedSignature(1)),
            ("text\n\n—a AAAAAAA=\n", .malformedSignature(1)), ("text\n\n— a  AAAAAAA=\n", .malformedSignature(1)),
            ("text\n\n— a AAAAAAA= \n", .malformedSignature(1)), ("text\n\n—  AAAAAAA=\n", .malformedSignature(1)),
            ("text\n\n— a\n", .malformedSignature(1)), ("text\n\n— a AAAA\n", .malformedSignature(1)),
            ("text\n\n— a AAAAAA==\n", .malformedSignature(1)), ("text\n\n— a AAAAAAA\n", .malformedSignature(1)),
            ("text\n\n— a+b AAAAAAA=\n", .malformedSignature(1)),
            ("text\n\n— a\u{3000}b AAAAAAA=\n", .malformedSignature(1)),
            ("text\n\n— a AAAAAAA=\nmore\n", .malformedSignature(2)), ("te\txt\n\n— a AAAAAAA=\n", .notText),
            ("text\r\n\n— a AAAAAAA=\n", .notText),
        ] as [(String, NoteFlaw)])
    func `is refused where it is malformed`(text: String, flaw: NoteFlaw) {
        #expect(throws: flaw) { try Note(Array(text.utf8)) }
    }

    @Test func `is refused where it is not UTF-8`() {
        #expect(throws: NoteFlaw.notText) { try Note([0xFF] + Array("\n\n— a AAAAAAA=\n".utf8)) }
    }

    @Test(arguments: [(16, true), (64, true), (65, false)])
    func `has a limited number of signatures`(count: Int, isRead: Bool) {
        let lines = (0..<count).map { "— a\($0) AAAAAAA=\n" }.joined()
        #expect((try? Note(Array("text\n\n\(lines)".utf8))) != nil ? isRead : !isRead)
    }

    @Test(arguments: [(Note.Limit.bytes, true), (Note.Limit.bytes + 1, false)])
    func `has a limited number of bytes`(count: Int, isRead: Bool) {
        let end = Array("\n\n— a AAAAAAA=\n".utf8)
        let note = [UInt8](repeating: UInt8(ascii: "x"), count: count - end.count) + end
        #expect((try? Note(note)) != nil ? isRead : !isRead)
    }

    @Test func `is the same note only byte for byte`() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        #expect(composed == decomposed)
        #expect(NoteLine(composed) != NoteLine(decomposed))
        #expect(KeyName(composed) != KeyName(decomposed))
        let log = try Keys.log()
        #expect(try Note(signing: composed + "\n", by: log) != Note(signing: decomposed + "\n", by: log))
    }
}

@Suite("The key of a note")
struct KeyTests {
    @Test(
        arguments: [
            ("", .malformed), ("a", .malformed), ("a+b", .malformed),
            ("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .malformed),
            ("a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .malformed),
            ("example.com/foo+530d903a+", .malformed), ("example.com/foo+530d903a+AekyeRrm", .wrongLength),
            ("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .wrongNumber),
            ("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .wrongNumber),
            ("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .wrongNumber),
            ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .unknownKind(0x65)),
        ] as [(String, KeyFlaw)])
    func `is refused where a letter of it is wrong`(text: String, flaw: KeyFlaw) {
        #expect(throws: flaw) { try VerifierKey(text) }
    }

    @Test func `is written and read alike`() throws {
        let (log, witness) = (try Keys.log(), try Keys.witness())
        #expect(try VerifierKey(log.verifierKey.text) == log.verifierKey)
        #expect(try VerifierKey(witness.verifierKey.text) == witness.verifierKey)
        #expect(try NoteSigner(secret: log.secret).verifierKey == log.verifierKey)
        #expect(try Cosigner(secret: witness.secret).verifierKey == witness.verifierKey)
    }

    @Test func `of a log does not cosign, and of a witness does not sign`() throws {
        #expect(throws: KeyFlaw.unknownKind(4)) { try NoteSigner(secret: try Keys.witness().secret) }
        #expect(throws: KeyFlaw.unknownKind(1)) { try Cosigner(secret: try Keys.log().secret) }
        #expect(throws: KeyFlaw.malformed) { try NoteSigner(secret: try Keys.log().verifierKey.text) }
    }

    @Test func `has another number for another kind`() throws {
        let name = try #require(KeyName("a"))
        let key = try #require(Ed25519.PublicKey(bytes: [UInt8](repeating: 1, count: 32)))
        let kinds: [VerifierKey.Kind] = [.note, .cosignature]
        #expect(Set(kinds.map { VerifierKey(name: name, kind: $0, publicKey: key).id }).count == 2)
    }
}
