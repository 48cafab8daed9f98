"""A rule is read strictly; what ships stays as it is, and a LIVC-R only adds."""

import pytest

from app.domain.errors import ModelError
from app.integrations.rules_on_disk import SHIPPED, rules_beside
from app.procedure.lawful import Strength, read_rule, rule_set
from app.procedure.lawful.hard import changed, hard_rules, hash_of
from app.procedure.lawful.patterns import PATTERNS
from tests.procedure.lawful.hard import lines

GOOD = """
id: r
titel: Dit moet zo
inv: [INV-01]
bron: livcr_4_2
sterkte: hard
patroon: precedence
in: [casus]
a: {kind: consensus, outcome: [consensus, ja]}
b: [{kind: fiche_verzenden}, {variable: soort, value: no}]
uitleg: Daarom.
"""


def read(content: str) -> object:
    return read_rule("rules/r.yaml", content.encode())


def test_a_rule_is_read_word_by_word() -> None:
    rule = read_rule("rules/r.yaml", GOOD.encode())
    assert (rule.id, rule.title, rule.strength, rule.within) == (
        "r",
        "Dit moet zo",
        Strength.HARD,
        ("casus",),
    )
    assert rule.operands["a"][0].outcomes == ("consensus", "ja")
    assert [each.variable for each in rule.operands["b"]] == ["", "soort"]
    assert rule.operands["b"][1].values == ("no",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: r", "id: s", "naam van zijn bestand"),
        ("titel: Dit moet zo", "titel: ''", "ontbreekt “titel”"),
        ("uitleg: Daarom.", "", "ontbreekt “uitleg”"),
        ("bron: livcr_4_2", "bron: livcr_99", "staat niet in de lijst van rechtsgronden"),
        ("[INV-01]", "[INV-1]", "is geen waarborg"),
        ("sterkte: hard", "sterkte: zacht", "hard of advies"),
        ("patroon: precedence", "patroon: eerst", "Dit patroon bestaat niet"),
        ("in: [casus]", "inn: [casus]", "heeft in een regel geen betekenis"),
        ("kind: consensus", "knd: consensus", "“knd” kiest niets"),
        ("value: no", "kind: x", "horen samen"),
        ("value: no", "value: []", "staat een woord"),
        ("b: [{kind: fiche_verzenden}, {variable: soort, value: no}]", "", "vraagt ook “b”"),
        ("b: [{kind: fiche_verzenden}, {variable: soort, value: no}]", "b: []", "lege lijst"),
        ("b: [{kind: fiche_verzenden}, {variable: soort, value: no}]", "b: fiche", "Zeg met sleutels"),
        ("in: [casus]", "c: {kind: x}", "doet niets met “c”"),
        ("in: [casus]", "toegelaten: [x]", "doet niets met “toegelaten”"),
        ("patroon: precedence", "patroon: lane", "vraagt ook “toegelaten”"),
        ("in: [casus]", "in: [casus]\nin: [traject]", "twee keer"),
        ("in: [casus]", "in: *a", "Een verwijzing met *"),
        (GOOD, "- a", "Hier hoort één regel"),
    ],
)
def test_what_is_not_understood_is_refused(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ModelError) as caught:
        read(GOOD.replace(old, new))
    assert said in str(caught.value)


def test_a_limit_is_a_duration() -> None:
    bound = GOOD.replace("precedence", "timer_bound").replace(
        "b: [{kind: fiche_verzenden}, {variable: soort, value: no}]", "grens: een jaar"
    )
    with pytest.raises(ModelError, match="een duur zoals P1Y"):
        read(bound)
    assert read_rule("rules/r.yaml", bound.replace("een jaar", "P1Y").encode()).limit == "P1Y"


def test_what_is_added_bears_another_name_and_a_copy_is_nothing_new() -> None:
    shipped = {"rules/r.yaml": GOOD.encode()}
    same = rule_set(shipped, shipped, {})
    assert ([rule.id for rule in same.rules], same.findings) == (["r"], ())
    weakened = rule_set(shipped, {"rules/r.yaml": GOOD.replace("hard", "advies").encode()}, {})
    assert [rule.strength for rule in weakened.rules] == [Strength.HARD]
    assert "een eigen regel mag er enkel bij komen" in weakened.findings[0].sentence
    added = rule_set(shipped, {"rules/s.yaml": GOOD.replace("id: r", "id: s").encode()}, {})
    assert ([rule.id for rule in added.rules], added.findings) == (["r", "s"], ())
    assert len({same.version, weakened.version, added.version}) == 3
    odd = rule_set(shipped, {"rules/s.yaml": b"- a"}, {})
    assert [each.file for each in odd.findings] == ["rules/s.yaml"]


def test_a_hard_rule_that_is_changed_or_gone_is_noticed() -> None:
    content = GOOD.encode()
    hard = {"r": hash_of(content)}
    assert list(changed({"rules/r.yaml": content.replace(b"\n", b"\r\n")}, hard)) == []
    assert [each.element for each in changed({"rules/r.yaml": content + b"# x"}, hard)] == ["r"]
    assert [each.file for each in changed({}, hard)] == ["rules/r.yaml"]
    assert "Zet het bestand terug" in rule_set({}, {}, hard).findings[0].sentence


def test_the_rules_that_ship_are_those_that_the_program_knows() -> None:
    written = dict(line.split(" ")[::-1] for line in lines())
    assert written == hard_rules(), "python -m tests.procedure.lawful.hard > app/procedure/lawful/hard.txt"
    ours = rules_beside(SHIPPED.parent)
    assert ours.findings == ()
    assert {rule.pattern for rule in ours.rules} <= PATTERNS.keys()
    assert all(rule.within for rule in ours.rules), "a rule that names no process passes when all is gone"
