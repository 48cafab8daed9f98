"""Look for the canaries the way a thief would: raw, in other encodings, and inside what is compressed."""

import base64
import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import MetaData, create_engine, select

STAM = "kanarie7f3a9c51"
"""The beginning of every canary; nothing else holds it."""
DEEPEST = 3
"""How many times something compressed may be compressed again."""
ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
GZIP, ZIP = b"\x1f\x8b\x08", b"PK\x03\x04"


def _base64(stem: bytes) -> Iterator[bytes]:
    """Yield the part that stays the same at each of the three alignments, plain and for addresses."""
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + stem)
        core = coded[(0, 2, 3)[shift] : len(coded) - 4]
        yield core
        yield core.replace(b"+", b"-").replace(b"/", b"_")


def _needles() -> tuple[bytes, ...]:
    raw = STAM.encode()
    wide = [STAM.encode(code) for code in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in STAM).encode()
    plain = [raw, *wide, escaped]
    coded = [each.hex().encode() for each in plain] + [each.hex().upper().encode() for each in plain]
    return (*plain, *coded, *(part for each in (raw, *wide[:2]) for part in _base64(each)))


NEEDLES = _needles()


def found_in(content: bytes, depth: int = DEEPEST) -> bytes | None:
    """Return what stands around the first canary, None when there is none."""
    for needle in NEEDLES:
        at = content.find(needle)
        if at >= 0:
            return content[max(0, at - 60) : at + 120]
    return (
        next(filter(None, (found_in(each, depth - 1) for each in _unpacked(content))), None)
        if depth
        else None
    )


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield everything that can be decompressed, wherever in the content it begins."""
    for start in _starts(content, ZLIB):
        yield _inflate(content[start:], zlib.MAX_WBITS)
    for start in _starts(content, (GZIP,)):
        yield _inflate(content[start:], zlib.MAX_WBITS | 16)
    for start in _starts(content, (ZIP,)):
        skip = int.from_bytes(content[start + 26 : start + 28], "little")
        skip += int.from_bytes(content[start + 28 : start + 30], "little")
        yield _inflate(content[start + 30 + skip :], -zlib.MAX_WBITS)


def _starts(content: bytes, heads: Iterable[bytes]) -> Iterator[int]:
    for head in heads:
        at = content.find(head)
        while at >= 0:
            yield at
            at = content.find(head, at + 1)


def _inflate(content: bytes, bits: int) -> bytes:
    """Return as much as can be unpacked: a stream that is cut off in the file still tells its beginning."""
    unpacking, done = zlib.decompressobj(bits), b""
    try:
        for at in range(0, len(content), 4096):
            done += unpacking.decompress(content[at : at + 4096])
            if unpacking.eof:
                break
    except zlib.error:
        return done
    return done


def leaks_in_files(*folders: Path) -> dict[str, bytes]:
    """Return file → what stands around a canary, for every file below the folders."""
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    return {str(file): found for file in sorted(files) if (found := found_in(file.read_bytes()))}


def leaks_in_database(url: str) -> dict[str, bytes]:
    """Return table.column → what stands around a canary, for every value of every row."""
    leaks: dict[str, bytes] = {}
    for place, content in values_of(url):
        if place not in leaks and (found := found_in(content)):
            leaks[place] = found
    return leaks


def values_of(url: str) -> Iterator[tuple[str, bytes]]:
    """Yield (table.column, value) over a whole database, as the server hands it out."""
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                for column, value in row.items():
                    content = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    yield f"{table.name}.{column}", content
    engine.dispose()


def packed_examples(text: str) -> dict[str, bytes]:
    """Return a text as it may lie around in files: what the search must find."""
    raw = text.encode()
    return {
        "raw": raw,
        "utf-16-le": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "json": "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
        "hex": raw.hex().encode(),
        "base64+0": base64.b64encode(raw),
        "base64+1": base64.b64encode(b"x" + raw),
        "base64+2": base64.b64encode(b"xy" + raw),
        "zlib": zlib.compress(raw),
        "gzip": gzip.compress(raw),
        "gzip in zlib": zlib.compress(b"..." + gzip.compress(raw)),
    }
