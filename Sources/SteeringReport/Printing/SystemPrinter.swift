import Foundation
import OutsideTools

/// Prints with WeasyPrint and python-docx, which run beside this program under bounds.
package struct SystemPrinter: ReportPrinter {
    /// The bounds of one document.
    package enum Limit {
        /// Bytes that a tool is given.
        package static let input = 8 << 20
        /// Bytes that a tool may make.
        package static let output = 64 << 20
        /// Seconds for one form.
        package static let seconds = 120
        /// Memory of a tool, in bytes.
        package static let memory = 2 << 30
    }

    private let format: DocumentFormat
    private let pageSetter: OutsideTool
    private let documentWriter: OutsideTool

    /// Prints in a format with the system's own tools, or with others that speak the same.
    package init(
        _ format: DocumentFormat, pageSetter: OutsideTool = .pageSetter, documentWriter: OutsideTool = .documentWriter
    ) {
        self.format = format
        self.pageSetter = pageSetter
        self.documentWriter = documentWriter
    }

    package func pdf(_ document: Document) async throws(PrintFailure) -> [UInt8] {
        let page = [UInt8](HTMLWriter.page(document, format).utf8)
        return try await run(pageSetter, ["--quiet", "--pdf-variant", "pdf/ua-1", "-", "-"], page)
    }

    package func docx(_ document: Document) async throws(PrintFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let order: Data
        do {
            order = try encoder.encode(Order(format: format, document: document))
        } catch {
            throw .toolFailed("\(error)")
        }
        return try await run(documentWriter, [], [UInt8](order))
    }

    /// What the script that writes DOCX is given.
    private struct Order: Encodable {
        let format: DocumentFormat
        let document: Document
    }

    private func run(_ tool: OutsideTool, _ arguments: [String], _ input: [UInt8]) async throws(PrintFailure) -> [UInt8]
    {
        guard input.count <= Limit.input else { throw .tooLarge(limit: Limit.input) }
        do throws(ToolFailure) {
            return try await tool.run(
                arguments, input: input,
                within: ToolBounds(seconds: Limit.seconds, memory: Limit.memory, output: Limit.output))
        } catch {
            throw PrintFailure(error)
        }
    }
}

extension PrintFailure {
    fileprivate init(_ failure: ToolFailure) {
        switch failure {
        case .missing(let packages): self = .toolMissing(packages: packages)
        case .tookTooLong(let seconds): self = .tookTooLong(seconds: seconds)
        case .wroteTooMuch(let limit): self = .tooLarge(limit: limit)
        case .failed(let status, let words): self = .toolFailed("\(status): \(words)")
        case .notStarted(let words): self = .toolFailed(words)
        }
    }
}
