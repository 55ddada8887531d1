"""Writes the workbook of one test to standard output."""

import datetime
import io
import sys
import zipfile

import openpyxl

NAME = "xl/worksheets/sheet1.xml"


def figures(book):
    """Each row: what it is, and the cell."""
    sheet = book.active
    sheet.title = "Số liệu"
    cells = [
        ("decimal", 5674.1, "General"),
        ("sum", 0.1 + 0.2, "General"),
        ("decimals of the format", 7, "0.0"),
        ("more than the format shows", 7.04, "0.0"),
        ("thousands", 18063.8, "#,##0.00"),
        ("large", 123456789012345, "0"),
        ("small", 0.000001, "General"),
        ("negative", -0.5, "0.00"),
        ("share", 0.701, "0.0%"),
        ("text of a number", "007.10", "@"),
        ("day", datetime.date(2023, 12, 19), "dd/mm/yyyy"),
        ("month", datetime.date(2023, 11, 1), "mm/yyyy"),
        ("year", datetime.date(2023, 1, 1), "yyyy"),
        ("moment", datetime.datetime(2023, 12, 19, 14, 30), "yyyy-mm-dd hh:mm"),
        ("true", True, "General"),
        ("error", "#DIV/0!", "General"),
        ("formula never computed", "=SUM(B1:B2)", "General"),
        ("words", "Đồng Đăng\n友谊关", "General"),
    ]
    for label, value, shown in cells:
        sheet.append([label, value])
        sheet.cell(sheet.max_row, 2).number_format = shown


def gaps(book):
    sheet = book.active
    sheet["B2"] = "x"
    sheet["A4"] = "y"
    book.create_sheet("ẩn").sheet_state = "hidden"
    book.create_sheet("trống")


def far(book):
    book.active.cell(200_001, 1).value = "too far"


def wide(book):
    book.active.cell(1, 65).value = "too wide"


def edge(book):
    book.active.cell(200_000, 64).value = "just so"


def many(book):
    for _ in range(32):
        book.create_sheet()


def swollen(packed):
    """A sheet of 300 MB of blanks, which packs to almost nothing."""
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/media/blanks.bin", "w") as entry:
            for _ in range(300):
                entry.write(b" " * (1 << 20))


def laughing(packed):
    """Entities that name each other until they are a thousand million."""
    entities = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    source = zipfile.ZipFile(packed)
    files = {name: source.read(name) for name in source.namelist()}
    files[NAME] = (
        f"<!DOCTYPE x [{entities}]><worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        "<sheetData><row r='1'><c r='A1' t='str'><v>&e9;</v></c></row></sheetData></worksheet>"
    ).encode()
    packed.seek(0)
    packed.truncate()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def main(kind):
    book = openpyxl.Workbook()
    if kind in ("figures", "gaps", "far", "wide", "edge", "many"):
        globals()[kind](book)
    packed = io.BytesIO()
    book.save(packed)
    if kind in ("swollen", "laughing"):
        globals()[kind](packed)
    sys.stdout.buffer.write(packed.getvalue())


main(sys.argv[1])
