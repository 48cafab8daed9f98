"""Says in Dutch what the proof found, at the place where it is to be mended."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.findings import Finding, Level, Run
from app.procedure.model import Place
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.verdicts import ALIVE, COMPLETE, PROPER, SAFE, Step, Verdict

SOURCE: Final = "BPMN 2.0.2 §13"
_SAFE: Final = (
    "Op {hier} kunnen twee tokens staan: wat erachter komt, gebeurt dan dubbel. Dat kan langs {weg}."
)
_COMPLETE: Final = "Na {hier} kan wat begonnen is niet meer eindigen. Dat kan langs {weg}."
_PROPER: Final = "Het einde {hier} kan tweemaal bereikt worden. Dat kan langs {weg}."
_ALIVE: Final = "{hier} kan nooit gebeuren: geen enkele weg leidt ernaartoe."
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
        for element in verdict.elements:
            yield _at(sheet, verdict, element, Sentence(_ALIVE, hier=_name(sheet, element)))
        return
    element = next(iter(verdict.elements), sheet.processes[0])
    template = {SAFE: _SAFE, COMPLETE: _COMPLETE, PROPER: _PROPER}[verdict.question]
    said = Sentence(template, hier=_name(sheet, element), weg=_way(sheet, verdict.run))
    yield _at(sheet, verdict, element, said)


def _undecided(sheet: Sheet, verdict: Verdict) -> Finding:
    said = _UNDECIDED[verdict.question]
    if verdict.elements:
        said = Sentence(_WHY, vraag=said, hier=[_name(sheet, each) for each in verdict.elements[:_LONGEST]])
    return _at(sheet, verdict, next(iter(verdict.elements), ""), said, Level.ONBESLIST)


def _at(sheet: Sheet, verdict: Verdict, element: str, said: Sentence, level: Level = Level.FOUT) -> Finding:
    found = sheet.nodes.get(element) or sheet.flows.get(element)
    place = Place(sheet.file, found.line if found else 0, element)
    steps = tuple(step.element for step in verdict.run)
    shown = Run(steps) if steps else None
    return Finding(place, said, verdict.question, level, SOURCE, run=shown)


def _way(sheet: Sheet, run: Sequence[Step]) -> Sequence[str]:
    """Return the names of what is passed last."""
    named = [_name(sheet, step.element) for step in run]
    return named[-_LONGEST:]


def _name(sheet: Sheet, element: str) -> str:
    found = sheet.nodes.get(element) or sheet.flows.get(element)
    return f"“{(found.name if found else '') or element}”"


def explain(question: str) -> str:
    """Return the page of help of a question, in Dutch."""
    name = question.removeprefix("sound.")
    return (files(__package__) / "help" / f"{name}.md").read_text(encoding="utf-8")
