import Foundation

/// A bar on standard error for work that takes long; silent where standard error is no terminal.
struct ProgressBar {
    private let label: String
    private let isShown: Bool
    private var lastPercent = -1

    init(_ label: String) {
        self.label = label
        isShown = isatty(STDERR_FILENO) == 1
    }

    mutating func show(_ done: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        let percent = min(100, done * 100 / all)
        guard percent != lastPercent else { return }
        lastPercent = percent
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        write("\r\(label) \(bar) \(percent)%")
    }

    mutating func finish() {
        guard isShown, lastPercent >= 0 else { return }
        write("\r\u{1B}[2K")
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
