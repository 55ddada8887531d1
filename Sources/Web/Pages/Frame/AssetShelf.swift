import Application
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The files of the pages: style, script and signs, in memory.
package struct AssetShelf: Sendable {
    /// Names all of them; it changes when any of them does, so that browsers may keep them for good.
    package let version: String
    private let files: [String: File]

    private struct File: Sendable {
        let type: String
        let bytes: ByteBuffer
        let tag: String
    }

    init(folders: [URL]) throws(TemplateFailure) {
        var files: [String: File] = [:]
        var tags = ""
        do {
            let found = try folders.flatMap { folder in
                try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            }
            for file in found.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
                guard let type = AssetShelf.types[file.pathExtension] else { continue }
                let bytes = ByteBuffer(bytes: try Data(contentsOf: file))
                let tag = ETag.of(bytes.readableBytesView)
                tags += tag
                files[file.lastPathComponent] = File(type: type, bytes: bytes, tag: tag)
            }
        } catch {
            throw .unreadable("Assets")
        }
        self.files = files
        version = String(ETag.of(tags.utf8).filter { $0 != "\"" })
    }

    static func bundled(with wings: [any WebWing]) throws(TemplateFailure) -> AssetShelf {
        guard let folder = Bundle.module.resourceURL else { throw .unreadable("Assets") }
        return try AssetShelf(folders: ([folder] + wings.map(\.resources)).map { $0.appendingPathComponent("Assets") })
    }

    /// Whether there is a file of this name.
    package func has(_ name: String) -> Bool { files[name] != nil }

    /// A file by its name; kept for a year when asked for under the present version.
    package func response(to request: WebRequest) throws(Problem) -> Response {
        guard let file = files[request.parameter("file")] else { throw Problem(.notFound) }
        let isVersioned = request.request.uri.query == version
        var fields: HTTPFields = [.contentType: file.type, .eTag: file.tag]
        fields[.cacheControl] = isVersioned ? "public, max-age=31536000, immutable" : "public, no-cache"
        if ETag.matches(request.request.headers[.ifNoneMatch], file.tag) {
            return Response(status: .notModified, headers: fields)
        }
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: file.bytes))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "txt": "text/plain; charset=utf-8",
    ]
}

/// Names of what an answer holds.
package enum ETag {
    /// A tag made from 64 bits of FNV-1a: it tells versions apart and protects nothing.
    package static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "\"" + String(hash, radix: 36) + "\""
    }

    /// Whether `If-None-Match` names the tag, weak or strong.
    package static func matches(_ header: String?, _ tag: String) -> Bool {
        (header ?? "").split(separator: ",").contains { given in
            let given = given.drop { $0 == " " }
            return given == "*" || given == tag || given.hasPrefix("W/") && given.dropFirst(2) == tag
        }
    }
}
