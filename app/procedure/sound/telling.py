"""Says in Dutch what the proof found, at the place where it is to be mended."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from app.domain.sentence import Sentence, Value, fields_of
from app.procedure.findings import Finding, Level, Run
from app.procedure.model import Place
from app.procedure.sound.blocking import Hindrance, Why
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.verdicts import ALIVE, COMPLETE, PROPER, SAFE, Step, Verdict

SOURCE: Final = "BPMN 2.0.2 §13"
_ARROW: Final = "de pijl van {een} naar {ander}"
_SAFE: Final = (
    "Op {hier} kunnen twee tokens staan: wat erachter komt, gebeurt dan dubbel. Dat kan langs {weg}."
)
_COMPLETE: Final = "Na {hier} kan wat begonnen is niet meer eindigen. Dat kan langs {weg}."
_PROPER: Final = "Het einde {hier} kan tweemaal bereikt worden. Dat kan langs {weg}."
_WAIT: Final = (
    "Na {hier} kan wat begonnen is niet meer eindigen: {poorten} wachten op elkaar. Dat kan langs {weg}."
)
_UNFIT: Final = (
    "Na {hier} kan wat begonnen is niet meer eindigen: bij {poorten} past geen enkele voorwaarde, en er is geen "
    "standaardpijl. Dat kan langs {weg}."
)
_ALIVE: Final[Mapping[Why, str]] = {
    "unconnected": "{hier} kan nooit gebeuren: vanaf de start leidt er geen enkele pijl naartoe.",
    "waits": "{hier} kan nooit gebeuren: {waar} wacht op {pijlen}, en daarlangs komt nooit iets.",
    "never_together": "{hier} kan nooit gebeuren: {waar} wacht op al zijn pijlen, en die komen nooit samen.",
    "never_taken": "{hier} kan nooit gebeuren: bij {waar} gaat nooit iets langs {pijlen}.",
    "never_left": "{hier} kan nooit gebeuren: {waar} eindigt nooit.",
    "never_comes": "{hier} kan nooit gebeuren: wat {waar} afwacht, komt nooit.",
}
_UNDECIDED: Final[Mapping[str, Sentence]] = {
    SAFE: Sentence("Of er nooit twee tokens op één pijl staan, is niet beslist."),
    COMPLETE: Sentence("Of alles wat begint ook kan eindigen, is niet beslist."),
    PROPER: Sentence("Of elk einde hoogstens één keer bereikt wordt, is niet beslist."),
    ALIVE: Sentence("Of elke stap kan gebeuren, is niet beslist."),
}
_WHY: Final = "{vraag} Kijk naar {hier}: dat is te groot, of niemand zegt hoe het loopt."
_LONGEST: Final = 12
"""Of a longer run only so many steps at its end are named; the drawing shows all."""


def tell(sheet: Sheet, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield a finding for each question that does not hold, for a dead step each."""
    for verdict in verdicts:
        if verdict.answer == "violated":
            yield from _violated(sheet, verdict)
        elif verdict.answer == "undecided":
            yield _undecided(sheet, verdict)


def _violated(sheet: Sheet, verdict: Verdict) -> Iterator[Finding]:
    if verdict.question == ALIVE:
        yield from (_at(sheet, verdict, each.step, _hindered(sheet, each)) for each in verdict.hindrances)
        return
    element = next(iter(verdict.elements), sheet.processes[0])
    template, gateways = _said(verdict)
    names: dict[str, Value] = {
        "hier": _name(sheet, element),
        "weg": _way(sheet, verdict.run),
        "poorten": [_name(sheet, each) for each in gateways],
    }
    yield _at(sheet, verdict, element, _filled(template, names))


def _said(verdict: Verdict) -> tuple[str, Sequence[str]]:
    """Return how to say what is violated, and the gateways that it names."""
    if verdict.waiting:
        return _WAIT, verdict.waiting
    if verdict.unfit:
        return _UNFIT, verdict.unfit
    return {SAFE: _SAFE, COMPLETE: _COMPLETE, PROPER: _PROPER}[verdict.question], ()


def _filled(template: str, names: Mapping[str, Value]) -> Sentence:
    """Return a sentence with those of some names that it asks."""
    return Sentence(template, **{key: names[key] for key in fields_of(template)})


def _hindered(sheet: Sheet, by: Hindrance) -> Sentence:
    """Return why a step can never happen, with what its sentence asks."""
    template = _ALIVE[by.why]
    names: dict[str, Value] = {
        "hier": _name(sheet, by.step),
        "waar": _name(sheet, by.by),
        "pijlen": [_name(sheet, flow) for flow in by.flows],
    }
    return _filled(template, names)


def _undecided(sheet: Sheet, verdict: Verdict) -> Finding:
    said = _UNDECIDED[verdict.question]
    if verdict.elements:
        said = Sentence(_WHY, vraag=said, hier=[_name(sheet, each) for each in verdict.elements[:_LONGEST]])
    return _at(sheet, verdict, next(iter(verdict.elements), ""), said, Level.ONBESLIST)


def _at(sheet: Sheet, verdict: Verdict, element: str, said: Sentence, level: Level = Level.FOUT) -> Finding:
    shown = shown_run(verdict.run)
    return Finding(_place(sheet, element), said, verdict.question, level, SOURCE, run=shown)


def _place(sheet: Sheet, element: str) -> Place:
    found = sheet.nodes.get(element) or sheet.flows.get(element)
    return Place(sheet.file, found.line if found else 0, element)


def shown_run(run: Sequence[Step]) -> Run | None:
    """Return a run as it is shown with a finding; None for no run."""
    if not run:
        return None
    return Run(tuple(step.element for step in run), tuple(step.flow for step in run))


def _way(sheet: Sheet, run: Sequence[Step]) -> Sequence[Value]:
    """Return the names of what is passed last."""
    named = [_name(sheet, step.element) for step in run]
    return named[-_LONGEST:]


def _name(sheet: Sheet, element: str) -> Value:
    """Return how people call it: its name, for an arrow without one its two ends, else its id."""
    flow = sheet.flows.get(element)
    if flow is not None and not flow.name:
        return Sentence(_ARROW, een=_name(sheet, flow.source), ander=_name(sheet, flow.target))
    found = flow or sheet.nodes.get(element)
    name = found.name if found is not None else ""
    return f"“{name or element}”"


def explain(question: str) -> str:
    """Return the page of help of a question, in Dutch."""
    name = question.removeprefix("sound.")
    return (files(__package__) / "help" / f"{name}.md").read_text(encoding="utf-8")
