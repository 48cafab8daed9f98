"""Says in Dutch how a rule is broken, and where: derived from its pattern and from what was drawn."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.sentence import Sentence, Value, fields_of, in_a_row
from app.procedure.bundle import Model
from app.procedure.findings import Finding, Level
from app.procedure.lawful.crossing import Along
from app.procedure.lawful.report import Answer, Judgement
from app.procedure.lawful.rule import Operand, RuleOfLaw
from app.procedure.lawful.seen import Observed
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Place
from app.procedure.sound.net import Transition
from app.procedure.sound.telling import shown_run
from app.procedure.sound.verdicts import Step, run_of

_SAID: Final[Mapping[str, str]] = {
    "existence": "Dit kan eindigen zonder {a}.",
    "absence": "{hier} mag hier nooit gebeuren.",
    "exactly_one": "{a} gebeurt niet altijd precies één keer.",
    "precedence": "{hier} kan gebeuren zonder dat {a} eraan voorafging.",
    "alternate_precedence": "{hier} kan gebeuren zonder dat {a} daar opnieuw aan voorafging.",
    "response": "Na {a} kan dit eindigen zonder {b}.",
    "alternate_response": "Na {a} volgt niet altijd {b}.",
    "not_succession": "{hier} kan nog gebeuren na {a}.",
    "not_coexistence": "{a} en {b} kunnen samen gebeuren.",
    "between": "Tussen {a} en {hier} ligt niet altijd {c}.",
    "timer_armed_until": "{hier} kan gebeuren terwijl de klok {a} niet loopt.",
    "branch_must_add": "Op deze tak kan {b} overgeslagen worden.",
}
_COMES: Final = "Het bericht “{bericht}” komt dan uit {proces}, langs {weg}."
_GOES: Final = "Het bericht “{bericht}” gaat dan naar {proces}, en daar verder langs {weg}."
_MOST_NAMED: Final = 3
_LONGEST: Final = 12
"""Of a longer way only so many steps at its end are named; the drawing shows all."""


def broken(
    model: Model, rule: RuleOfLaw, process: str, way: Sequence[Transition], along: Sequence[Along] = ()
) -> Judgement:
    """Return that a rule is broken, with the way on which it is; `along`: the messages that are part of why."""
    run = run_of(way)
    said = Sentence(
        "{titel}. {wat} Dat kan langs {weg}.",
        titel=rule.title,
        wat=_what(model, rule, run),
        weg=_named_way(model, run, process),
    )
    if along:
        said = in_a_row([said, *(_said_along(model, each) for each in along)])
    last = run[-1].element if run else process
    finding = Finding(
        place_of(model, last), said, rule.id, rule.strength.level, source_of(rule), run=shown_run(run)
    )
    return Judgement(rule, process, "violated", finding)


def _said_along(model: Model, along: Along) -> Sentence:
    """Return what lies at the other end of a message."""
    return Sentence(
        _COMES if along.arrives else _GOES,
        bericht=along.word,
        proces=_name(model, along.process),
        weg=_named_way(model, run_of(along.way), along.process),
    )


def _named_way(model: Model, run: Sequence[Step], process: str) -> Value:
    return [_name(model, step.element) for step in run[-_LONGEST:]] or _name(model, process)


def _what(model: Model, rule: RuleOfLaw, run: Sequence[Step]) -> Sentence:
    here = run[-1].element if run else ""
    named: dict[str, Value] = {"hier": _name(model, here)}
    for key, operand in rule.operands.items():
        named[key] = named_by(model, operand)
    template = _SAID[rule.pattern]
    return Sentence(template, **{key: named[key] for key in fields_of(template)})


def wrong_at(rule: RuleOfLaw, seen: Observed) -> Judgement:
    """Return that something that is drawn, or not, breaks a rule."""
    said = Sentence("{titel}. {wat}", titel=rule.title, wat=seen.wrong or "")
    finding = Finding(seen.place, said, rule.id, rule.strength.level, source_of(rule))
    return Judgement(rule, seen.process, "violated", finding)


def gone(model: Model, rule: RuleOfLaw, process: str, operand: Operand) -> Judgement:
    """Return that what a rule speaks of is not there any more: nothing is proved by that."""
    said = Sentence(
        "{titel}. Of dat nog klopt, valt niet na te gaan: in “{proces}” gebeurt nergens nog {wat}. De stap is "
        "weg, onbereikbaar, of van een andere soort; zet hem terug.",
        titel=rule.title,
        proces=process,
        wat=named_by(model, operand),
    )
    return _of_process(model, rule, process, "gone", said, rule.strength.level)


def undecided(model: Model, rule: RuleOfLaw, process: str) -> Judgement:
    """Return that there was too much to look at."""
    said = Sentence(
        "{titel}. Of dat overal zo is, is niet beslist: er is te veel om na te gaan.", titel=rule.title
    )
    return _of_process(model, rule, process, "undecided", said, Level.ONBESLIST)


def _of_process(
    model: Model, rule: RuleOfLaw, process: str, answer: Answer, said: Sentence, level: Level
) -> Judgement:
    finding = Finding(place_of(model, process), said, rule.id, level, source_of(rule))
    return Judgement(rule, process, answer, finding)


def source_of(rule: RuleOfLaw) -> str:
    """Return where a rule comes from: the invariants that it serves, and the legal basis as it is called now."""
    basis = RECHTSGRONDEN.get(rule.source)
    named = basis.op(date.max).naam if basis else rule.source
    return ", ".join((*rule.invariants, named))


def place_of(model: Model, identifier: str) -> Place:
    """Return where an element or a process is drawn."""
    found = model.elements.get(identifier) or model.processes.get(identifier)
    return found.place if found else Place("", 0, identifier)


def named_by(model: Model, operand: Operand) -> Sequence[Value]:
    """Return the names of the steps that an operand picks; the words of its file where there are none, or many."""
    names = sorted({_name(model, element.id) for element in elements_of(model, operand)})
    if len(names) in range(1, _MOST_NAMED + 1):
        return names
    return [f"“{selector.words}”" for selector in operand]


def _name(model: Model, identifier: str) -> str:
    found = model.elements.get(identifier) or model.processes.get(identifier)
    return f"“{(found.name if found else '') or identifier}”"
