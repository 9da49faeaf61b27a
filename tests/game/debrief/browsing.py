"""A page as a browser reads it: what its parser complains of, and what nobody could hear."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

XHTML = "{http://www.w3.org/1999/xhtml}"


def complaints(text: str) -> list[str]:
    """Everything that is wrong with a page, by the rules of HTML and by ours."""
    parser = HTMLParser()
    root = parser.parse(text)
    found = [f"{place}: {code} {data}" for place, code, data in parser.errors]
    return [*found, *_unsaid(root)]


def _unsaid(root: Element) -> Iterator[str]:
    title = root.find(f"{XHTML}head/{XHTML}title")
    if title is None or not (title.text or "").strip():
        yield "no title"
    if root.get("lang") not in {"en", "de"}:
        yield f"language {root.get('lang')}"
    if len(list(root.iter(f"{XHTML}h1"))) < 1:
        yield "no h1"
    for table in root.iter(f"{XHTML}table"):
        caption = table.find(f"{XHTML}caption")
        if caption is None or not "".join(caption.itertext()).strip():
            yield "a table without a caption"
        for head in table.iter(f"{XHTML}th"):
            if head.get("scope") not in {"row", "col"} or not "".join(head.itertext()).strip():
                yield f"a heading of no row or column, or without words: {head.attrib}"
    for drawing in root.iter("{http://www.w3.org/2000/svg}svg"):
        if not (drawing.get("aria-label") or drawing.find("{http://www.w3.org/2000/svg}title")):
            yield "a figure without words"
