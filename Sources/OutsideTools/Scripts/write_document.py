"""Writes a document, given as JSON on standard input, as DOCX to standard output.

The same input gives the same bytes: times and the order of parts come from the input alone.
"""

import datetime
import io
import json
import sys
import zipfile

try:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.shared import Mm, Pt, RGBColor
except ImportError:
    sys.exit(90)

EPOCH = datetime.datetime(1980, 1, 1)
SIDES = {"start": Align.LEFT, "centre": Align.CENTER, "end": Align.RIGHT}
TAGS = {"vi": "vi-VN", "zh": "zh-CN", "en": "en-GB"}


def element(name, /, **attributes):
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn("w:" + key), str(value))
    return made


class Writer:
    def __init__(self, look, text):
        self.look, self.text, self.sizes = look, text, look["sizes"]
        self.file = Document()
        self.bookmarks = 0
        self.prepare()

    def prepare(self):
        section = self.file.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(self.look["pageWidth"]), Mm(self.look["pageHeight"])
        for side in ("top", "bottom", "left", "right"):
            setattr(section, side + "_margin", Mm(self.look["margins"][side]))
        section.header_distance = Mm(self.look["margins"]["top"] // 2 - 2)
        section.different_first_page_header_footer = True
        self.number_pages(section.header.paragraphs[0])
        normal = self.file.styles["Normal"]
        self.set_font(normal, self.sizes["text"])
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
        normal.paragraph_format.line_spacing = 1.15
        language = normal.element.rPr
        tag = TAGS[self.text["language"]]
        language.append(element("w:lang", val=tag, eastAsia=tag if tag == "zh-CN" else "zh-CN"))
        for level in (1, 2):
            heading = self.file.styles["Heading %d" % level]
            self.set_font(heading, self.sizes["text"])
            heading.font.color.rgb = RGBColor(0, 0, 0)
            heading.font.bold, heading.font.italic = level == 1, level == 2
            heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
        properties = self.file.core_properties
        properties.title, properties.language = self.text["name"], tag
        properties.author = properties.last_modified_by = self.text["masthead"]["body"]
        properties.comments, properties.keywords = "", ""
        properties.created = properties.modified = EPOCH

    def set_font(self, style, size):
        style.font.name, style.font.size = self.look["family"], Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn("w:" + kind), self.look["family"])
        fonts.set(qn("w:eastAsia"), "SimSun")

    def number_pages(self, paragraph):
        paragraph.alignment = Align.CENTER
        run = paragraph.add_run()
        run.font.size = Pt(self.sizes["pageNumber"])
        for part in (element("w:fldChar", fldCharType="begin"), None, element("w:fldChar", fldCharType="end")):
            if part is None:
                part = OxmlElement("w:instrText")
                part.text = "PAGE"
            run._r.append(part)

    def paragraph(self, words="", place=None, align=Align.CENTER, size=None, after=0, before=0, **looks):
        made = (place or self.file).add_paragraph()
        made.alignment = align
        made.paragraph_format.space_after, made.paragraph_format.space_before = Pt(after), Pt(before)
        if words:
            self.run(made, words, size, **looks)
        return made

    def run(self, paragraph, words, size=None, bold=None, italic=None):
        run = paragraph.add_run(words)
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)
        return run

    def rule(self, place=None, indent=0):
        """A short line below a name, drawn as the border of an empty paragraph that is moved in on both sides."""
        made = self.paragraph(place=place, before=3)
        made.paragraph_format.line_spacing_rule, made.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
        made.paragraph_format.left_indent = made.paragraph_format.right_indent = Mm(indent)
        edges = element("w:pBdr")
        edges.append(element("w:top", val="single", sz=6, space=1, color="000000"))
        made._p.get_or_add_pPr().insert_element_before(
            edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def frame(self, paragraph):
        edges = element("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            edges.append(element("w:" + side, val="single", sz=6, space=4, color="000000"))
        paragraph._p.get_or_add_pPr().insert_element_before(
            edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def grid(self, rows, widths, bordered):
        table = self.file.add_table(rows=rows, cols=len(widths))
        if bordered:
            table.style = "Table Grid"
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def line_width(self):
        return self.look["pageWidth"] - self.look["margins"]["left"] - self.look["margins"]["right"]

    def masthead(self, head):
        width = self.line_width()
        left, right = self.grid(1, [width * 37 // 100, width - width * 37 // 100], False).rows[0].cells
        sizes = self.sizes
        if head.get("above"):
            self.paragraph(head["above"].upper(), left, size=sizes["issuer"])
        self.paragraph(head["body"].upper(), left, size=sizes["issuer"], bold=True)
        self.rule(left, 17)
        self.paragraph(head["number"], left, before=6)
        self.paragraph(head["nation"].upper(), right, size=sizes["nation"], bold=True)
        self.paragraph(head["motto"], right, size=sizes["motto"], bold=True)
        self.rule(right, 22)
        self.paragraph(head["placeAndDate"], right, before=6, italic=True)
        for cell in (left, right):
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)
        self.paragraph()
        if head.get("mark"):
            self.frame(self.paragraph(head["mark"].upper(), bold=True, after=10))
        title = self.paragraph(head["kind"].upper(), size=sizes["text"] + 1, bold=True)
        title.style = self.file.styles["Title"]
        self.plain_title(title)
        self.paragraph(head["subject"], bold=True)
        self.rule(indent=55)
        for addressee in head["addressees"]:
            self.paragraph(addressee, before=8)
        self.paragraph()

    def plain_title(self, title):
        """The style says to those who listen that this is the title; how it looks is the decree's."""
        style = title.style
        self.set_font(style, self.sizes["text"] + 1)
        style.font.color.rgb = RGBColor(0, 0, 0)
        borders = style.element.pPr.find(qn("w:pBdr"))
        if borders is not None:
            style.element.pPr.remove(borders)

    def spans(self, paragraph, spans, size=None):
        for span in spans:
            (kind, part), = span.items()
            if kind == "figure":
                self.run(paragraph, part["text"].replace(" ", "\u00a0"), size)
                self.reference(paragraph, part["note"], size)
            else:
                self.run(paragraph, part["text"], size, bold=True if kind == "strong" else None)

    def reference(self, paragraph, note, size):
        link = element("w:hyperlink", anchor="n%d" % note, history="1")
        run = self.run(paragraph, "[%d]" % note, size)
        run.font.superscript = True
        link.append(run._r)
        paragraph._p.append(link)

    def block(self, block):
        (kind, part), = block.items()
        getattr(self, "put_" + kind)(part)

    def put_heading(self, part):
        self.file.add_heading(part["text"], part["level"])

    def put_paragraph(self, part):
        made = self.paragraph(align=Align.JUSTIFY, after=6)
        made.paragraph_format.first_line_indent = Mm(self.look["indent"])
        self.spans(made, part["spans"])

    def put_points(self, part):
        for place, item in enumerate(part["items"], 1):
            made = self.paragraph("%d. " % place, align=Align.JUSTIFY, after=3)
            made.paragraph_format.left_indent = Mm(self.look["indent"])
            made.paragraph_format.first_line_indent = Mm(-7)
            self.spans(made, item)

    def put_notice(self, part):
        cell = self.grid(1, [self.line_width()], True).rows[0].cells[0]
        size = self.sizes["table"]
        first = cell.paragraphs[0]
        first.paragraph_format.space_after = Pt(2)
        self.run(first, part["title"], size, bold=True)
        for item in part["items"]:
            made = self.paragraph("– ", cell, Align.JUSTIFY, size, after=2)
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Mm(4), Mm(-4)
            self.spans(made, item, size)
        self.paragraph()

    def put_table(self, part):
        table = part["table"]
        size, width = self.sizes["table"], self.line_width()
        caption = self.paragraph(table["caption"], before=6, after=4, size=size, italic=True)
        caption.paragraph_format.keep_with_next = True
        columns = table["columns"]
        made = self.grid(1 + len(table["rows"]), [width * column["share"] / 100 for column in columns], True)
        made.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))
        for cell, column in zip(made.rows[0].cells, columns):
            self.fill(cell, [{"strong": {"text": column["title"]}}], Align.CENTER, size)
        for row, cells in zip(made.rows[1:], table["rows"]):
            row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))
            for cell, column, spans in zip(row.cells, columns, cells):
                self.fill(cell, spans, SIDES[column["alignment"]], size)
        self.paragraph(size=6)

    def fill(self, cell, spans, align, size):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0
        self.spans(paragraph, spans, size)

    def put_closing(self, part):
        closing, sizes = part["closing"], self.sizes
        self.paragraph()
        half = self.line_width() / 2
        table = self.grid(1, [half, half], False)
        table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))
        left, right = table.rows[0].cells
        if closing["recipients"]:
            self.paragraph(
                closing["recipientsTitle"], left, Align.LEFT, sizes["notes"] + 1, bold=True, italic=True)
            for name in closing["recipients"]:
                self.paragraph("- " + name, left, Align.LEFT, sizes["notes"])
        if closing.get("authority"):
            self.paragraph(closing["authority"].upper(), right, bold=True)
        self.paragraph(closing["post"].upper(), right, bold=True, after=62)
        if closing.get("signatory"):
            self.paragraph(closing["signatory"], right, bold=True)
        for cell in (left, right):
            if len(cell.paragraphs) > 1:
                first = cell.paragraphs[0]._p
                first.getparent().remove(first)

    def put_appendix(self, part):
        heading = self.file.add_heading(part["title"].upper(), 1)
        heading.paragraph_format.page_break_before = True
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
        heading.alignment = Align.CENTER
        self.paragraph(part["subtitle"], italic=True, after=8)

    def put_notes(self, part):
        size = self.sizes["notes"]
        for note in part["items"]:
            made = self.paragraph(align=Align.LEFT, after=4)
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Mm(9), Mm(-9)
            made.paragraph_format.tab_stops.add_tab_stop(Mm(9))
            made.paragraph_format.line_spacing = 1.0
            made.paragraph_format.keep_together = True
            self.bookmarks += 1
            made._p.append(element("w:bookmarkStart", id=self.bookmarks, name="n%d" % note["number"]))
            self.run(made, "[%d]" % note["number"], size)
            made._p.append(element("w:bookmarkEnd", id=self.bookmarks))
            self.run(made, "\t%s " % note["text"], size)
            self.source(made, note["source"], size)

    def source(self, paragraph, source, size):
        run = self.run(paragraph, source, size)
        if source.startswith(("https://", "http://")):
            run.underline = True
            relation = paragraph.part.relate_to(source, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = element("w:hyperlink", history="1")
            link.set(qn("r:id"), relation)
            link.append(run._r)
            paragraph._p.append(link)

    def save(self):
        """Packs the parts again in the order of their names, under one date."""
        packed, again = io.BytesIO(), io.BytesIO()
        self.file.save(packed)
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
            # Word wants the list of types first.
            for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                target.writestr(entry, source.read(name))
        return again.getvalue()


def main():
    order = json.load(sys.stdin.buffer)
    writer = Writer(order["format"], order["document"])
    writer.masthead(order["document"]["masthead"])
    for block in order["document"]["blocks"]:
        writer.block(block)
    sys.stdout.buffer.write(writer.save())


if __name__ == "__main__":
    main()
