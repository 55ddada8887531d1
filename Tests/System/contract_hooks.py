"""What the judge of the API must be told: how to send the bytes of a workbook."""

import schemathesis


@schemathesis.serializer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
def workbook(_, value):
    """Whatever was made up, as the bytes that it is; most of it is no workbook, and must be refused as the document says."""
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    return str(value).encode("utf-8", errors="replace")
