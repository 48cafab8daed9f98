"""Spoils a file of any kind in its bytes: cut, doubled, littered, swapped, or told to be in another alphabet."""

import random
from collections.abc import Callable
from typing import Final

MOST: Final = 400_000
ENTITIES: Final = [
    b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    b'<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
    b'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
    b'<!DOCTYPE d [<!ATTLIST userTask name CDATA "x">]>',
    b'<?xml-stylesheet href="http://127.0.0.1:9/x"?>',
    b"<!---->" * 1000,
]
REFERENCES: Final = [
    b"&x;",
    b"&c;",
    b"&#0;",
    b"&#x110000;",
    b"&#xD800;",
    b"&#8238;",
    b"&#155;",
    b"&lt;",
    b"<![CDATA[",
    b"]]>",
]
ALPHABETS: Final = ["utf-16", "utf-16-le", "utf-32", "utf-7", "latin-1", "utf-8-sig", "cp1252"]


def spoiled(dice: random.Random, content: bytes) -> bytes:
    """Return a file with something wrong in its bytes."""
    for _ in range(dice.randint(1, 4)):
        content = dice.choice(WAYS)(dice, content)[:MOST]
    return content


def _piece(dice: random.Random, content: bytes) -> tuple[bytes, bytes, bytes]:
    at = dice.randrange(len(content) + 1)
    to = at + dice.choice([1, 2, 10, 200])
    return content[:at], content[at:to], content[to:]


def _cut(dice: random.Random, content: bytes) -> bytes:
    before, _, after = _piece(dice, content)
    return before + after


def _ended(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _doubled(dice: random.Random, content: bytes) -> bytes:
    before, piece, after = _piece(dice, content)
    return before + piece * dice.randint(2, 60) + after


def _littered(dice: random.Random, content: bytes) -> bytes:
    before, piece, after = _piece(dice, content)
    litter = dice.choice(
        [dice.randbytes(3), b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"<", b"&", *REFERENCES]
    )
    return before + litter + piece + after


def _moved(dice: random.Random, content: bytes) -> bytes:
    before, piece, after = _piece(dice, content)
    left, _, right = _piece(dice, before + after)
    return left + piece + right


def _lines(dice: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    changed = dice.choice(
        ([], lines[at : at + 1] * dice.randint(2, 5), [b" " + lines[at]], [lines[at].lstrip()])
    )
    return b"\n".join([*lines[:at], *changed, *lines[at + 1 :]])


def _declared(dice: random.Random, content: bytes) -> bytes:
    """Put a document type, or an instruction, where one belongs."""
    head, ends, rest = content.partition(b"?>")
    put = dice.choice(ENTITIES)
    return head + ends + put + rest if ends else put + content


def _recoded(dice: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    if dice.random() < 0.3:
        return text.replace("UTF-8", dice.choice([*ALPHABETS, "klingon", "", "rot13"])).encode()
    return text.encode(dice.choice(ALPHABETS), "replace")


def _swapped(dice: random.Random, content: bytes) -> bytes:
    """Put one word of a file in the place of another."""
    words = content.split(b'"') if b'"' in content else content.split()
    if len(words) < 3:
        return content
    one, other = dice.choice(words), dice.choice(words)
    return content.replace(one, other, dice.randint(1, 3)) if one else content


WAYS: Final[list[Callable[[random.Random, bytes], bytes]]] = [
    _cut,
    _ended,
    _doubled,
    _littered,
    _moved,
    _lines,
    _declared,
    _recoded,
    _swapped,
]
