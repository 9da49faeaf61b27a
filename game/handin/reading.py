"""QR codes in a picture; no file format is read: whoever has the picture sends its grey values."""

import zxingcpp


def codes_in(pixels: bytes, width: int, height: int) -> list[str]:
    """What stands in the QR codes of a picture, the largest found first.

    Args:
        pixels: grey values by rows, a byte each.
        width: pixels of a row.
        height: rows.
    """
    picture = memoryview(pixels).cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, zxingcpp.barcode_formats_from_str("QRCode"))
    return [one.text for one in found]
