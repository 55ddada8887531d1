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
    ///
    /// Tinos has the measures of Times New Roman and, other than the Liberation Serif of Debian 12, the letters of
    /// Vietnamese; UMing those of Chinese. Without them the page would be set in letters of some other face.
    package static var pageSetter: OutsideTool {
        OutsideTool(
            program: "/usr/bin/weasyprint",
            needs: [
                "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf", "/usr/share/fonts/truetype/arphic/uming.ttc",
            ],
            packages: "weasyprint fonts-croscore fonts-arphic-uming")
    }
}
