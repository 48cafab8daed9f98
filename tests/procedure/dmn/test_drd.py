"""Files with several decisions: what requires what, in which order, and what of it is refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from tests.procedure.dmn.drawing import decision, file, findings_of, given, literal, read, table, worked_out

HERE = Path(__file__).parent
LOAN = read((HERE / "fietslening.dmn").read_bytes())
OLD = read((HERE / "oud.dmn").read_bytes())


@pytest.mark.parametrize(
    ("bedrag", "looptijd", "leeftijd", "werk", "nieuw", "inkomen", "expected", "rules"),
    [
        (1200, 12, 40, "vast", False, 2000, ("toegestaan", "106.62"), "p2 p3 r1 l1"),
        (1200, 12, 70, "zelfstandig", True, 2000, ("na gesprek", "106.62"), "p1 p3 r2 l2"),
        (1200, 12, 20, "geen", False, 2000, ("geweigerd", "0.00"), "p1 r3 l3"),
        (5000, 6, 40, "vast", False, 1500, ("geweigerd", "0.00"), "p2 p3 r1 l3"),
        (5000, 6, 40, "vast", False, 2200, ("na gesprek", "862.74"), "p2 p3 r1 l2"),
    ],
)
def test_a_decision_is_taken_after_all_that_it_requires(
    bedrag: int,
    looptijd: int,
    leeftijd: int,
    werk: str,
    nieuw: bool,
    inkomen: int,
    expected: tuple[str, str],
    rules: str,
) -> None:
    outcome = worked_out(
        LOAN["Decision_lening"],
        bedrag=bedrag,
        looptijd=looptijd,
        leeftijd=leeftijd,
        werk=werk,
        nieuw=nieuw,
        inkomen=inkomen,
    )
    assert set(outcome.values) == {"beslissing", "maandlast"}, "what is decided on the way stays inside"
    monthly = outcome.values["maandlast"]
    assert isinstance(monthly, int | Decimal)
    assert (outcome.values["beslissing"], f"{Decimal(monthly):.2f}") == expected
    assert outcome.matched == tuple(f"DecisionRule_{rule}" for rule in rules.split())
    assert [each.decision for each in outcome.applied][-1] == "Decision_lening"


def test_what_a_decision_reads_is_what_all_of_it_reads_from_outside() -> None:
    assert LOAN["Decision_lening"].reads() == {"bedrag", "looptijd", "inkomen", "leeftijd", "werk", "nieuw"}
    assert LOAN["Decision_risico"].reads() == {"leeftijd", "werk", "nieuw"}
    assert LOAN["Decision_punten"].outputs == ("Punten",)
    assert LOAN["Decision_lening"].outputs == ("beslissing", "maandlast")


def test_input_data_is_held_against_its_type() -> None:
    others = {"looptijd": 12, "leeftijd": 40, "werk": "vast", "nieuw": False, "inkomen": 2000}
    for amount in (0, 5001, "veel"):
        with pytest.raises(ModelError, match='Beslissing "Last per maand", invoer "bedrag"'):
            worked_out(LOAN["Decision_lening"], bedrag=amount, **others)


def test_a_file_of_1_1_with_another_prefix_and_names_of_several_words() -> None:
    assert worked_out(OLD["d_groet"], Volledige_naam="An").values == {"Volledige groet": "Dag An"}
    assert worked_out(OLD["d_jaarloon"], Loon_per_maand=2000).values == {"Jaarloon": 24_000}
    assert worked_out(OLD["d_status"], Status="student").values == {"Statuszin": "U bent student"}
    with pytest.raises(ModelError, match=r'invoer "Status": .*toegelaten'):
        worked_out(OLD["d_status"], Status="keizer")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ],
)
def test_every_version_of_dmn(namespace: str) -> None:
    drds = read(file(decision("a", literal("n + 1")), namespace=namespace))
    assert worked_out(drds["a"], n=1).values == {"a": 2}


def test_a_list_goes_to_the_decision_that_requires_it_but_into_no_variable() -> None:
    rows = ["> 1 | 10", "> 2 | 20", "> 3 | 30"]
    content = file(
        decision("alle", table("COLLECT", ["n"], ["x"], rows)),
        decision("som", literal("sum(alle) + count(alle) * 1000 + max(alle)"), ["alle"]),
        decision("zit", literal("20 in alle"), ["alle"]),
    )
    drds = read(content)
    assert worked_out(drds["som"], n=3).values == {"som": 2050}
    assert worked_out(drds["zit"], n=3).values == {"zit": True}
    assert worked_out(drds["zit"], n=2).values == {"zit": False}
    assert drds["alle"].decision.gives_list
    assert not drds["som"].decision.gives_list


def test_a_decision_that_two_others_require_is_worked_out_once() -> None:
    content = file(
        decision("d", literal("b + c"), ["b", "c"]),
        decision("b", literal("a * 2"), ["a"]),
        decision("c", literal("a * 3"), ["a"]),
        decision("a", table("UNIQUE", ["n"], ["x"], ["- | n + 1"])),
    )
    outcome = worked_out(read(content)["d"], n=1)
    assert outcome.values == {"d": 10}
    assert outcome.matched == ("r1",)


def test_a_decision_sees_only_what_it_requires_itself() -> None:
    drds = read(
        file(
            decision("c", literal("b + a"), ["b"]),
            decision("b", literal("a * 2"), ["a"]),
            decision("a", literal("n + 1")),
        )
    )
    assert drds["c"].reads() == {"n", "a"}, "a is read from outside: no arrow comes from it"
    assert worked_out(drds["c"], n=1, a=100).values == {"c": 104}


def test_the_value_of_a_required_decision_goes_before_a_variable_of_that_name() -> None:
    drds = read(file(decision("b", literal("a * 2"), ["a"]), decision("a", literal("1"))))
    assert worked_out(drds["b"], a=100).values == {"b": 2}


def test_the_name_is_that_of_the_variable_or_else_of_the_decision() -> None:
    drds = read(
        file(
            decision("x", literal("graad + Naam van y"), ["a", "y"]),
            decision("a", literal("1"), variable="graad", name="Iets anders?"),
            decision("y", literal("2"), name="Naam van y"),
        )
    )
    assert worked_out(drds["x"]).values == {"x": 3}


def test_a_decision_of_a_type_is_held_against_it() -> None:
    drds = read(file(decision("a", literal('if n > 1 then "x" else 1'), variable="a: number")))
    assert worked_out(drds["a"], n=1).values == {"a": 1}
    with pytest.raises(ModelError, match=r'Beslissing "a", uitkomst: .*ander type'):
        worked_out(drds["a"], n=2)


def test_a_failing_required_decision_names_itself() -> None:
    content = file(
        decision("b", literal("a"), ["a"]),
        decision("a", table("UNIQUE", ["n"], ["x"], ["< 10 | 1", "> 5 | 2"]), name="Diep"),
    )
    with pytest.raises(ModelError, match=r'p/t.dmn:1:a: Tabel "Diep", regels 1 en 2'):
        worked_out(read(content)["b"], n=7)


ONE = literal("1")
INVOCATION = "<invocation><literalExpression><text>f</text></literalExpression></invocation>"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([decision("a", ONE, ["b"]), decision("b", ONE, ["c"]), decision("c", ONE, ["a"])], "in een kring: "),
        ([decision("a", ONE, ["a"])], 'in een kring: "a"'),
        ([decision("a", ONE, ["weg"])], 'vereist "weg"'),
        ([decision("a", ONE, given=["weg"])], 'vereist "weg"'),
        (
            [
                decision(
                    "a",
                    ONE.replace(
                        "<lit",
                        '<informationRequirement><requiredDecision href="o.dmn#b"/></informationRequirement><lit',
                    ),
                )
            ],
            "ander bestand",
        ),
        ([decision("a", "")], "één tabel of één uitdrukking"),
        ([decision("a", ONE + table("FIRST", ["n"], ["x"], []))], "één tabel of één uitdrukking"),
        ([decision("a", literal("1 +"))], "uitdrukking: Hier ontbreekt"),
        (
            [
                decision(
                    "a",
                    ONE.replace("<lit", "<lit", 1).replace(
                        "Expression>", 'Expression expressionLanguage="javascript">', 1
                    ),
                )
            ],
            "in FEEL",
        ),
        ([decision("a", INVOCATION)], "maak van wat opgeroepen wordt een beslissing"),
        ([decision("a", "<context><contextEntry/></context>")], "geef de tabel meer uitkomsten"),
        ([decision("a", "<functionDefinition/>")], "Een eigen functie"),
        ([decision("a", "<list/>")], "RULE ORDER"),
        ([decision("a", "<relation/>")], "beslissingstabel"),
        ([decision("a", "<conditional/>")], "if … then … else"),
        ([decision("a", "<for/>")], "Een lus"),
        (
            [
                decision(
                    "a", '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>' + ONE
                )
            ],
            "Een kennismodel",
        ),
        (['<businessKnowledgeModel id="k"/>', decision("a", ONE)], "p/t.dmn:1:k: Een kennismodel"),
        (['<decisionService id="s"/>', decision("a", ONE)], "livc:besluit"),
        (['<import namespace="x" locationURI="y"/>', decision("a", ONE)], "in één bestand"),
        ([decision("", ONE)], "heeft geen id"),
        ([decision("a", ONE), decision("a", ONE)], "meer dan één keer"),
        ([decision("a", ONE, ["b"]), decision("b", ONE, name="Is alles besproken?")], "Geef de variabele"),
        (
            [decision("a", ONE, ["b", "c"]), decision("b", ONE, name="x"), decision("c", ONE, name="x")],
            'heten "x"',
        ),
        ([decision("a", ONE, ["b"], ["i"]), decision("b", ONE), given("i", "b")], 'heten "b"'),
        ([decision("a", ONE, variable="a: onzin")], "onzin"),
        ([decision("a", ONE, given=["i"]), given("i", "n: onzin")], "onzin"),
        (
            [
                decision("a", ONE, variable="a: t"),
                '<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>',
            ],
            '"t" bestaat hier niet',
        ),
    ],
)
def test_what_is_refused_names_the_alternative(parts: list[str], words: str) -> None:
    assert words in findings_of(file(*parts))


def test_the_whole_of_it_is_bounded() -> None:
    big = table("FIRST", ["n"], ["x"], ["> 1 | " + "1 + " * 60 + "1"] * 250)
    ids = ["b", "c"]
    found = findings_of(file(decision("a", literal("b + c"), ids), *(decision(each, big) for each in ids)))
    assert "te groot" in found
    assert found.startswith("p/t.dmn:1:a: ")
    with pytest.raises(ModelError, match="Meer dan 100"):
        findings_of(file(*(decision(f"d{i}", ONE) for i in range(101))))


def test_a_long_chain_is_no_trouble() -> None:
    chain = [decision("d0", literal("n"))]
    chain += [decision(f"d{i}", literal(f"d{i - 1} + 1"), [f"d{i - 1}"]) for i in range(1, 100)]
    assert worked_out(read(file(*reversed(chain)))["d99"], n=1).values == {"d99": 100}


def test_a_decision_that_requires_something_unreadable_is_left_out_with_it() -> None:
    content = file(decision("a", literal("b"), ["b"]), decision("b", "<list/>"))
    assert findings_of(content).count("\n") == 0
