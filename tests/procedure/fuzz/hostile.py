"""What somebody may write where a name, a reference, a number, a moment or a text belongs."""

import random

from tests.procedure.expressions.hostile import HOSTILE
from tests.procedure.expressions.monkey import RUBBISH, anything, written

NAMES = [
    "",
    " ",
    "a b",
    "_",
    "-",
    ".",
    "1",
    "é",
    "п",
    "İ",
    "ß",
    "🏛",
    "\u202eevil",
    "a\u200bb",
    "\u009b31m",
    "\ufeffa",
    "\u0301",
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    "C:\\CON",
    "p/p.bpmn",
    "a\nb",
    "a\tb",
    "a\u2028b",
    "a\u0085b",
    "{}",
    "{naam}",
    "{0}",
    "%s",
    "<b>",
    "&amp;",
    "]]>",
    "__class__",
    "constructor",
    "null",
    "true",
    "NaN",
    "variabelen",
    "Start",
    "End",
    "systeem",
    "tns:a",
    "a:b:c",
    ":",
    "a:",
    ":a",
    "livc:a",
    "xml:a",
    "{urn:livc:bpmn:1}a",
    "a" * 300,
    "a" * 20_000,
    "a " * 2000,
]
NUMBERS = [
    "0",
    "-0",
    "-1",
    "+1",
    "1e400",
    "-1e400",
    "1E5",
    "0x10",
    "1_000",
    "1,5",
    "٣",
    "½",
    "NaN",
    "Infinity",
    "-Infinity",
    "9" * 40,
    "9" * 4400,
    "0." + "9" * 5000,
    "2147483648",
    "18446744073709551616",
    "1e-400",
    "",
]
MOMENTS = [
    "P1D",
    "P0D",
    "-P1D",
    "P9999Y",
    "P99999999999D",
    "PT1S",
    "P1Y2M3DT4H",
    "P",
    "PT",
    "P1.5Y",
    "P٣D",
    "R/P1D",
    "R0/P1D",
    "R-1/P1D",
    "R99999999999/P1D",
    "R/P0D",
    "R2/2026-02-30/P1D",
    "R2/9999-12-31/P1D",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31T23:59:59Z",
    "10000-01-01",
    "2026-03-29T02:30:00",
    "2026-01-01T24:00:00",
    "2026-01-01T00:00:00+99:99",
    "* * * * *",
    "=P1D",
    "${P1D}",
    "„P1D”",
]


def xml_safe(text: str) -> str:
    """Return what XML can hold of a text."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) < 0xFFFE)
    )


def value(dice: random.Random) -> str:
    """Return something hostile of any kind."""
    kinds = [
        lambda: dice.choice(NAMES),
        lambda: dice.choice(NUMBERS),
        lambda: dice.choice(MOMENTS),
        lambda: dice.choice(HOSTILE),
        lambda: dice.choice(RUBBISH),
        lambda: written(dice),
        lambda: anything(dice),
    ]
    return dice.choice(kinds)()
