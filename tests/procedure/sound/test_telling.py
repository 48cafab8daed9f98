"""What is said of a violated verdict names what holds things up."""

from app.procedure.sound import Budget, Sheet, prove
from app.procedure.sound.telling import tell
from tests.engine.models import catch, ebg, end, flows, inc, par, start, sub, xor
from tests.procedure.sound.drawn import drawn, event, read, task


def said(drawing: Sheet, question: str) -> list[str]:
    verdicts = prove(drawing, {}, Budget(100_000))
    return [each.sentence for each in tell(drawing, verdicts) if each.check == f"sound.{question}"]


def dead(drawing: Sheet) -> list[str]:
    return said(drawing, "no_dead_activities")


def test_a_dead_step_names_the_join_that_waits_and_the_flow_that_never_comes() -> None:
    nodes = (start(), xor("keuze"), task("a"), task("b"), par("samen"), task("c"), task("d"), end())
    lines = "start>keuze; keuze>a; keuze>b; a>samen; b>samen; samen>c; c>d; d>end"
    together = "“c” kan nooit gebeuren: “samen” wacht op al zijn pijlen, en die komen nooit samen."
    assert dead(drawn(*nodes, flows(lines))) == [together, together.replace("“c”", "“d”")]
    lines = "start>keuze; keuze>a; a>samen; d>samen; samen>c; c>d; d>end; keuze>b; b>end"
    assert dead(drawn(*nodes, flows(lines)))[0] == (
        "“c” kan nooit gebeuren: “samen” wacht op “f_d_samen”, en daarlangs komt nooit iets."
    )


def test_a_dead_step_to_which_nothing_leads_says_so() -> None:
    nodes = (start(), task("a"), task("los"), task("daarna"), end())
    lonely = "kan nooit gebeuren: vanaf de start leidt er geen enkele pijl naartoe."
    found = dead(drawn(*nodes, flows("start>a; a>end; los>daarna; daarna>los")))
    assert found == [f"“daarna” {lonely}", f"“los” {lonely}"]


def test_a_dead_step_behind_what_never_ends_names_that() -> None:
    inside = (start("in"), xor("x"), par("j"), end("out"), flows("in>x; x>j; x>j#2; j>out"))
    found = dead(
        drawn(start(), sub("deel", *inside), task("na"), end(), flows("start>deel; deel>na; na>end"))
    )
    assert found == ["“na” kan nooit gebeuren: “deel” eindigt nooit."]


def test_a_dead_step_behind_an_event_that_never_comes_names_the_event() -> None:
    heard = event("intermediateCatchEvent", "hoort", "message")
    silent = (
        '<bpmn:process id="twee">' + start("s2") + task("zwijgt") + end("e2") + flows("s2>zwijgt; zwijgt>e2")
    )
    two = f"{silent}{task('nooit')}{flows('nooit>e2')}</bpmn:process>"
    sent = '<bpmn:messageFlow id="m" sourceRef="nooit" targetRef="hoort"/>'
    one = f'<bpmn:process id="een">{start("s1")}{ebg("g")}{heard}{catch("later", duration="P1D")}{task("na")}'
    one += f"{end('e1')}{flows('s1>g; g>hoort; g>later; hoort>na; na>e1; later>e1')}</bpmn:process>"
    found = dead(read(f'<bpmn:collaboration id="c">{sent}</bpmn:collaboration>', one, two))
    assert "“na” kan nooit gebeuren: wat “hoort” afwacht, komt nooit." in found


def test_two_inclusive_joins_that_wait_for_each_other_are_named() -> None:
    nodes = (
        start(),
        par("s"),
        inc("een"),
        inc("twee"),
        xor("x"),
        xor("y"),
        task("a"),
        task("b"),
        end("e"),
        end("z"),
    )
    lines = "start>s; s>een; s>twee; een>x; twee>y; x>e; x>a; a>twee; y>z; y>b; b>een"
    found = said(drawn(*nodes, flows(lines)), "option_to_complete")
    waits = "Na “start” kan wat begonnen is niet meer eindigen: “een” en “twee” wachten op elkaar."
    assert found == [f"{waits} Dat kan langs “start” en “s”."]


def test_an_arrow_without_a_name_is_called_by_its_ends() -> None:
    nodes = (start(), par("s"), xor("m"), end())
    nameless = flows("start>s; s>m; s>m#2; m>end").replace('name="f_m_end"', "")
    found = said(drawn(*nodes, nameless), "safeness")
    assert found[0].startswith("Op de pijl van “m” naar “end” kunnen twee tokens staan")
