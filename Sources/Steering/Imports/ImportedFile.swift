import BorderVocabulary

/// The SHA-256 of a file's bytes: 64 hexadecimal digits in lower case.
package struct FileDigest: Hashable, Sendable, TextCoded {
    /// The digits.
    package let description: String

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[0-9a-f]{64}"

    /// Reads the digits.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FileDigest {
        let isDigest = raw.utf8.count == 64 && raw.unicodeScalars.allSatisfy { "0"..."9" ~= $0 || "a"..."f" ~= $0 }
        guard isDigest else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        return FileDigest(description: String(raw))
    }
}

/// A file of another system, from which rows were taken: what can be held against the original for ever.
package struct ImportedFile: Said {
    package let digest: FileDigest
    package let name: Line
    /// The day on which its sender closed it; what it holds was known from then on.
    package let saidOn: LocalDate

    /// Joins the parts.
    package init(_ digest: FileDigest, name: Line, saidOn: LocalDate) {
        self.digest = digest
        self.name = name
        self.saidOn = saidOn
    }
}

/// What happened to a file.
package enum ImportEvent: Hashable, Sendable, Codable {
    /// Rows of it follow.
    case taken(ImportedFile)
    case approved(digest: FileDigest)
    /// All that it says is out of the answers.
    case withdrawn(digest: FileDigest, reason: Line)
}

/// Why a file was not taken, approved or withdrawn.
package enum ImportRefusal: Error, Hashable, Sendable {
    case saidInFuture(today: LocalDate)
    /// The very same bytes were taken under another day; a file is not dated anew.
    case datedAlready(LocalDate)
    case unknownFile(FileDigest)
    case alreadyWithdrawn(FileDigest)
    /// Who brought a file in does not approve it.
    case ownFile
    case full(limit: Int)
}

/// The files that rows came from, by the number under which each was taken.
package struct ImportShelf: Hashable, Sendable {
    /// Files in all: one a day from five systems for thirty years.
    package static let limit = 60_000

    /// Every file; rows name it by its place.
    package private(set) var files: [Kept<ImportedFile>] = []
    private var places: [FileDigest: Int] = [:]

    /// The place of a file that was taken last under this digest.
    package func place(of digest: FileDigest) -> Int? { places[digest] }

    /// From the first day on which a file was closed that is known to the last.
    package func days(_ asked: AsKnown) -> ClosedRange<LocalDate>? {
        let days = files.filter { $0.isKnown(asked) }.map(\.words.saidOn)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// Whether rows of a file take part in an answer.
    func isKnown(_ place: Int, _ asked: AsKnown) -> Bool { files[place].isKnown(asked) }

    /// Whether a file still stands.
    func stands(_ place: Int) -> Bool { files[place].withdrawn == nil }

    /// What taking rows of a file begins with; nothing where it was taken before.
    func take(_ file: ImportedFile, at now: Timestamp) throws(ImportRefusal) -> [ImportEvent] {
        guard file.saidOn <= now.localDate else { throw .saidInFuture(today: now.localDate) }
        if let place = places[file.digest], stands(place) {
            let day = files[place].words.saidOn
            guard day == file.saidOn else { throw .datedAlready(day) }
            return []
        }
        guard files.count < Self.limit else { throw .full(limit: Self.limit) }
        return [.taken(file)]
    }

    /// A second person's yes; nothing where it was said.
    func approve(_ digest: FileDigest, by user: UserID) throws(ImportRefusal) -> [ImportEvent] {
        let file = files[try standing(digest)]
        guard file.approved == nil else { return [] }
        guard file.entered.by != user else { throw .ownFile }
        return [.approved(digest: digest)]
    }

    /// Takes a file out of the answers; nothing where it is out.
    func withdraw(_ digest: FileDigest, reason: Line) throws(ImportRefusal) -> [ImportEvent] {
        guard let place = places[digest] else { throw .unknownFile(digest) }
        return stands(place) ? [.withdrawn(digest: digest, reason: reason)] : []
    }

    private func standing(_ digest: FileDigest) throws(ImportRefusal) -> Int {
        guard let place = places[digest] else { throw .unknownFile(digest) }
        guard stands(place) else { throw .alreadyWithdrawn(digest) }
        return place
    }

    /// Takes what happened; never refuses.
    mutating func apply(_ event: ImportEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .taken(let file):
            places[file.digest] = files.count
            files.append(Kept(file, by: user, at: moment))
        case .approved(let digest):
            guard let place = places[digest] else { return }
            files[place].approved = Observation.Mark(by: user, at: moment, reason: nil)
        case .withdrawn(let digest, let reason):
            guard let place = places[digest] else { return }
            files[place].withdrawn = Observation.Mark(by: user, at: moment, reason: reason)
        }
    }
}
