/// The sheet that lays the parts of a page out as a format wants them.
enum PageStyle {
    /// The rules; black on white throughout, because the report is copied and told apart by words alone.
    static func sheet(_ format: DocumentFormat, _ document: Document) -> String {
        let (margins, sizes) = (format.margins, format.sizes)
        let families = ([format.family] + format.substitutes).map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            @page {
              size: \(format.pageWidth)mm \(format.pageHeight)mm;
              margin: \(margins.top)mm \(margins.right)mm \(margins.bottom)mm \(margins.left)mm;
              @top-center {
                content: counter(page); font: \(sizes.pageNumber)pt \(families), serif; vertical-align: middle;
              }
            }
            @page :first { @top-center { content: none; } }
            :root { color: #000; background: #fff; }
            body {
              margin: 0; font: \(sizes.text)pt/1.35 \(families), serif; text-align: justify;
              font-variant-numeric: lining-nums;
            }
            p { margin: 0 0 6pt; text-indent: \(format.indent)mm; orphans: 2; widows: 2; }
            .masthead { display: table; width: 100%; table-layout: fixed; margin-bottom: 14pt; }
            .masthead > div { display: table-cell; text-align: center; vertical-align: top; }
            .office { width: 37%; font-size: \(sizes.issuer)pt; }
            .realm { width: 63%; }
            .masthead p { margin: 0; text-indent: 0; line-height: 1.25; }
            .office .above { text-transform: uppercase; }
            .office .body { text-transform: uppercase; font-weight: bold; }
            .office .sign-no { font-size: \(sizes.text)pt; margin-top: 6pt; }
            .realm .nation { font-size: \(sizes.nation)pt; font-weight: bold; text-transform: uppercase; }
            .realm .motto { font-size: \(sizes.motto)pt; font-weight: bold; }
            .realm .dated { font-size: \(sizes.text)pt; font-style: italic; margin-top: 6pt; }
            .rule { border: 0; border-top: .75pt solid #000; width: 28%; margin: 3pt auto; }
            .realm .rule { width: 56%; }
            .standing {
              display: table; border: 1pt solid #000; margin: 0 auto 10pt; padding: 2pt 10pt; text-indent: 0;
              font-weight: bold; text-transform: uppercase; text-align: center;
            }
            .kind {
              font-size: \(sizes.text + 1)pt; text-align: center; text-transform: uppercase; margin: 0;
            }
            .subject { text-indent: 0; text-align: center; font-weight: bold; margin: 0 8%; }
            .addressee { text-indent: 0; text-align: center; margin-top: 8pt; }
            .caution { border: .75pt solid #000; padding: 5pt 8pt; margin: 12pt 0; font-size: \(sizes.table)pt; }
            .caution .title { text-indent: 0; font-weight: bold; margin: 0 0 3pt; }
            .caution ul { margin: 0; padding-left: 5mm; list-style: "– "; }
            .caution li, .points li { margin-bottom: 2pt; }
            h2 { font-size: \(sizes.text)pt; margin: 12pt 0 6pt; break-after: avoid; text-align: left; }
            h3 { font-size: \(sizes.text)pt; font-style: italic; margin: 8pt 0 4pt; break-after: avoid; }
            .points { margin: 0 0 6pt; padding-left: \(format.indent)mm; }
            table { width: 100%; border-collapse: collapse; font-size: \(sizes.table)pt; line-height: 1.25; }
            table { text-align: left; margin: 4pt 0 8pt; }
            caption { font-style: italic; text-align: center; margin-bottom: 4pt; break-after: avoid; }
            th, td { border: .75pt solid #000; padding: 3pt 4pt; vertical-align: top; }
            th { text-align: center; vertical-align: middle; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            .at-centre { text-align: center; }
            .at-end { text-align: right; }
            .figure { white-space: nowrap; }
            .cite { font-size: .72em; vertical-align: .35em; line-height: 0; color: inherit; text-decoration: none; }
            .closing { display: table; width: 100%; table-layout: fixed; margin-top: 14pt; break-inside: avoid; }
            .closing > div { display: table-cell; vertical-align: top; width: 50%; }
            .recipients { font-size: \(sizes.notes)pt; text-align: left; }
            .recipients .title { font-size: \(sizes.notes + 1)pt; font-weight: bold; font-style: italic; }
            .recipients p, .signature p { text-indent: 0; margin: 0; }
            .recipients ul { margin: 0; padding-left: 3mm; list-style: "- "; }
            .signature { text-align: center; }
            .authority, .post { font-weight: bold; text-transform: uppercase; }
            .room { height: 22mm; }
            .signatory { font-weight: bold; }
            .appendix { break-before: page; text-align: center; }
            .appendix h2 { text-align: center; text-transform: uppercase; margin: 0 0 2pt; }
            .appendix .subtitle { text-indent: 0; font-style: italic; text-align: center; }
            .notes { font-size: \(sizes.notes)pt; line-height: 1.3; margin: 6pt 0; padding: 0; list-style: none; }
            .notes li { margin-bottom: 4pt; padding-left: 9mm; text-indent: -9mm; text-align: left; }
            .notes li { break-inside: avoid; overflow-wrap: anywhere; }
            .notes .sign { display: inline-block; width: 9mm; text-indent: 0; }
            .notes a { color: inherit; }
            \(widths(of: document))
            @media screen {
              body { padding: 1rem; }
              .report { max-width: 44rem; margin: 0 auto; }
              .table-frame { overflow-x: auto; }
              .cite { text-decoration: underline; }
              .notes li:target { outline: 2px solid; outline-offset: 2px; }
            }
            @media screen and (max-width: 40rem) {
              body { text-align: left; }
              .masthead, .masthead > div, .closing, .closing > div { display: block; width: auto; padding: 0; }
              .realm { margin-top: 10pt; }
              .signature { margin-top: 14pt; }
            }

            """
    }

    /// The widths of columns; as classes, because pages of the room take no style that is written into an element.
    private static func widths(of document: Document) -> String {
        let shares = document.blocks.flatMap { block -> [Int] in
            if case .table(let table) = block { table.columns.map(\.share) } else { [] }
        }
        return Set(shares).sorted().map { ".w\($0) { width: \($0)%; }" }.joined(separator: " ")
    }
}
