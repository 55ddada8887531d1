import Steering

/// Writes a document as one HTML page that needs no other file, for the screen and for paper.
package struct HTMLWriter {
    private var html = ""

    /// The whole page, with the format's rules for paper in it.
    package static func page(_ document: Document, _ format: DocumentFormat) -> String {
        """
        <!doctype html>
        <html lang="\(document.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escape(document.name))</title>
        <style>
        \(PageStyle.sheet(format, document))</style>
        </head>
        <body>
        \(article(document))</body>
        </html>

        """
    }

    /// What stands in the body of the page.
    package static func article(_ document: Document) -> String {
        var writer = HTMLWriter()
        writer.open("article", "report")
        writer.write(document.masthead)
        for block in document.blocks { writer.write(block) }
        writer.close("article")
        return writer.html
    }

    private mutating func write(_ head: Document.Masthead) {
        open("header", "masthead")
        open("div", "office")
        if let above = head.above { put("p", "above", head: above) }
        put("p", "body", head: head.body)
        html += "<hr class=\"rule\">\n"
        put("p", "sign-no", head: head.number)
        close("div")
        open("div", "realm")
        put("p", "nation", head: head.nation)
        put("p", "motto", head: head.motto)
        html += "<hr class=\"rule\">\n"
        put("p", "dated", head: head.placeAndDate)
        close("div")
        close("header")
        if let mark = head.mark { put("p", "standing", head: mark) }
        put("h1", "kind", head: head.kind)
        put("p", "subject", head: head.subject)
        html += "<hr class=\"rule\">\n"
        for addressee in head.addressees { put("p", "addressee", head: addressee) }
    }

    private mutating func write(_ block: Document.Block) {
        switch block {
        case .heading(let text, let level): put("h\(level + 1)", "part", head: text)
        case .paragraph(let spans): html += "<p>\(Self.inline(spans))</p>\n"
        case .points(let items): list("ol", "points", items)
        case .notice(let title, let items):
            open("aside", "caution")
            put("p", "title", head: title)
            list("ul", "items", items)
            close("aside")
        case .table(let table): write(table)
        case .closing(let closing): write(closing)
        case .appendix(let title, let subtitle):
            open("div", "appendix")
            put("h2", "title", head: title)
            put("p", "subtitle", head: subtitle)
            close("div")
        case .notes(let items):
            open("ul", "notes")
            for note in items {
                html += "<li id=\"n\(note.number)\"><span class=\"sign\">[\(note.number)]</span>"
                html += Self.escape(note.text) + " "
                html += "<span class=\"source\">\(Self.source(note.source))</span></li>\n"
            }
            close("ul")
        }
    }

    private mutating func list(_ tag: String, _ name: String, _ items: [[Document.Span]]) {
        open(tag, name)
        for item in items { html += "<li>\(Self.inline(item))</li>\n" }
        close(tag)
    }

    private mutating func write(_ table: Document.Table) {
        html +=
            "<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"\(Self.escape(table.caption))\">\n"
        html += "<table>\n<caption>\(Self.escape(table.caption))</caption>\n<colgroup>"
        for column in table.columns { html += "<col class=\"w\(column.share)\">" }
        html += "</colgroup>\n<thead><tr>"
        for column in table.columns { html += "<th scope=\"col\">\(Self.escape(column.title))</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            html += "<tr>"
            for (column, cell) in zip(table.columns, row) {
                html += "<td class=\"at-\(column.alignment.rawValue)\">\(Self.inline(cell))</td>"
            }
            html += "</tr>\n"
        }
        html += "</tbody>\n</table>\n</div>\n"
    }

    private mutating func write(_ closing: Document.Closing) {
        open("footer", "closing")
        open("div", "recipients")
        if !closing.recipients.isEmpty {
            put("p", "title", head: closing.recipientsTitle)
            list("ul", "names", closing.recipients.map { [.plain(text: $0)] })
        }
        close("div")
        open("div", "signature")
        if let authority = closing.authority { put("p", "authority", head: authority) }
        put("p", "post", head: closing.post)
        html += "<div class=\"room\"></div>\n"
        if let signatory = closing.signatory { put("p", "signatory", head: signatory) }
        close("div")
        close("footer")
    }

    private mutating func open(_ tag: String, _ name: String) { html += "<\(tag) class=\"\(name)\">\n" }

    private mutating func close(_ tag: String) { html += "</\(tag)>\n" }

    private mutating func put(_ tag: String, _ name: String, head text: String) {
        html += "<\(tag) class=\"\(name)\">\(Self.escape(text))</\(tag)>\n"
    }

    private static func inline(_ spans: [Document.Span]) -> String {
        spans.map { span in
            switch span {
            case .plain(let text): escape(text).replacing("\n", with: "<br>")
            case .strong(let text): "<strong>\(escape(text))</strong>"
            case .figure(let text, let note):
                "<span class=\"figure\">\(escape(text))<a class=\"cite\" href=\"#n\(note)\">[\(note)]</a></span>"
            }
        }.joined()
    }

    /// An address is a link where it is one of the web; whatever else a source is called stays words.
    private static func source(_ source: String) -> String {
        let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
        return isAddress ? "<a href=\"\(escape(source))\">\(escape(source))</a>" : escape(source)
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
