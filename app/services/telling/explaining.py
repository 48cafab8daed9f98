"""The sentences of an explanation, composed here and nowhere else: for pages, incidents and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.explanation import (
    Cause,
    Explanation,
    ForBranches,
    ForFirstOf,
    ForInside,
    ForMessage,
    ForMoment,
    ForPerson,
    Outcome,
    StepRef,
    TakenBranch,
    find_explanation,
)
from app.domain.ids import TaskId
from app.domain.instantie import Instantie
from app.domain.kalender import BRUSSEL
from app.domain.sentence import Opening, Said, Sentence, given_text, in_a_row
from app.domain.stored import state_of
from app.domain.words.messages import MESSAGES
from app.domain.words.steps import kind_of
from app.services.ports.engine import Engine
from app.services.telling.filling import filled, in_short, what_follows
from app.services.telling.words import datum, either, quoted, turn_word

BERICHTEN: Mapping[str, str] = {word: message.told for word, message in MESSAGES.items()}
"""What each message between procedures is, said as it happens (processes/README.md)."""
PARTNERS = Sentence("partners kunnen antwoorden")
"""The same whether people answered, declined or stay silent (INV-10)."""
NIEMAND_ANTWOORDT = "Als niemand antwoordt, dan geldt “{stap}”. {verder} Dat is geen fout van u."
NIET_KLAAR = "Is dit dan nog niet klaar, dan geldt “{stap}”. {verder} Dat is geen fout van u."
OORZAKEN: Mapping[str, str] = {
    "start": "Omdat de procedure begon.",
    "step": "Omdat “{stap}” klaar is.",
    "moment": "Omdat deze termijn om is: {stap}.",
    "message": "Omdat dit gebeurde: {stap}.",
    "branches": "Omdat alles wat eraan voorafging, klaar is.",
    "unknown": "Omdat dit nu aan de beurt is.",
}
"""Why something is open, by the kind of its cause; a step by its name only where it asks nothing."""
BEANTWOORD = "Omdat deze vraag beantwoord is: {vraag}"
"""Why something is open after a step that somebody answered."""
AANGEKONDIGD = "Omdat deze dag gekomen is: {gevolg}."
"""Why something is open after a moment, as it was announced."""


def explanations_of(engine: Engine, bundle: Bundle, instantie: Instantie) -> tuple[Explanation, ...]:
    """Return the explanations of a running instance; none for a state that cannot be read.

    Such a casus has an incident, and a page about it must still be shown.
    """
    if instantie.beeindigd is not None:
        return ()
    try:
        return engine.explain(bundle, state_of(instantie))
    except EngineError:
        return ()


def why(each: Explanation, code: str | None = None, *, with_choices: bool) -> Sentence:
    """Return in one or two sentences why something is open; the choices are for who may follow the procedure."""
    said = _cause(each.cause, code)
    choices = [_choice(choice) for choice in each.cause.choices] if with_choices else []
    if not choices:
        return said
    return Sentence("{oorzaak} Wat eruit kwam: {keuzes}.", oorzaak=said, keuzes=in_a_row(choices, "; "))


def until(moment: datetime) -> Sentence:
    """Return the last moment before it happens: "tot en met 11 maart 2026", "tot 4 maart 2026, 09.00 u."."""
    local = moment.astimezone(BRUSSEL)
    if local.time() == time():
        return Sentence("tot en met {dag}", dag=datum(local.date() - timedelta(days=1)))
    return Sentence("tot {dag}, {uur} u.", dag=datum(local.date()), uur=f"{local:%H.%M}")


def until_and_then(
    deadline: Explanation, moment: datetime, task_id: TaskId, code: str | None = None
) -> Sentence:
    """Return the last moment, and what happens when nobody acted by then."""
    last = until(moment)
    then = what_follows(deadline.follows[0], code)
    if then:
        time_left = Sentence("U hebt tijd {tot}", tot=last)
        return in_a_row([time_left, then], " " if str(last).endswith(".") else ". ")
    told = [Opening(last.template, **dict(last.params)), when_nobody_acts(deadline, task_id)]
    return in_a_row(told, " " if last.template.endswith(".") else ". ")


def when_nobody_acts(deadline: Explanation, task_id: TaskId) -> Sentence:
    """Return what happens at a deadline that takes over from a step, or from the activity around it."""
    template = NIEMAND_ANTWOORDT if deadline.hangs_on == task_id else NIET_KLAAR
    return Sentence(template, stap=spoken(deadline.step), verder=_goes_on(deadline.follows[0]))


def meanwhile(timer: Explanation, code: str | None = None) -> Sentence:
    """Return what a moment brings about while the step stays open."""
    then = what_follows(timer.follows[0], code)
    if then:
        told = "{wanneer}: {gevolg} Deze taak blijft intussen open."
        return Sentence(told, wanneer=_on_day(timer), gevolg=then)
    return Sentence(
        "{wanneer} volgt vanzelf: {stappen}. Deze taak blijft intussen open.",
        wanneer=_on_day(timer),
        stappen=_names(timer.follows[0].next),
    )


def consequence(timer: Explanation, every: Iterable[Explanation], code: str | None = None) -> Sentence:
    """Return what happens when a timer is due, in the words of its model.

    In versions of before: it takes over from a step, runs beside it, or simply goes on.
    """
    then = what_follows(timer.follows[0], code)
    if then:
        return then
    host = find_explanation(every, timer.hangs_on)
    following = timer.follows[0]
    if host is None or isinstance(host.waits_for, ForFirstOf):
        return _goes_on(following)
    step = spoken(host.step)
    if timer.interrupting:
        return Sentence("Neemt over van “{stap}”. {verder}", stap=step, verder=_goes_on(following))
    then = _names(following.next)
    return Sentence("Loopt naast “{stap}”, dat open blijft. Dan volgt: {verder}.", stap=step, verder=then)


def waits(
    each: Explanation,
    every: Sequence[Explanation],
    hidden: frozenset[str] = frozenset(),
    code: str | None = None,
) -> Sentence:
    """Return who or what something waits for, in a few words; steps of a hidden kind are not named."""
    match each.waits_for:
        case ForPerson(role=role):
            return turn_word(role) if kind_of(each.step.kind).counted else PARTNERS
        case ForMoment() | ForMessage():
            return _event(each, code)
        case ForFirstOf():
            return _first_of([_event(event, code) for event in every if event.hangs_on == each.task_id])
        case ForBranches(steps=steps):
            return _first(steps, hidden, code)
        case ForInside():
            return _inside(each.waits_for, hidden, code, declinable=bool(each.declinable))


def spoken(step: StepRef) -> str:
    """Return the name of a step without "(N)", the mark of a rule of our own."""
    return _plain(step.name or step.element_id)


def _plain(name: str) -> str:
    return name.replace(" (N)", "")


def step_question(step: StepRef, code: str | None) -> Said:
    """Return what a step asks, to who may not know of which organisation it is; the name of what asks nothing."""
    return filled(step.question, code) or given_text(spoken(step))


def _cause(cause: Cause, code: str | None) -> Sentence:
    happened = _happened(cause.step, code) if cause.step else None
    template = OORZAKEN[cause.kind]
    if happened or "{stap}" not in template:
        return happened or Sentence(template)
    return Sentence(template, stap=spoken(cause.step) if cause.step else "")


def _happened(step: StepRef, code: str | None) -> Sentence | None:
    """Return that a question was answered, a message came or an announced day did; None for anything else."""
    asked, announced = filled(step.question, code), filled(step.announced, code)
    if asked:
        return Sentence(BEANTWOORD, vraag=asked)
    told = BERICHTEN.get(step.message or "")
    if told:
        return Sentence(OORZAKEN["message"], stap=Sentence(told))
    return Sentence(AANGEKONDIGD, gevolg=in_short(announced)) if announced else None


def _choice(choice: TakenBranch) -> Sentence:
    if choice.answer.lower() in {"ja", "nee"} and choice.question:
        return Sentence("{vraag} {antwoord}", vraag=choice.question, antwoord=choice.answer)
    return given_text(choice.answer)


def _goes_on(outcome: Outcome) -> Sentence:
    if not outcome.next:
        return Sentence("Daarmee is dit afgerond.")
    if outcome.ends:
        return Sentence("Daarmee is dit afgerond: {einde}.", einde=_names(outcome.next))
    names = either([quoted(_plain(name)) for name in outcome.next])
    return Sentence("De procedure gaat dan verder met {stap}.", stap=names)


def _names(names: Sequence[str]) -> Sentence:
    return in_a_row([given_text(_plain(name)) for name in names], ", ")


def _on_day(timer: Explanation) -> Sentence:
    moment = timer.waits_for
    if not isinstance(moment, ForMoment):
        return Sentence("Dan")
    day = datum(moment.due_at.astimezone(BRUSSEL).date())
    if moment.fired:
        return Sentence("Op {dag} (voor de {keer}e keer)", dag=day, keer=moment.fired + 1)
    return Sentence("Op {dag}", dag=day)


def _event(each: Explanation, code: str | None) -> Sentence:
    if isinstance(each.waits_for, ForMessage):
        told = BERICHTEN.get(each.waits_for.word)
        return Sentence(told) if told else given_text(spoken(each.step))
    if isinstance(each.waits_for, ForMoment):
        day = datum(each.waits_for.due_at.astimezone(BRUSSEL).date())
        then = what_follows(each.follows[0], code)
        told = in_short(then) if then else given_text(spoken(each.step))
        return Sentence("{dag} ({stap})", dag=day, stap=told)
    return given_text(spoken(each.step))


def _first_of(events: Sequence[Sentence]) -> Sentence:
    return Sentence("{wat}", wat=either(events, "{eerste}, of {laatste}")) if events else given_text("")


def _inside(inside: ForInside, hidden: frozenset[str], code: str | None, *, declinable: bool) -> Sentence:
    if declinable:
        return PARTNERS
    if inside.total is not None and inside.done is not None:
        return Sentence("{klaar} van {alles} klaar", klaar=inside.done, alles=inside.total)
    return _first(inside.steps, hidden, code)


def _first(steps: Sequence[StepRef], hidden: frozenset[str], code: str | None) -> Sentence:
    shown = [quoted(step_question(step, code)) for step in steps if step.kind not in hidden]
    return Sentence("eerst nog: {stap}", stap=in_a_row(shown, ", ") if shown else Sentence("een andere stap"))
