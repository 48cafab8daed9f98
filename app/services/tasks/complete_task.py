"""Complete a task: the one way in which a person moves a casus."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from app.domain.casus import Casus
from app.domain.eigenaar import Bezetting, Eigenaar, eigenaar_van
from app.domain.errors import FormInvalidError, NotAllowedError, VernietigdError
from app.domain.execution import Value
from app.domain.explanation import Outcome
from app.domain.ids import CasusId, TaskId
from app.domain.instantie import Taak
from app.domain.item import Formulier
from app.domain.people import Actor
from app.domain.sentence import Said, Sentence
from app.domain.toegang import grond_om_af_te_werken, mag_noteren_voor
from app.domain.vraag import ensure_bevestigd
from app.domain.words.processes import process_of
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.aanmelding import AANMELDING
from app.procedure.reading import outcomes_at, written_with
from app.services.deps import Deps
from app.services.loading import (
    Loaded,
    asked_of,
    bezetting_now,
    load_task,
    mover_for,
)
from app.services.ports.audit import AuditRegel
from app.services.ports.forms import FormData
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Texts
from app.services.running.mover import Mover
from app.services.running.noting import ask_to_confirm
from app.services.steps.choices import options_for
from app.services.steps.context import StepContext
from app.services.steps.handlers import extra_variables, kept_afterwards, question_of, stays_open
from app.services.steps.keeping import keep_texts
from app.services.steps.papieren import vernietigde_punten, zonder_vernietigde_punten
from app.services.steps.running_casus import lock_before
from app.services.tasks.carry_on import carry_on
from app.services.telling.asking import outcomes_in, question_in


@dataclass(frozen=True)
class CompleteTask:
    """`raw` is the posted form, `uitkomst` included; `via` marks what is noted for someone else.

    `bevestigd` names the question that was answered with yes, for a step that ends or destroys something.
    """

    actor: Actor
    task_id: TaskId
    raw: Mapping[str, Sequence[str]]
    via: str | None = None
    bevestigd: str | None = None
    nog_een: str = ""
    """The token of a form after which one wants to add something, where the step offers that; "" for no more."""
    eenmalig: str = ""
    """The token of the page: an answer after which the step stays open is kept once, however often it is sent."""


@dataclass(frozen=True)
class Afgewerkt:
    """What was completed, and what follows, in words."""

    naam: Said
    """What was asked."""
    casus_id: CasusId | None
    casus_code: str | None
    uitkomst: str | None
    """The words of the outcome; None for a step that one may decline or with one exit."""
    gevolg: Said
    """What follows from it, in the words of the model; "" in versions published before it said so."""
    verstuurd: bool = False
    """An aanmelding left: the casus it became is named, and shows the receipt."""
    zonder_naam: bool = False
    niet_bewaard: tuple[Sentence, ...] = ()
    """What was written and is not kept, because what it belongs to was destroyed, in words."""
    volgende: TaskId | None = None
    """The step to go on with at once: the same one while it stays open, the next one in the own space."""
    blijft_open: bool = False
    """Whether what was said is kept and the step is still there."""


def complete_task(command: CompleteTask, deps: Deps) -> Afgewerkt:
    """Complete the task, or leave everything as it was.

    Raises `TaskNotOpenError`, `NotAllowedError`, `FormInvalidError`, `BevestigingNodigError` and `EngineError`.
    """
    with deps.uow.begin(command.actor.livc_id) as tx:
        lock_before(tx, command.task_id, command.raw)
        loaded = load_task(tx, command.task_id, lock=True)
        grond = _ground(command, loaded, bezetting_now(tx, command.actor))
        mover = mover_for(tx, deps, command.actor)
        gone = vernietigde_punten(tx, loaded.taak, mover.now)
        raw, lost = zonder_vernietigde_punten(command.raw, gone)
        command = replace(command, raw=raw)
        data = validated(command, mover, loaded)
        chosen = _chosen(command, mover, loaded)
        outcome, words = _said(loaded, chosen)
        step = StepContext(
            mover, loaded.taak, loaded.instantie, loaded.casus, outcome, data, command.via, command.nog_een
        )
        ensure_bevestigd(question_of(step), command.bevestigd)
        stays = stays_open(step)
        step = replace(step, eenmalig=(command.nog_een or command.eenmalig) if stays else "")
        extra = _extra(step, stays=stays)
        kept = keep_texts(step)
        lost += (Sentence(VernietigdError.template),) if None in kept else ()
        written: list[str] = [each for each in kept if each]
        written += [] if stays else _moved(step, loaded, extra)
        following = carry_on(mover, command.actor, loaded, {} if stays else command.raw)
        _ask_whom_it_was_noted_for(step, words, stays=stays)
        _record(tx, command, loaded, grond, written, deps)
        _record_on_paper(tx, command, loaded, grond, data, deps)
        done = afgewerkt(tx, loaded.taak, words, chosen)
    nameless = data.process.get("anoniem") is True
    done = replace(done, niet_bewaard=lost, zonder_naam=nameless)
    return _going_on(done, loaded.taak if stays else following, stays=stays)


def _ask_whom_it_was_noted_for(step: StepContext, words: str | None, *, stays: bool) -> None:
    if step.via and not stays:
        ask_to_confirm(step.mover.scene, step.taak, step.via, words)


def _going_on(done: Afgewerkt, taak: Taak | None, *, stays: bool) -> Afgewerkt:
    """Add with which step one goes on at once."""
    return replace(done, volgende=taak.id if taak else None, blijft_open=stays)


def _said(loaded: Loaded, chosen: Outcome) -> tuple[str | None, str | None]:
    """Return the outcome and its words; neither for a step with one way out."""
    return (chosen.value, chosen.label) if _chooses(loaded) else (None, None)


def _extra(step: StepContext, *, stays: bool) -> Mapping[str, Value]:
    """Return what follows from the step beyond what its form maps; nothing while it stays open."""
    return {} if stays else extra_variables(step)


def _moved(step: StepContext, loaded: Loaded, extra: Mapping[str, Value]) -> Sequence[str]:
    """Move the casus on; return the ids of what the step leaves behind once it did."""
    zones = {str(zone): content for zone, content in step.data.texts.items()}
    texts = Texts(zones, _met(step.mover, loaded), step.data.choices)
    variables = _variables(loaded.taak, step.outcome, step.data, extra)
    step.mover.complete(loaded.instantie, loaded.taak.id, variables, texts, step.via)
    return kept_afterwards(step)


def afgewerkt(tx: Tx, taak: Taak, words: str | None, chosen: Outcome) -> Afgewerkt:
    """Return what was completed and the one thing that follows, in the words of its model."""
    [told] = outcomes_in(tx, taak, [chosen])
    done = Afgewerkt(question_in(tx, taak), taak.casus_id, taak.casus_code, words, told.gevolg)
    opened = _opened(tx, taak, chosen)
    if opened is None:
        return done
    return replace(done, casus_id=opened.id, casus_code=opened.code, verstuurd=True)


def _opened(tx: Tx, taak: Taak, chosen: Outcome) -> Casus | None:
    """Return the casus that an aanmelding just opened; None for any other step, and where nothing was sent."""
    if taak.organisatie_id is None or not _sends(taak, chosen):
        return None
    return next(iter(tx.casussen.aangemeld_door(taak.organisatie_id)), None)


def _sends(taak: Taak, chosen: Outcome) -> bool:
    """Answer whether an aanmelding is sent with this: any way out of it that does not stop it."""
    return taak.kind == AANMELDING.word and chosen.value not in AANMELDING.acted


def _ground(command: CompleteTask, loaded: Loaded, bezetting: Bezetting) -> str:
    if has_part(loaded.taak.kind, Part.VOTING):
        raise NotAllowedError("Een consensus wordt aan tafel gevraagd, niet als taak afgewerkt.")
    noting = mag_noteren_voor(command.actor, loaded.taak, bezetting)
    if command.via is None:
        own = grond_om_af_te_werken(command.actor, loaded.taak, loaded.at_table(command.actor))
        return own or _not_own(noting)
    if command.via not in noting:
        raise NotAllowedError
    noted = f"genoteerd door de coördinator ({command.via})"
    from_outside = eigenaar_van(loaded.taak) is Eigenaar.BUITENSTAANDER
    return f"gezegd door de aanmelder, {noted}" if from_outside else noted


def _not_own(noting: Collection[str]) -> NoReturn:
    """Refuse a step of someone else: who may note it forgot to say how it was heard."""
    if noting:
        raise FormInvalidError({"via": ["Kies hoe u dit vernam: aan de telefoon, op papier of mondeling."]})
    raise NotAllowedError


def validated(command: CompleteTask, mover: Mover, loaded: Loaded) -> FormData:
    """Return what was filled in, as the form of the step takes it. Raises `FormInvalidError`."""
    if loaded.taak.form is None:
        return FormData({}, {})
    options = options_for(mover, loaded)
    scope = asked_of(mover, loaded)
    bundle, key = mover.bundle(loaded.instantie), loaded.taak.form
    return mover.deps.forms.validate(
        bundle, key, command.raw, options, context=scope.context, zones=scope.zones
    )


def _met(mover: Mover, loaded: Loaded) -> Formulier:
    return written_with(mover.bundle(loaded.instantie), loaded.taak.kind, loaded.taak.form)


def _chooses(loaded: Loaded) -> bool:
    return "uitkomst" in dict(loaded.taak.result)


def _chosen(command: CompleteTask, mover: Mover, loaded: Loaded) -> Outcome:
    outcomes = outcomes_at(mover.bundle(loaded.instantie), loaded.taak.proces_id, loaded.taak.element_id)
    if not _chooses(loaded):
        return outcomes[0]
    given = "".join(command.raw.get("uitkomst", ()))
    chosen = next((outcome for outcome in outcomes if outcome.value == given), None)
    if chosen is None:
        raise FormInvalidError({"uitkomst": ["Kies hoe het verder gaat."]})
    return chosen


def _variables(
    taak: Taak, outcome: str | None, data: FormData, extra: Mapping[str, Value]
) -> dict[str, Value]:
    """Return only what the model declares for this step, and what follows from it."""
    given: dict[str, Value] = {}
    for field, variable in taak.result:
        value = outcome if field == "uitkomst" else data.process.get(field)
        if value is not None:
            given[variable] = value
    return {**given, **extra}


def _record(
    tx: Tx, command: CompleteTask, loaded: Loaded, grond: str, written: Sequence[str], deps: Deps
) -> None:
    """Write the audit row; a prescreening leaves no line in any log of the LIVC-R (reference §3)."""
    if not process_of(loaded.taak.proces_id).leaves_trace:
        return
    tx.audit.record(
        AuditRegel(
            deps.clock.now(),
            "schrijven",
            f"{loaded.taak.kind}_afgewerkt",
            grond,
            command.actor.persoon_id,
            loaded.taak.organisatie_id or command.actor.organisatie_id,
            loaded.taak.casus_id,
            tuple(written),
        )
    )


def _record_on_paper(
    tx: Tx, command: CompleteTask, loaded: Loaded, grond: str, data: FormData, deps: Deps
) -> None:
    """Write that who answered confirmed that a reason stands on paper; which one follows from the step."""
    if not data.on_paper or not process_of(loaded.taak.proces_id).leaves_trace:
        return
    of = loaded.taak.organisatie_id or command.actor.organisatie_id
    who, casus_id = command.actor.persoon_id, loaded.taak.casus_id
    tx.audit.record(AuditRegel(deps.clock.now(), "schrijven", "op_papier", grond, who, of, casus_id))
