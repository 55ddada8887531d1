import Foundation

extension OutsideTool {
    /// Debian's Python with one of the scripts that lie beside this file.
    ///
    /// `-I` keeps out the folder it runs in, variables and what the user installed: only the system's packages count.
    package static func script(_ name: String, packages: String) -> OutsideTool {
        let folder = Bundle.module.resourceURL?.appending(path: "Scripts").path(percentEncoded: false) ?? "Scripts"
        return OutsideTool(
            program: "/usr/bin/python3", leading: ["-I", "\(folder)/\(name)"], packages: packages)
    }

    /// Reads an XLSX workbook into sheets of text.
    package static var workbookReader: OutsideTool { script("read_workbook.py", packages: "python3-openpyxl") }

    /// Writes a document as DOCX.
    package static var documentWriter: OutsideTool { script("write_document.py", packages: "python3-docx") }

    /// Lays an HTML page out as PDF.
    package static var pageSetter: OutsideTool {
        OutsideTool(program: "/usr/bin/weasyprint", packages: "weasyprint fonts-liberation")
    }
}
