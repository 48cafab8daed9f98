"""Broken and hostile DMN, YAML, conditions and timers: findings or our own errors, and nothing is executed."""

import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.errors import DomainError, EngineError, ModelError
from app.procedure.checking import checked
from app.procedure.dmn import decide, read_dmn
from app.procedure.expressions import Scope
from app.procedure.findings import Finding
from app.procedure.variables import read_variables
from tests.engine.models import bundle, catch, end, flows, one, par, process, run, start, sub, user, xor
from tests.procedure.dmn.drawing import NAMESPACE, decision, file, literal, table
from tests.procedure.expressions.hands import VALUES, listening
from tests.procedure.expressions.hostile import HOSTILE
from tests.procedure.expressions.monkey import anything, written

HERE = Path(__file__).parent
REAL = [*(HERE / "dmn").glob("*.dmn"), *(HERE.parents[1] / "processes").glob("*/*.dmn")]
DECLARED = {name: value for name, value in VALUES.items() if name != "vreemd"}
DECLARED |= dict.fromkeys(
    ["bedrag", "looptijd", "leeftijd", "inkomen", "laatste_bespreking", "einddatum"], 40
)


def dmn_answers(content: bytes) -> str:
    """Read a file and work out all that is in it; return how far that came."""
    try:
        drds, findings = read_dmn("p/t.dmn", content)
    except ModelError:
        return "refused"
    assert all(isinstance(finding, Finding) and str(finding).encode() for finding in findings)
    ended = "found" if findings else "read"
    for drd in drds:
        scope = Scope(DECLARED, frozenset(DECLARED) | drd.reads(), date(2026, 6, 1))
        try:
            decide(drd, scope)
        except ModelError as error:
            ended = "failed" if str(error).encode() else ended
    return ended


def yaml_answers(content: bytes) -> str:
    try:
        variables, findings = read_variables("p/variabelen.yaml", content)
    except ModelError:
        return "refused"
    assert all(str(finding).encode() for finding in findings)
    return "found" if findings else "read" if variables else "empty"


def nested(depth: int) -> bytes:
    return b"<x>" * depth + b"</x>" * depth


def wide(rules: int, columns: int) -> bytes:
    names = [f"k{i}" for i in range(columns)]
    rows = ["| ".join(["-"] * columns) + " | 1"] * rules
    return file(decision("d", table("COLLECT", names, ["uit"], rows)))


ONE = literal("1")
EMPTY = '<decision id="{}"><{}/></decision>'
REQUIRES = (
    '<decision id="d"><informationRequirement>{}</informationRequirement><literalExpression/></decision>'
)
TYPE = '<itemDefinition name="{}"><typeRef>{}</typeRef></itemDefinition>'
HOSTILE_DMN: dict[str, bytes] = {
    "nothing": b"",
    "noise": bytes(range(256)),
    "something else": b"<html/>",
    "another namespace": b'<definitions xmlns="https://www.omg.org/spec/DMN/20991231/MODEL/"/>',
    "no namespace": b"<definitions/>",
    "an entity": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + file(decision("d", ONE)),
    "a bomb": b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><d>&c;</d>',
    "an outside dtd": b'<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd"><d/>',
    "an xinclude": file(
        '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    ),
    "an instruction": b'<?xml-stylesheet href="x"?>' + file("<?php exit ?>", decision("d", ONE)),
    "a comment in a cell": file(decision("d", literal("1").replace("1", "1<!-- + 1 -->"))),
    "markup in a cell": file(decision("d", literal("1").replace("1", "<b>1</b>"))),
    "deep": f'<definitions xmlns="{NAMESPACE}">'.encode() + nested(200) + b"</definitions>",
    "too deep": f'<definitions xmlns="{NAMESPACE}">'.encode() + nested(100_000) + b"</definitions>",
    "too large": b"<a>" + b" " * 3_000_000 + b"</a>",
    "long attribute": file(decision("d" * 100_000, ONE)),
    "many rules": wide(5000, 2),
    "many columns": wide(2, 1000),
    "utf-16": file(decision("d", ONE)).decode().encode("utf-16"),
    "unknown encoding": b'<?xml version="1.0" encoding="klingon"?>' + file(),
    "utf-7": b'<?xml version="1.0" encoding="utf-7"?>+ADw-script+AD4-',
    "not utf-8": b"<d>\xff\xfe</d>",
    "a null byte": file(decision("d", ONE)).replace(b"1", b"\x00", 1),
    "no ids": file("<decision/>", "<inputData/>", "<itemDefinition/>", "<decision/>"),
    "empty parts": file(EMPTY.format("d", "decisionTable"), EMPTY.format("e", "literalExpression")),
    "empty columns": file(
        '<decision id="d"><decisionTable><input/><output/><rule/></decisionTable></decision>'
    ),
    "a requirement of nothing": file(REQUIRES.format("")),
    "an empty href": file(REQUIRES.format("<requiredDecision/>")),
    "types in a circle": file(
        TYPE.format("a", "b"), TYPE.format("b", "a"), decision("d", ONE, variable="d: a")
    ),
    "names that clash": file(decision("d", ONE), decision("d", ONE), decision("d", ONE)),
    "a name of 10,000 words": file(decision("d", ONE, ["e"]), decision("e", ONE, name="a " * 10_000)),
    "diamonds": file(
        decision("d0", ONE),
        *(
            part
            for i in range(30)
            for part in (
                decision(f"a{i}", ONE, [f"d{i}"]),
                decision(f"b{i}", ONE, [f"d{i}"]),
                decision(f"d{i + 1}", literal(f"a{i} + b{i}"), [f"a{i}", f"b{i}"]),
            )
        ),
    ),
}
HOSTILE_YAML: dict[str, bytes] = {
    "nothing": b"",
    "python": b"variabelen: !!python/object/apply:os.system ['id']",
    "a python name": b"variabelen: {a: !!python/name:os.system}",
    "a bomb": b"".join(
        b"%c: &%c [%s]\n" % (65 + i, 65 + i, b",".join([b"*%c" % (64 + i) if i else b"x"] * 9))
        for i in range(7)
    )
    + b"variabelen: {x: {type: enum, waarden: {a: *G}, schrijver: *G}}",
    "itself": b"variabelen: &v {a: *v}",
    "deep": b"[" * 5000,
    "deep in braces": b"{a: " * 5000,
    "no such day": b"variabelen: {a: {type: date, schrijver: b, standaard: 2026-13-45}}",
    "year 0": b"variabelen: {a: {type: date, schrijver: b, standaard: 0000-01-01}}",
    "a far moment": b"variabelen: {a: {type: date, schrijver: b, standaard: 9999-12-31T23:59:59-14:00}}",
    "a huge number": b"variabelen: {a: {type: integer, schrijver: b, standaard: " + b"9" * 10_000 + b"}}",
    "sexagesimal": b"variabelen: {a: {type: integer, schrijver: b, standaard: " + b"1:" * 2000 + b"1}}",
    "a list as type": b"variabelen: {a: {type: [], schrijver: b}}",
    "a map as type": b"variabelen: {a: {type: {}, schrijver: b}}",
    "a list as key": b"variabelen: {[1]: {type: date, schrijver: b}}",
    "a null key": b"variabelen: {null: {type: date, schrijver: b}}",
    "a number as key": b"variabelen: {1: {type: date, schrijver: b}}",
    "odd values": b"variabelen: {a: {type: enum, schrijver: b, waarden: {null: 1, 1.5: [x], 2026-01-01: {y: z}}}}",
    "a list of values": b"variabelen: {a: {type: enum, schrijver: b, waarden: [a, b]}}",
    "odd writers": b"variabelen: {a: {type: date, schrijver: {b: c}}, d: {type: date, schrijver: [null, [1]]}}",
    "infinity": b"variabelen: {a: {type: integer, schrijver: b, standaard: .inf}}",
    "not a number": b"variabelen: {a: {type: integer, schrijver: b, standaard: .nan}}",
    "a set": b"variabelen: !!set {a, b}",
    "pairs": b"variabelen: !!omap [a: 1]",
    "binary": b"variabelen: {a: !!binary '////'}",
    "merged": b"x: &x {type: date}\nvariabelen: {a: {<<: *x, schrijver: b}}",
    "several documents": b"--- 1\n--- 2",
    "a tag": b"variabelen: !onbekend 1",
    "controls": b"variabelen: \x07",
    "not utf-8": b"variabelen: \xff",
    "utf-16": "variabelen: {}".encode("utf-16"),
    "surrogate": b'variabelen: {"\\ud800": 1}',
    "too large": b"# " + b"x" * 300_000,
    "wide": b"variabelen: {" + b",".join(b"a%d: 1" % i for i in range(10_000)) + b"}",
}


@pytest.mark.parametrize("name", HOSTILE_DMN)
def test_a_hostile_dmn_file_is_refused_found_or_harmless(name: str) -> None:
    with listening() as heard:
        dmn_answers(HOSTILE_DMN[name])
    assert heard == []


@pytest.mark.parametrize(
    "name", ["an entity", "a bomb", "an outside dtd", "too deep", "too large", "unknown encoding"]
)
def test_what_is_no_safe_xml_is_refused(name: str) -> None:
    assert dmn_answers(HOSTILE_DMN[name]) == "refused"


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_a_hostile_variabelen_yaml_is_refused_or_found(name: str) -> None:
    with listening() as heard:
        assert yaml_answers(HOSTILE_YAML[name]) in {"refused", "found", "empty"} or name in {
            "odd values",
            "odd writers",
        }
    assert heard == []


@pytest.mark.parametrize("part", range(4))
def test_hostile_cells_are_found_in_their_place(part: int) -> None:
    for source in HOSTILE[part::4]:
        cell = "".join(c for c in source if c.isprintable() or c in " \t\n")
        for parts in ((cell, "1"), ("-", cell)):
            content = file(
                decision("d", table("COLLECT", ["k_cons"], ["uit"], [" | ".join(parts).replace("||", "")]))
            )
            with listening() as heard:
                dmn_answers(content)
            assert heard == [], source


def condition_ends(text: str) -> str:
    parts = (start(), user("a"), xor("g", default="f_g_end2"), end("end1"), end("end2"))
    lines = "start>a; a>g; g>end1[{}]; g>end2".replace("{}", text.replace(";", "").replace("\n", " "))
    return moves(parts, lines, lambda going: going.done("a"))


def timer_ends(kind: str, text: str) -> str:
    parts = (start(), catch("t", **{kind: text}), end())
    return moves(parts, "start>t; t>end", lambda going: going.tick(datetime(2030, 1, 1, tzinfo=UTC)))


def moves(parts: tuple[str, ...], lines: str, step: Callable[..., object]) -> str:
    types = {"aantal": "integer", "dag": "date", "anoniem": "boolean"}
    variables = (
        "{" + ", ".join(f"{name}: {{type: {kind}, schrijver: a}}" for name, kind in types.items()) + "}"
    )
    try:
        model = bundle("p", variables, p=process("p", *parts, flows(lines)))
        step(run(model, aantal=3, dag=date(9999, 12, 31), anoniem=True))
    except (ModelError, EngineError) as error:
        return type(error).__name__
    return "moved"


def xml_safe(text: str) -> str:
    return "".join(c for c in text if c in " \t" or (c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF))


TIMES = [
    "P9999Y",
    "P9999M",
    "P99999D",
    "PT99999H",
    "PT999999S",
    "-P9999Y",
    "P1Y-1M",
    "P",
    "PT",
    "P1.5Y",
    "P٣D",
    "PT٣H",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "0000-01-01",
    "10000-01-01",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00",
    "2026-03-29T02:30:00",
    "2026-10-25T02:30:00",
    "2026-01-01T24:00:00",
    "2026-01-01T00:00:00+99:99",
    "2026-01-01T00:00+23:59",
    "dag",
    'dag + duration("P1D")',
    'dag - duration("P9999Y")',
    "aantal",
    "anoniem",
    "leeg",
    "today()",
    'today() + @"P9999Y"',
    '@"9999-12-31T23:59:59Z"',
    '@"0001-01-02"',
    'date("0001-01-01")',
    "R/P1D",
    "R3/P9999Y",
    "R9999/P1D",
    "R0/P1D",
    "R-1/P1D",
    "R/P0D",
    "R/-P1D",
    "R2/9999-12-31/P1D",
    "R2/0001-01-01/P1D",
    "R2/2026-01-01T00:00:00Z/P1D",
    "R٣/P1D",
    "R99999/P1D",
    "R3/P1D/2026-01-01",
    "R/R/P1D",
    "* * * * *",
    "0 0 1 1 *",
]


@pytest.mark.parametrize("kind", ["date", "duration", "cycle"])
def test_odd_moments_and_durations_arm_a_timer_or_are_our_own_error(kind: str) -> None:
    for text in TIMES:
        assert timer_ends(kind, text) in {"moved", "EngineError", "ModelError"}, text


def spoiled_bytes(dice: random.Random, content: bytes) -> bytes:
    """Return a file with a few bytes, attributes, tags or cells changed."""
    for _ in range(dice.randint(1, 5)):
        content = dice.choice([_cut, _doubled, _littered, _swapped, _rewritten])(dice, content)[:500_000]
    return content


def _piece(dice: random.Random, content: bytes) -> tuple[bytes, bytes, bytes]:
    at = dice.randrange(len(content) + 1)
    to = at + dice.choice([1, 10, 200])
    return content[:at], content[at:to], content[to:]


def _cut(dice: random.Random, content: bytes) -> bytes:
    before, _, after = _piece(dice, content)
    return before + after


def _doubled(dice: random.Random, content: bytes) -> bytes:
    before, piece, after = _piece(dice, content)
    return before + piece * dice.randint(2, 40) + after


def _littered(dice: random.Random, content: bytes) -> bytes:
    before, piece, after = _piece(dice, content)
    return before + dice.randbytes(3) + piece + after


def _swapped(dice: random.Random, content: bytes) -> bytes:
    return content.replace(dice.choice(TAGS), dice.choice(TAGS), dice.randint(1, 3))


def _rewritten(dice: random.Random, content: bytes) -> bytes:
    return content.replace(b"<text>", b"<text>" + escaped(dice), dice.randint(1, 2))


TAGS = [
    b"decision",
    b"rule",
    b"input",
    b"output",
    b"text",
    b"UNIQUE",
    b"FIRST",
    b"COLLECT",
    b"href",
    b"id",
    b"name",
    b"typeRef",
    b"string",
    b"number",
    b"date",
    b"variable",
    b"#",
    b"PRIORITY",
    b"inputEntry",
    b"outputEntry",
    b"requiredDecision",
    b"requiredInput",
    b"literalExpression",
    b"decisionTable",
    b"aggregation",
]


def escaped(dice: random.Random) -> bytes:
    text = xml_safe(anything(dice)).replace("&", "&amp;").replace("<", "&lt;")
    return text.encode()


def fuzz(seed: int, number: int) -> tuple[set[str], float]:
    """Return how all of these ended, and how long the slowest took."""
    dice, ends, slowest = random.Random(seed), set(), 0.0
    sources: list[Callable[[], str]] = [
        lambda: dmn_answers(spoiled_bytes(dice, dice.choice(REAL).read_bytes())),
        lambda: yaml_answers(spoiled_bytes(dice, dice.choice(list(HOSTILE_YAML.values()))[:5000])),
        lambda: yaml_answers(
            spoiled_bytes(dice, (HERE.parents[1] / "processes/casus/variabelen.yaml").read_bytes())
        ),
        lambda: condition_ends(xml_safe(dice.choice([written, anything])(dice))),
        lambda: timer_ends(dice.choice(["date", "duration", "cycle"]), xml_safe(timed(dice)) or "P1D"),
    ]
    for _ in range(number):
        begun = time.thread_time()
        ends.add(dice.choice(sources)())
        slowest = max(slowest, time.thread_time() - begun)
    return ends, slowest


PIECES = [
    "R",
    "R3",
    "/",
    "P",
    "T",
    "1Y",
    "2M",
    "3D",
    "4H",
    "5M",
    "6S",
    "9999",
    "2026-01-31",
    "-",
    "Z",
    "+02:00",
]


def timed(dice: random.Random) -> str:
    pieces = "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 8)))
    return dice.choice([pieces, dice.choice(TIMES), written(dice, 2), anything(dice)])


@pytest.mark.parametrize("seed", range(3))
def test_spoiled_files_conditions_and_timers(seed: int) -> None:
    ends, _ = fuzz(seed, 150)
    assert {"refused", "found", "moved"} <= ends, "the generator reaches too little"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1006))
def test_spoiled_files_conditions_and_timers_all_night(seed: int) -> None:
    ends, slowest = fuzz(seed, 1000)
    assert {"refused", "found", "moved", "read", "failed", "EngineError", "ModelError"} <= ends
    print(f"slowest of 1,000 (seed {seed}): {slowest * 1000:.0f} ms")


def test_nothing_of_ours_is_wider_than_a_domain_error() -> None:
    assert issubclass(ModelError, DomainError)
    assert issubclass(EngineError, DomainError)


def around(*parts: str) -> tuple[str, ...]:
    return (start(), sub("s", *parts), end(), flows("start>s; s>end"))


@pytest.mark.parametrize(
    "drawn",
    [
        (start(), par("p"), end(), flows("start>p; p>end")),
        around(start("s0"), sub("s", user("u")), end("s1"), flows("s0>s#2; s>s1")),
        around(start("s0"), sub("t", sub("s", user("u"))), end("s1"), flows("s0>t; t>s1")),
    ],
    ids=["the process", "its own sub-process", "the one around it"],
)
def test_an_id_that_is_used_again_by_what_is_drawn_inside_it_is_a_finding(drawn: tuple[str, ...]) -> None:
    """The reader went round between the two for ever, and filled the memory."""
    _, findings = checked(one(*drawn).files)
    assert "Deze id komt meer dan één keer voor." in " ".join(map(str, findings))
