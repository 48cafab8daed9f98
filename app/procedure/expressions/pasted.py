"""What is pasted from a text or another program, as it is written here: quotes that curl, ≥, a leading =."""

import re
from collections.abc import Mapping
from typing import Final

_SIGNS: Final[Mapping[str, str]] = {
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "<>": "!=",
    "==": "=",
    "&&": " and ",
    "||": " or ",
    "×": "*",
    "−": "-",
    "–": "-",
}
"""Signs of a keyboard, a text or another language, and those of FEEL."""
_QUOTES: Final = "“”„‟″«»‹›‘’‚‛′'"
_SPACES: Final = "\u00a0\u2002\u2003\u2007\u2009\u202f"
_HIDDEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PARTS: Final = re.compile(
    rf'(?P<kept>"(?:[^"\\]|\\.)*")'
    rf"|[{_QUOTES}](?P<text>[^{_QUOTES}\"]*)[{_QUOTES}]"
    rf"|\s*(?P<sign>{'|'.join(map(re.escape, _SIGNS))})(?P<after>\s*)"
    rf"|(?P<space>[{_SPACES}])"
    rf"|(?P<hidden>[{_HIDDEN}])"
)
_DECIMAL: Final = re.compile(r'("(?:[^"\\]|\\.)*")|(?<![\w.])(\d+),(\d+)(?![\w.,])')
_WRAPPED: Final = re.compile(r"[$#]\{(.*)\}", re.DOTALL)


def meanings(source: str) -> tuple[str, ...]:
    """Return what may have been meant, the likeliest first; nothing where nothing was pasted.

    A comma in a number is only read as its point where all else does not make it an expression: it also stands
    between two values.
    """
    plain = _PARTS.sub(_written, _unwrapped(source.strip())).strip()
    pointed = _DECIMAL.sub(lambda found: found[1] or f"{found[2]}.{found[3]}", plain)
    return tuple(dict.fromkeys(each for each in (plain, pointed) if each != source.strip()))


def _unwrapped(text: str) -> str:
    wrapped = _WRAPPED.fullmatch(text)
    inner = wrapped[1].strip() if wrapped else text
    return inner[1:] if inner.startswith("=") and not inner.startswith("==") else inner


def _written(found: re.Match[str]) -> str:
    """Return a part as it is written here; a text between straight quotes only loses what nobody sees."""
    match found.lastgroup:
        case "kept":
            return re.sub(f"[{_HIDDEN}]", "", found[0])
        case "text":
            return f'"{found["text"]}"'
        case "space":
            return " "
        case "hidden":
            return ""
    return f" {_SIGNS[found['sign']].strip()} "
