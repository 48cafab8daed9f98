"""What is known of values leaves out the runs that cannot happen, and no others."""

from app.procedure.sound import Budget, Verdict, prove
from app.procedure.sound.data import read_data
from app.procedure.sound.drawing import draw
from app.procedure.sound.telling import tell
from tests.engine.models import HEAD, boundary, catch, end, flows, par, rule, start, sub, user, xor
from tests.procedure.sound.drawn import drawn

NAMES = ("safeness", "option_to_complete", "proper_completion", "no_dead_activities")
KEUZE = "keuze: {type: enum, waarden: {a: A, b: B}, schrijver: SCHRIJVER}"


def answers(*parts: str, variables: str = KEUZE, writer: str = "vraag", table: str = "") -> dict[str, str]:
    """Return what is not right: the question, with where."""
    found = proved(*parts, variables=variables.replace("SCHRIJVER", writer), table=table)
    return {
        name: each.elements[0] if each.elements else each.answer
        for name, each in zip(NAMES, found, strict=True)
        if each.answer != "holds"
    }


def proved(*parts: str, variables: str, table: str = "") -> tuple[Verdict, ...]:
    body = f'{HEAD.format(id="t")}<bpmn:process id="p">{"".join(parts)}</bpmn:process></bpmn:definitions>'
    files = {"p/p.bpmn": body.encode(), "p/variabelen.yaml": f"variabelen:\n  {variables}\n".encode()}
    if table:
        files["p/t.dmn"] = table.encode()
    sheet = draw("p/p.bpmn", files["p/p.bpmn"])
    return prove(sheet, {"p": sheet}, Budget(100_000), read_data(files))


ASKED = user("vraag", livc_result="uitkomst:keuze")


FIRST = (start(), ASKED, xor("x", "f_x_b"), user("a"), user("b"), xor("z", "f_z_end2"), user("g"), end())


def test_a_later_gateway_on_the_same_variable_goes_the_same_way() -> None:
    lines = 'start>vraag; vraag>x; x>a[keuze = "a"]; x>b; a>end; b>z; z>g[keuze = "a"]; z>end#2; g>end#3'
    assert answers(*FIRST, flows(lines)) == {"no_dead_activities": "g"}
    other = 'z>g[keuze != "a"]'
    assert answers(*FIRST, flows(lines.replace('z>g[keuze = "a"]', other))) == {}


def test_what_is_asked_again_between_may_go_another_way() -> None:
    again = user("opnieuw", livc_result="uitkomst:keuze")
    lines = 'start>vraag; vraag>x; x>a[keuze = "a"]; x>b; a>end; b>opnieuw; opnieuw>z; z>g[keuze = "a"]'
    lines += "; z>end#2; g>end#3"
    assert answers(*FIRST, again, flows(lines), writer="[vraag, opnieuw]") == {}


def test_branches_that_choose_alike_meet_each_other() -> None:
    """Two branches beside each other choose by one answer, and join two by two: with free choice it gets stuck."""
    nodes = (start(), ASKED, par("deel"), xor("s", "f_s_b"), xor("t", "f_t_q"), *map(user, "abpq"))
    joins = (par("j"), par("k"), xor("m"), end())
    lines = 'start>vraag; vraag>deel; deel>s; deel>t; s>a[keuze = "a"]; s>b; t>p[keuze = "a"]; t>q'
    lines += "; a>j; p>j; b>k; q>k; j>m; k>m; m>end"
    assert answers(*nodes, *joins, flows(lines)) == {}
    assert answers(*nodes, *joins, flows(lines), writer="systeem").keys() == {"option_to_complete"}
    assert answers(*nodes, *joins, flows(lines.replace('t>p[keuze = "a"]', 't>p[keuze != "b"]'))) == {}
    other = flows(lines.replace('t>p[keuze = "a"]', 't>p[keuze = "b"]'))
    assert answers(*nodes, *joins, other).keys() == {"option_to_complete"}


def test_a_circle_that_only_values_keep_going_never_ends() -> None:
    nodes = (start(), ASKED, xor("m"), user("werk"), xor("x", "f_x_m"), end())
    lines = 'start>vraag; vraag>m; m>werk; werk>x; x>end[keuze = "a"]; x>m'
    assert answers(*nodes, flows(lines)) == {"option_to_complete": "x"}
    assert answers(*nodes, flows(lines), writer="[vraag, systeem]") == {}
    asked_inside = user("werk", livc_result="uitkomst:keuze")
    parts = (*nodes[:3], asked_inside, *nodes[4:])
    assert answers(*parts, flows(lines), writer="[vraag, werk]") == {}


def test_a_gateway_that_no_value_fits_stops_and_is_named() -> None:
    nodes = (start(), ASKED, xor("x"), user("a"), user("b"), end())
    variable = KEUZE.replace("b: B", "b: B, c: C")
    lines = 'start>vraag; vraag>x; x>a[keuze = "a"]; x>b[keuze = "b"]; a>end; b>end'
    assert answers(*nodes, flows(lines), variables=variable) == {"option_to_complete": "x"}
    assert answers(*nodes, flows(lines)) == {}
    found = proved(*nodes, flows(lines), variables=variable.replace("SCHRIJVER", "vraag"))
    said = next(tell(drawn(*nodes, flows(lines)), found)).sentence
    assert "bij “x” past geen enkele voorwaarde" in said


TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
<decision id="tabel" name="tabel"><decisionTable id="t" hitPolicy="FIRST">
<input id="i"><inputExpression id="ie" typeRef="string"><text>keuze</text></inputExpression></input>
<output id="o1" name="gevolg" typeRef="string" />
<rule id="r1"><inputEntry id="c1"><text>"a"</text></inputEntry>
<outputEntry id="c2"><text>"x"</text></outputEntry></rule>
<rule id="r2"><inputEntry id="c4"><text>-</text></inputEntry>
<outputEntry id="c5"><text>"y"</text></outputEntry></rule>
</decisionTable></decision></definitions>"""


def test_the_outcomes_of_a_decision_limit_what_follows() -> None:
    nodes = (start(), ASKED, rule("besluit", "tabel"), xor("x", "f_x_b"), *map(user, "abc"), end())
    lines = 'start>vraag; vraag>besluit; besluit>x; x>a[gevolg = "x"]; x>c[gevolg = "z"]; x>b; a>end; b>end; c>end'
    told = f"{KEUZE}\n  gevolg: {{type: enum, waarden: {{x: X, y: Y, z: Z}}, schrijver: besluit}}"
    assert answers(*nodes, flows(lines), variables=told, table=TABLE) == {"no_dead_activities": "c"}
    assert answers(*nodes, flows(lines), variables=told, table=TABLE.replace('"y"', "keuze")) == {}


def test_what_a_reminder_may_write_more_than_once_stays_free() -> None:
    border = boundary("r", "deel", interrupting=False, duration="P1D")
    inside = (start("s1"), xor("m"), user("werk"), xor("x", "f_x_m"), end("e1"))
    circle = flows('s1>m; m>werk; werk>x; x>e1[keuze = "a"]; x>m')
    nodes = (start(), ASKED, sub("deel", *inside, circle), border, end("r_end"), end())
    later = user("na", livc_result="uitkomst:keuze")
    lines = flows("start>vraag; vraag>deel; deel>end; r>na; na>r_end")
    assert answers(*nodes, later, lines, writer="[vraag, na]") == {}
    assert answers(*nodes, user("na"), lines) == {"option_to_complete": "x"}


def test_what_is_written_in_a_repetition_stays_free() -> None:
    inner = sub(
        "elk",
        start("s1"),
        user("na", livc_result="uitkomst:keuze"),
        end("e1"),
        flows("s1>na; na>e1"),
        livc_per="dienst",
    )
    around = sub("deel", start("s2"), inner, end("e2"), flows("s2>elk; elk>e2"))
    nodes = (start(), ASKED, xor("m"), around, xor("x", "f_x_m"), end())
    lines = 'start>vraag; vraag>m; m>deel; deel>x; x>end[keuze = "a"]; x>m'
    assert answers(*nodes, flows(lines), writer="[vraag, na]") == {}


def test_a_message_that_carries_the_variable_makes_it_free_again() -> None:
    nodes = (start(), ASKED, xor("m"), catch("hoort", "besproken"), xor("x", "f_x_m"), end())
    lines = 'start>vraag; vraag>m; m>hoort; hoort>x; x>end[keuze = "a"]; x>m'
    assert answers(*nodes, flows(lines)) == {"option_to_complete": "x"}
    assert answers(*nodes, flows(lines), writer="[vraag, bericht besproken]") == {}


def test_numbers_and_days_are_told_apart_by_what_they_are_held_against() -> None:
    nodes = (start(), ASKED, xor("m"), xor("x", "f_x_n"), xor("n"), user("werk"), xor("y", "f_y_m"), end())
    lines = "start>vraag; vraag>m; m>x; x>werk[n < 3]; x>n; n>werk#2; werk>y; y>end[n >= 3]; y>m"
    number = "n: {type: integer, schrijver: vraag}"
    assert answers(*nodes, flows(lines), variables=number) == {"option_to_complete": "x"}
    assert (
        answers(*nodes, flows(lines.replace("n >= 3", "n >= 2 or n < 2 or n = null")), variables=number) == {}
    )
