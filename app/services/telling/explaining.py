"""The sentences of an explanation, composed here and nowhere else: for pages, incidents and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from app.domain.casus import Instantie
from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.explanation import (
    Cause,
    Choice,
    Explanation,
    ForBranches,
    ForFirstOf,
    ForInside,
    ForMessage,
    ForMoment,
    ForPerson,
    Outcome,
    StepRef,
)
from app.domain.ids import TaskId
from app.domain.kalender import BRUSSEL
from app.domain.stored import state_of
from app.domain.toegang import ONGETELD
from app.domain.words.messages import MESSAGES
from app.services.ports.engine import Engine
from app.services.telling.words import ROLWOORDEN

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
BERICHTEN: Mapping[str, str] = {word: message.told for word, message in MESSAGES.items()}
"""What each message between procedures is, said as it happens (processes/README.md)."""
PARTNERS = "partners kunnen antwoorden"
"""The same whether people answered, declined or stay silent (INV-10)."""
AAN_ZET = {**ROLWOORDEN, "tafel": "de tafel"}
GEEN_FOUT = "Dat is geen fout van u."


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


def why(each: Explanation, *, with_choices: bool) -> str:
    """Return in one or two sentences why something is open; the choices are for who may follow the procedure."""
    said = _cause(each.cause)
    choices = [_choice(choice) for choice in each.cause.choices] if with_choices else []
    return f"{said} Wat eruit kwam: {'; '.join(choices)}." if choices else said


def until(moment: datetime) -> str:
    """Return the last moment before something happens: "tot en met 11 maart 2026", "tot 4 maart 2026, 9.00 u."."""
    local = moment.astimezone(BRUSSEL)
    if local.time() == time():
        return f"tot en met {datum(local.date() - timedelta(days=1))}"
    return f"tot {datum(local.date())}, {local:%-H.%M} u."


def datum(day: date) -> str:
    """Return "12 maart 2026"."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def when_nobody_acts(deadline: Explanation, task_id: TaskId) -> str:
    """Return what happens at a deadline that takes over from a step, or from the activity around it."""
    begin = "Als niemand antwoordt" if deadline.hangs_on == task_id else "Is dit dan nog niet klaar"
    return f"{begin}, dan geldt “{spoken(deadline.step)}”. {_goes_on(deadline.follows[0])} {GEEN_FOUT}"


def meanwhile(timer: Explanation) -> str:
    """Return what a moment brings about while the step stays open."""
    return f"{_on_day(timer)} volgt vanzelf: {_names(timer.follows[0].next)}. Deze taak blijft intussen open."


def consequence(timer: Explanation, every: Iterable[Explanation]) -> str:
    """Return what happens when a timer is due: it takes over from a step, runs beside it, or simply goes on."""
    host = next((each for each in every if each.task_id == timer.hangs_on), None)
    following = timer.follows[0]
    if host is None or isinstance(host.waits_for, ForFirstOf):
        return _goes_on(following)
    if timer.interrupting:
        return f"Neemt over van “{spoken(host.step)}”. {_goes_on(following)}"
    return f"Loopt naast “{spoken(host.step)}”, dat open blijft. Dan volgt: {_names(following.next)}."


def waits(each: Explanation, every: Sequence[Explanation], hidden: frozenset[str] = frozenset()) -> str:
    """Return who or what something waits for, in a few words; steps of a hidden kind are not named."""
    match each.waits_for:
        case ForPerson(role=role):
            return PARTNERS if each.step.kind in ONGETELD else AAN_ZET.get(role, role)
        case ForMoment() | ForMessage():
            return _event(each)
        case ForFirstOf():
            return ", of ".join(_event(event) for event in every if event.hangs_on == each.task_id)
        case ForBranches(steps=steps):
            return f"eerst nog: {_steps(steps, hidden)}"
        case ForInside():
            return _inside(each.waits_for, bool(each.declinable), hidden)


def sentence(words: str) -> str:
    """Return the words with a capital and a full stop."""
    return words[:1].upper() + words[1:].rstrip(".") + "."


def spoken(step: StepRef) -> str:
    """Return the name of a step without "(N)", the mark of a rule of our own."""
    return (step.name or step.element_id).replace(" (N)", "")


def _cause(cause: Cause) -> str:
    step = spoken(cause.step) if cause.step else ""
    return {
        "start": f"Omdat de procedure begon: {step}.",
        "step": f"Omdat “{step}” klaar is.",
        "moment": f"Omdat deze termijn om is: {step}.",
        "message": f"Omdat dit gebeurde: {step}.",
        "branches": "Omdat alles wat eraan voorafging, klaar is.",
        "unknown": "Omdat de procedure nu bij deze stap is.",
    }[cause.kind]


def _choice(choice: Choice) -> str:
    if choice.answer.lower() in {"ja", "nee"} and choice.question:
        return f"{choice.question} {choice.answer}"
    return choice.answer


def _goes_on(outcome: Outcome) -> str:
    if outcome.ends or not outcome.next:
        return (
            f"Daarmee is dit afgerond: {_names(outcome.next)}."
            if outcome.next
            else "Daarmee is dit afgerond."
        )
    return f"De procedure gaat dan verder met {_names(outcome.next, quoted=True)}."


def _names(names: Sequence[str], *, quoted: bool = False) -> str:
    shown = [name.replace(" (N)", "") for name in names]
    return " of ".join(f"“{name}”" for name in shown) if quoted else ", ".join(shown)


def _on_day(timer: Explanation) -> str:
    moment = timer.waits_for
    if not isinstance(moment, ForMoment):
        return "Dan"
    again = f" (voor de {moment.fired + 1}e keer)" if moment.fired else ""
    return f"Op {datum(moment.due_at.astimezone(BRUSSEL).date())}{again}"


def _event(each: Explanation) -> str:
    if isinstance(each.waits_for, ForMessage):
        return BERICHTEN.get(each.waits_for.word, spoken(each.step))
    if isinstance(each.waits_for, ForMoment):
        return f"{datum(each.waits_for.due_at.astimezone(BRUSSEL).date())} ({spoken(each.step)})"
    return spoken(each.step)


def _inside(inside: ForInside, declinable: bool, hidden: frozenset[str]) -> str:
    if declinable:
        return PARTNERS
    if inside.total is not None:
        return f"{inside.done} van {inside.total} klaar"
    return f"eerst nog: {_steps(inside.steps, hidden)}"


def _steps(steps: Sequence[StepRef], hidden: frozenset[str]) -> str:
    shown = [f"“{spoken(step)}”" for step in steps if step.kind not in hidden]
    return ", ".join(shown) or "een andere stap"
