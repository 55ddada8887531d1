import Application
import BorderVocabulary
import Steering

// Going over statements of figures that need not be read: a shelf has millions of them already when the room starts.
extension ByteReader {
    /// Goes over a statement of a figure; answers false, and stays where it is, where another event stands.
    mutating func passStatement() throws(CodecFailure) -> Bool {
        var ahead = self
        guard try ahead.byte() == RoomEventKind.recorded.rawValue else { return false }
        let version = try ahead.byte()
        guard 1...RoomEventKind.recorded.currentVersion ~= version else { throw .badValue(at: ahead.offset - 1) }
        try ahead.passShort()
        try ahead.passText()
        try ahead.passPeriod()
        _ = try ahead.byte()
        try ahead.passText()
        try ahead.passValue()
        try ahead.passKnownOn()
        _ = try ahead.byte()
        try ahead.passText()
        try ahead.passText()
        if try ahead.bool() { _ = try ahead.unsigned() }
        if version > 1 {
            _ = try ahead.byte()
            try ahead.passShort()
            if try ahead.bool() { try ahead.passText() }
        }
        self = ahead
        return true
    }

    private mutating func passShort() throws(CodecFailure) { _ = try fixed(Int(try byte())) }

    private mutating func passText() throws(CodecFailure) { _ = try fixed(try count()) }

    private mutating func passPeriod() throws(CodecFailure) {
        _ = try unsigned()
        _ = try byte()
        _ = try unsigned()
    }

    private mutating func passNumber() throws(CodecFailure) {
        _ = try signed()
        _ = try byte()
    }

    private mutating func passValue() throws(CodecFailure) {
        switch try byte() {
        case 1: try passNumber()
        case 2:
            _ = try byte()
            try passNumber()
        case 3:
            try passNumber()
            try passNumber()
        case 4: _ = try byte()
        case 5, 6: break
        case _: throw .badValue(at: offset - 1)
        }
    }

    private mutating func passKnownOn() throws(CodecFailure) {
        switch try byte() {
        case 0: break
        case 1: _ = try date()
        case 2:
            _ = try unsigned()
            _ = try unsigned()
        case 3: _ = try unsigned()
        case _: throw .badValue(at: offset - 1)
        }
    }
}
