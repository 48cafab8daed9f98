"""Writes expressions at random: mostly right by the grammar, a little wrong, or plain noise. Seeded."""

import random
from collections.abc import Callable

ATOMS = [
    "k_cons", "anoniem", "aantal", "dag", "leeg", "lijst", "k_lang", "onbekend", "true", "false", "null", "?",
    "today()", '"a"', '"consensus"', "0", "1", "2", "3", "-1", "2.5", ".5", "999999999999999", "[]", "[1,2]",
    'date("2026-01-31")',
    'date("9999-12-31")',
    'date("0001-01-01")',
    'date and time("2026-03-29T02:30:00")',
    'date and time("9999-12-31T23:59:59Z")',
    'duration("P1Y")',
    'duration("P9999Y")',
    'duration("P1M31D")',
    'duration("PT36H")',
    '@"2026-10-25T02:30:00+02:00"',
    '@"-P1D"',
    "vreemd",
    "te_groot",
]  # fmt: skip
COMPARISONS = ["=", "!=", "<", "<=", ">", ">=", "in"]
OPERATORS = ["+", "-", "*", "/", "**"]
FUNCTIONS = ["min", "max", "sum", "count", "floor", "ceiling", "abs", "date", "duration", "not", "eval"]
RUBBISH = [
    "(", ")", "[", "]", "..", ",", ".", "@", "?", '"', "'", "\\", ";", ":", "{", "}", "#", "$", "%", "&", "|", "~",
    "^", "!", "`", "==", "__class__", "lambda", "for", "\x00", "\u200b", "\u202e", "\u00a0", "\ud800", "\uff08",
    "\u0430", "é", "🏛", "\x85", "\ufeff",
]  # fmt: skip


def written(dice: random.Random, depth: int = 4) -> str:
    """Return an expression that the grammar allows; its kinds may not fit."""
    if depth <= 0 or dice.random() < 0.2:
        return dice.choice(ATOMS)
    return dice.choice(_FORMS)(dice, depth - 1)


def _sum(dice: random.Random, depth: int) -> str:
    parts = [_operand(dice, depth) for _ in range(dice.randint(2, 5))]
    return " ".join(f"{dice.choice(OPERATORS)} {part}" for part in parts).lstrip("+*/ ")


def _operand(dice: random.Random, depth: int) -> str:
    return f"({written(dice, depth)})" if dice.random() < 0.5 else dice.choice(ATOMS)


def _compared(dice: random.Random, depth: int) -> str:
    return f"{_operand(dice, depth)} {dice.choice(COMPARISONS)} {_operand(dice, depth)}"


def _logic(dice: random.Random, depth: int) -> str:
    parts = [dice.choice([_compared, _operand])(dice, depth) for _ in range(dice.randint(2, 5))]
    return f" {dice.choice(['and', 'or'])} ".join(parts)


def _range(dice: random.Random, depth: int) -> str:
    low, high = written(dice, depth - 1), written(dice, depth - 1)
    return f"{dice.choice('([]')}{low}..{high}{dice.choice(')][')}"


def _among(dice: random.Random, depth: int) -> str:
    tests = [dice.choice([written, _range, _beyond])(dice, depth) for _ in range(dice.randint(1, 4))]
    return f"{_operand(dice, depth)} in ({', '.join(tests)})"


def _beyond(dice: random.Random, depth: int) -> str:
    return dice.choice(["< ", "<= ", "> ", ">= "]) + _operand(dice, depth - 1)


def _called(dice: random.Random, depth: int) -> str:
    arguments = [written(dice, depth) for _ in range(dice.randint(0, 3))]
    return f"{dice.choice(FUNCTIONS)}({', '.join(arguments)})"


_FORMS: list[Callable[[random.Random, int], str]] = [
    _sum,
    _compared,
    _logic,
    _called,
    _among,
    lambda dice, depth: f"({written(dice, depth)})",
    lambda dice, depth: f"-{_operand(dice, depth)}",
    lambda dice, depth: f"[{written(dice, depth)}, {written(dice, depth)}]",
    lambda dice, depth: (
        f"{_operand(dice, depth)} between {_operand(dice, depth)} and {_operand(dice, depth)}"
    ),
    lambda dice, depth: f"if {written(dice, depth)} then {written(dice, depth)} else {written(dice, depth)}",
]


def cell(dice: random.Random) -> str:
    """Return the tests of a table cell."""
    tests = [dice.choice([written, _range, _beyond])(dice, 2) for _ in range(dice.randint(1, 4))]
    inner = ", ".join(tests)
    return f"not({inner})" if dice.random() < 0.2 else inner


def spoiled(dice: random.Random, text: str) -> str:
    """Return a text with a few things taken out, put in, doubled or swapped."""
    for _ in range(dice.randint(1, 4)):
        at, to = sorted((dice.randint(0, len(text)), dice.randint(0, len(text))))
        text = dice.choice(
            [
                text[:at] + text[to:],
                text[:at] + dice.choice(RUBBISH) + text[at:],
                text[:to] + text[at:],
                text[:at] + dice.choice(ATOMS) + text[to:],
            ]
        )
    return text[:3000]


def noise(dice: random.Random) -> str:
    """Return anything at all: bytes, or whatever Unicode holds."""
    length = dice.choice([0, 1, 5, 40, 200, 999, 1001])
    if dice.random() < 0.5:
        return dice.randbytes(length).decode("latin-1")
    return "".join(
        chr(dice.choice([dice.randint(0, 0x2FF), dice.randint(0, 0x10FFFF)])) for _ in range(length)
    )


def anything(dice: random.Random) -> str:
    """Return one of all these."""
    right = cell(dice) if dice.random() < 0.3 else written(dice)
    return dice.choice([lambda: right, lambda: spoiled(dice, right), lambda: noise(dice)])()
