import ArgumentParser
import Foundation

/// `huunghi declare`: hands in a file of declarations and prints what became of each row.
struct Declare: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("declare") }

    @Argument(help: Words.help("declare.argument"), completion: .file())
    var file: String

    @Option(name: .long, help: Words.help("declare.key"))
    var key: String?

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await Exit.reporting {
            guard let body = FileManager.default.contents(atPath: file) else {
                throw Exit(.refused, Words.text("error.file", ["file": file]))
            }
            let isCSV = file.lowercased().hasSuffix(".csv")
            let answer = try await APIClient(client).post(
                "api/v1/declarations/bulk", body: body, type: isCSV ? "text/csv" : "application/x-ndjson",
                // The same file handed in twice is taken once, unless another key says otherwise.
                key: key ?? "file-" + Fingerprint.of(body))
            let rows = try JSONRows(answer, under: "rows")
            print(
                rows.table(["row=line", "trip", "detail=problem.detail", "errors=problem.errors"]).printed(
                    as: client.format))
            guard rows.objects.allSatisfy({ $0["trip"] is String }) else {
                throw Exit(.refused, Words.text("declare.some-refused"))
            }
        }
    }
}
