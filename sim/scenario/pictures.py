"""Whether a file that should be a picture is one, and nothing besides."""

import re
from xml.etree import ElementTree as ET

PNG = b"\x89PNG\r\n\x1a\n"
SHAPES = {
    *("svg", "g", "defs", "title", "desc", "symbol", "use", "clipPath", "mask", "pattern"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("text", "tspan", "linearGradient", "radialGradient", "stop"),
}
"""What a drawing may consist of; scripts, links and foreign pages are not among it."""
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<\?(?!xml\s)")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|@import|expression\(", re.IGNORECASE)


def picture_fault(name: str, data: bytes) -> str | None:
    """Why a file is not the picture that its name promises, or None.

    Args:
        name: of the file, ending in .png or .svg.
        data: its bytes.
    """
    if name.endswith(".png"):
        return None if data.startswith(PNG) else "is no PNG picture"
    if _ENTITIES.search(data):
        return "is no plain drawing: it declares entities"
    if _INSTRUCTION.search(data):
        return "is no plain drawing: it holds instructions"
    try:
        drawing = ET.fromstring(data)  # noqa: S314  # entities were refused
    except (ET.ParseError, ValueError):
        return "is no SVG drawing"
    return next(filter(None, map(_part_fault, drawing.iter())), None)


def _part_fault(part: ET.Element) -> str | None:
    """What a part of a drawing holds that no picture needs."""
    shape = _local(part.tag)
    if shape not in SHAPES:
        return f"holds `{shape}`: only shapes, texts and gradients are allowed"
    for key, value in part.attrib.items():
        attribute = _local(key)
        if attribute.lower().startswith("on") or _OUTSIDE.search(value):
            return f"holds `{attribute}`, which could do more than draw"
        if attribute == "href" and not value.startswith("#"):
            return "refers to something outside of itself"
    return None


def _local(name: object) -> str:
    """A name without its namespace; comments and instructions have none."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else "an instruction"
