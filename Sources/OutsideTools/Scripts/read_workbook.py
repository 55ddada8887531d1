"""Reads an XLSX workbook from standard input and writes its sheets as text.

A cell is written as a person reads it, never with less than it holds: numbers with all their digits and at least the
decimals of their format, dates in ISO form, months and years where the format shows no day, a share of a hundred with
its sign, an error by its name, a formula that was never computed as the formula. Sheets that are hidden are left out:
what nobody sees is not imported.

Cells end in the unit separator of ASCII, rows in the record separator, and a sheet is its name, a row of its own, and
its rows, ended by the group separator. On refusal the status is 91 and the reason stands in standard error.
"""

import datetime
import io
import re
import sys
import zipfile
from decimal import Decimal

try:
    import openpyxl
except ImportError:
    sys.exit(90)

CELL, ROW, SHEET = "\x1f", "\x1e", "\x1d"
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
DECIMALS = re.compile(r"[0#]\.(0+)")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def refuse(reason, *details):
    sys.stderr.write("\t".join([reason, *map(str, details)]))
    sys.exit(91)


def check(archive, limit):
    """Refuses what would unpack to more than the limit; the module reads no more than each entry declares."""
    if sum(entry.file_size for entry in archive.infolist()) > limit:
        refuse("unpacks-too-large", limit)


def has_formulas(archive):
    for entry in archive.infolist():
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            with archive.open(entry) as stream:
                tail = b""
                while block := stream.read(1 << 16):
                    if FORMULA.search(tail + block):
                        return True
                    tail = block[-32:]
    return False


def number(value, shown):
    """All digits that the cell holds, which are 15, and no fewer decimals than its format shows."""
    exact = Decimal(value) if isinstance(value, int) else Decimal("%.15g" % value)
    section = QUOTED.sub("", shown.split(";")[0])
    is_share = "%" in section
    if is_share:
        exact *= 100
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    decimals = DECIMALS.search(section)
    if decimals and "E" not in section.upper() and not section.rstrip().endswith(","):
        whole, _, fraction = text.partition(".")
        text = whole + "." + fraction.ljust(len(decimals.group(1)), "0")
    return ("0" if text == "-0" else text) + ("%" if is_share else "")


def moment(value, shown):
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return "%d:%02d:%02d" % (*divmod(minutes, 60), seconds)
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    parts = set(QUOTED.sub("", shown.split(";")[0]).lower())
    if "y" in parts and not parts & set("dhs"):
        return value.strftime("%Y-%m" if "m" in parts else "%Y")
    if isinstance(value, datetime.datetime):
        value = value.replace(microsecond=0)
        if value.time() != datetime.time():
            return value.isoformat()
        value = value.date()
    return value.isoformat()


def text(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value, cell.number_format or "")
    if isinstance(value, str):
        return CONTROL.sub(lambda found: "_x%04X_" % ord(found.group()), value).replace("\r\n", "\n")
    return moment(value, cell.number_format or "")


def trimmed(cells):
    while cells and not cells[-1]:
        cells.pop()
    return cells


def rows(sheet, formulas, rows_limit, columns_limit):
    sheet.reset_dimensions()
    if formulas is not None:
        formulas.reset_dimensions()
        twins = formulas.iter_rows()
    empty = 0
    for count, row in enumerate(sheet.iter_rows(), 1):
        cells = [text(cell) for cell in row]
        if formulas is not None:
            for place, twin in enumerate(next(twins)):
                if twin.data_type == "f" and not cells[place]:
                    cells[place] = str(twin.value)
        trimmed(cells)
        if not cells:
            empty += 1
            if empty > rows_limit:
                refuse("too-many-rows", rows_limit, sheet.title)
            continue
        if count > rows_limit:
            refuse("too-many-rows", rows_limit, sheet.title)
        if len(cells) > columns_limit:
            refuse("too-many-columns", columns_limit, sheet.title)
        yield from ([] for _ in range(empty))
        empty = 0
        yield cells


def main(unpacked_limit, sheets_limit, rows_limit, columns_limit):
    source = io.BytesIO(sys.stdin.buffer.read())
    try:
        with zipfile.ZipFile(source) as archive:
            check(archive, unpacked_limit)
            with_formulas = has_formulas(archive)
        workbook = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        if len(visible) > sheets_limit:
            refuse("too-many-sheets", sheets_limit)
        formulas = openpyxl.load_workbook(source, read_only=True, keep_links=False) if with_formulas else None
        for sheet in visible:
            sys.stdout.write(CONTROL.sub("", sheet.title) + ROW)
            twin = formulas[sheet.title] if formulas else None
            for row in rows(sheet, twin, rows_limit, columns_limit):
                sys.stdout.write(CELL.join(row) + ROW)
            sys.stdout.write(SHEET)
    except MemoryError:
        refuse("unpacks-too-large", unpacked_limit)
    except Exception as error:  # The package raises whatever its parts raise.
        refuse("not-a-workbook", "%s: %s" % (type(error).__name__, error))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    main(*map(int, sys.argv[1:]))
