"""Reads a PDF that we made: its objects, the tree that a screen reader follows, and the words of it.

Only what our own documents hold, so that the tests need no library. What a validator says of them, the nightly
tests ask (tests/integrations/test_verapdf.py).
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_REF = rb"(\d+) 0 R"


@dataclass(frozen=True)
class Pdf:
    """A PDF by its bytes."""

    content: bytes

    @cached_property
    def objects(self) -> dict[int, bytes]:
        """Number → object; a stream is unpacked behind its dictionary."""
        found: dict[int, bytes] = {}
        for number, body in _OBJECT.findall(self.content):
            found[int(number)] = _unpacked(body)
        for body in list(found.values()):
            if b"/ObjStm" in body:
                found.update(_inside(body))
        return found

    @property
    def everything(self) -> bytes:
        """All of it, unpacked."""
        return b"\n".join(self.objects.values())

    @property
    def catalog(self) -> bytes:
        """The root."""
        return next(body for body in self.objects.values() if body.startswith(b"<</Type /Catalog/"))

    @property
    def title(self) -> str:
        """What it is called; "" for one without a name."""
        info = next(
            body for body in self.objects.values() if b"/Producer" in body and b"/StructElem" not in body
        )
        found = re.search(rb"/Title (\(.*?(?<!\\)\)|<[0-9A-Fa-f]+>)", info, re.DOTALL)
        return _text(found[1]) if found else ""

    def tags(self) -> list[str]:
        """Return the structure in reading order, without the spans of each line."""
        root = self.objects[_ref(self.catalog, b"StructTreeRoot")]
        return [tag for tag in self._tags(root) if tag != "Span"]

    def _tags(self, node: bytes) -> Iterator[str]:
        tag = re.search(rb"/S /(\w+)", node)
        if tag:
            yield tag[1].decode()
        kids = re.search(rb"/K (\[.*?\]|\d+ 0 R)", node, re.DOTALL)
        for number in re.findall(_REF, kids[1]) if kids else ():
            child = self.objects[int(number)]
            if b"/StructElem" in child:
                yield from self._tags(child)

    def fonts(self) -> list[bytes]:
        """Return the descriptors of the fonts."""
        return [body for body in self.objects.values() if re.search(rb"/Type /FontDescriptor\b", body)]


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.match(body)
    if not stream:
        return body
    head, data = stream[1], stream[2]
    return head + b"\n" + (zlib.decompress(data) if b"/FlateDecode" in head else data)


def _inside(body: bytes) -> dict[int, bytes]:
    """Return the objects in a stream of objects."""
    head, _, data = body.partition(b">>\n")
    count, first = (int(re.search(rb"/%s (\d+)" % name, head)[1]) for name in (b"N", b"First"))  # type: ignore[index]
    numbers = list(map(int, data[:first].split()))[: 2 * count]
    places = [*numbers[1::2], len(data) - first]
    return {
        number: data[first + places[nr] : first + places[nr + 1]].strip()
        for nr, number in enumerate(numbers[::2])
    }


def _ref(body: bytes, name: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % name, body)
    assert found, f"no {name!r}"
    return int(found[1])


def _text(raw: bytes) -> str:
    data = bytes.fromhex(raw[1:-1].decode()) if raw.startswith(b"<") else raw[1:-1]
    return data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("latin-1")


def faults(content: bytes, language: str = "nl-BE") -> list[str]:
    """Return what keeps a PDF from being read aloud: the essentials of PDF/UA-1 (ISO 14289-1)."""
    pdf = Pdf(content)
    found = []
    if b'pdfuaid:part="1"' not in pdf.everything and b"<pdfuaid:part>1<" not in pdf.everything:
        found.append("5: it does not say that it is PDF/UA-1")
    if b"/MarkInfo" not in pdf.catalog or b"/Marked true" not in pdf.everything:
        found.append("7.1: it is not marked")
    if f"/Lang ({language})".encode() not in pdf.catalog:
        found.append("7.2: it does not say its language")
    if b"/DisplayDocTitle true" not in pdf.everything or not pdf.title.strip():
        found.append("7.1: it has no title to show")
    if b"/StructTreeRoot" not in pdf.catalog:
        return [*found, "7.1: it has no structure"]
    found += _headings(pdf.tags())
    found += [f"7.21: a font is not embedded: {font!r}" for font in pdf.fonts() if b"/FontFile" not in font]
    found += ["7.21: it has no font"] if not pdf.fonts() else []
    found += (
        ["7.3: a figure says nothing"] if "Figure" in pdf.tags() and b"/Alt" not in pdf.everything else []
    )
    found += ["7.18: it has links"] if "Link" in pdf.tags() or b"/Subtype /Link" in pdf.everything else []
    return found


def _headings(tags: list[str]) -> list[str]:
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag)]
    if not levels or levels[0] != 1 or levels.count(1) != 1:
        return ["7.4.2: it does not begin with one first heading"]
    return [
        f"7.4.2: a heading of level {after} under one of {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
