/// Prints one document at a time and keeps the last ones, so that readers cannot make the machine print for ever.
package actor PrintShop: ReportPrinter {
    /// The bounds of the shop.
    package enum Limit {
        /// Forms that are kept.
        package static let kept = 64
        /// Orders that wait; the next is refused.
        package static let waiting = 16
    }

    private struct Order: Hashable {
        let document: Document
        let isPDF: Bool
    }

    private let printer: any ReportPrinter
    private var kept: [Order: [UInt8]] = [:]
    private var age: [Order] = []
    private var isPrinting = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Has a printer do the work.
    package init(_ printer: any ReportPrinter) {
        self.printer = printer
    }

    package func pdf(_ document: Document) async throws(PrintFailure) -> [UInt8] {
        try await bytes(Order(document: document, isPDF: true))
    }

    package func docx(_ document: Document) async throws(PrintFailure) -> [UInt8] {
        try await bytes(Order(document: document, isPDF: false))
    }

    private func bytes(_ order: Order) async throws(PrintFailure) -> [UInt8] {
        if let bytes = kept[order] { return bytes }
        try await enter()
        defer { leave() }
        // Whoever came before may have wanted the same.
        if let bytes = kept[order] { return bytes }
        let bytes = try await order.isPDF ? printer.pdf(order.document) : printer.docx(order.document)
        keep(bytes, of: order)
        return bytes
    }

    private func enter() async throws(PrintFailure) {
        guard isPrinting else {
            isPrinting = true
            return
        }
        guard waiting.count < Limit.waiting else { throw .busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Hands the press to who has waited longest, and never lets it go free in between.
    private func leave() {
        if waiting.isEmpty {
            isPrinting = false
        } else {
            waiting.removeFirst().resume()
        }
    }

    private func keep(_ bytes: [UInt8], of order: Order) {
        if kept.updateValue(bytes, forKey: order) == nil { age.append(order) }
        if age.count > Limit.kept { kept[age.removeFirst()] = nil }
    }
}
