"""The steps of a procedure of a draft in sentences, and what may be changed at each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Actor
from app.procedure.bundle import Model, model_of
from app.procedure.checking import version_of
from app.procedure.model import folder_of
from app.procedure.redrawing import Asked, GivenAnswers, Possible, StepSpot, possible, spot_of
from app.procedure.step_list import listing_of
from app.services.deps import Deps
from app.services.studio.check_draft import Bevinding, Bevindingen, CheckDraft, check_draft
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.show_draft import OntwerpKop, show_head
from app.services.telling.step_list import steps_told
from app.services.telling.step_words import title_of
from app.services.views.step_list import Stap, Stappen

Files = Mapping[str, bytes]
_SECONDEN: Final = 1.0
"""So long the list waits for what is wrong; it is there when the page is asked again."""


@dataclass(frozen=True)
class OntwerpStappen:
    """A procedure of a draft as a list of steps."""

    kop: OntwerpKop
    proces_id: str
    naam: str
    stappen: Stappen
    mag: bool
    """Whether this person may change it now."""
    nagekeken: bool = False
    """Whether it is known what is wrong with it."""
    bevindingen: Mapping[str, Sequence[Bevinding]] = field(default_factory=dict)
    """Step → what is wrong there; "" for what stands at no step."""


@dataclass(frozen=True)
class StapKeuzes:
    """A step with all that may be changed there."""

    kop: OntwerpKop
    proces_id: str
    naam: str
    stap: Stap
    mag: bool
    keuzes: Sequence[Possible]

    @property
    def groepen(self) -> Sequence[tuple[str, Sequence[Possible], Sequence[Possible]]]:
        """What the choices are about, with those that stand first and the others."""
        found: dict[str, tuple[list[Possible], list[Possible]]] = {}
        for each in self.keuzes:
            first, others = found.setdefault(each.topic.value, ([], []))
            (first if each.usual else others).append(each)
        return [(topic, first, others) for topic, (first, others) in found.items()]


@dataclass(frozen=True)
class KeuzeFormulier:
    """One thing that may be changed, with what it asks and what is filled in."""

    stap: StapKeuzes
    keuze: Possible
    vragen: Sequence[Asked]
    waarden: Mapping[str, Sequence[str]]

    def unasked(self, seen: Collection[str]) -> bool:
        """Answer whether something is asked that was not seen yet: it follows from an answer."""
        return any(each.key not in seen for each in self.vragen)


@dataclass(frozen=True)
class DraftSpot:
    """A step of a draft with what stands around it, and the files that say so."""

    spot: StepSpot
    files: Files = field(repr=False)


def show_draft_steps(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, deps: Deps) -> OntwerpStappen:
    """Return the list. Raises `NotFoundError` for a procedure that is not there, and as `show_head` does."""
    kop = show_head(actor, ontwerp_id, deps)
    model, _ = _model_of(actor, ontwerp_id, deps)
    told = _told(model, proces_id)
    found = check_draft(CheckDraft(actor, ontwerp_id), deps, _SECONDEN)
    at = _at_steps(found, proces_id, _owners(model, proces_id))
    return OntwerpStappen(kop, proces_id, _name(kop, proces_id), told, may_change(kop), found.klaar, at)


def show_choices(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, stap_id: str, deps: Deps) -> StapKeuzes:
    """Return what may be changed at a step. Raises `NotFoundError` for one that is not there."""
    kop = show_head(actor, ontwerp_id, deps)
    here = draft_spot(actor, ontwerp_id, proces_id, stap_id, deps)
    steps = _told(here.spot.model, proces_id)
    stap = next(each for each in steps.elk() if each.id == stap_id)
    choices = possible(here.spot, here.files)
    return StapKeuzes(kop, proces_id, _name(kop, proces_id), stap, may_change(kop), choices)


def form_of(stap: StapKeuzes, keuze: str, given: Mapping[str, Sequence[str]]) -> KeuzeFormulier:
    """Return the form of one choice, with what follows from the answers. Raises `NotFoundError` for no choice."""
    found = {each.key: each for each in stap.keuzes}
    if keuze not in found:
        raise NotFoundError
    choice = found[keuze]
    usual = {each.key: each.value for each in choice.asked}
    asked = (*choice.asked, *choice.also(GivenAnswers(usual | dict(given))))
    values = {each.key: given.get(each.key, each.value) for each in asked}
    return KeuzeFormulier(stap, choice, asked, values)


def draft_spot(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, stap_id: str, deps: Deps) -> DraftSpot:
    """Return a step of a draft as it is now. Raises `NotFoundError` for one that is not there."""
    model, files = _model_of(actor, ontwerp_id, deps)
    return DraftSpot(spot_of(model, proces_id, stap_id, title_of), files)


def may_change(kop: OntwerpKop) -> bool:
    """Answer whether the person to whom this head is shown may change the draft now."""
    return kop.van_mij and kop.status is OntwerpStatus.OPEN


def _model_of(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> tuple[Model, Files]:
    """Return the files of a draft and what they say; the same files are read once."""
    with deps.uow.read(actor.livc_id) as tx:
        draft_of(tx, actor, ontwerp_id)
        files = draft_files(tx, ontwerp_id)
    return model_of(Bundle(version_of("", files), "", files)), files


def _owners(model: Model, proces_id: str) -> Mapping[str, str]:
    """Return for each shape and arrow of a procedure the step that stands for it."""
    owners: dict[str, str] = {}
    for item in listing_of(model, model.processes[proces_id]).every():
        owners |= dict.fromkeys(item.drawn(), item.element.id)
    return owners


def _at_steps(
    found: Bevindingen, proces_id: str, owners: Mapping[str, str]
) -> Mapping[str, Sequence[Bevinding]]:
    """Return what is wrong in one procedure, by step."""
    at: dict[str, list[Bevinding]] = {}
    for each in found.regels:
        if folder_of(each.bestand) == proces_id:
            at.setdefault(owners.get(each.element, ""), []).append(each)
    return at


def _told(model: Model, proces_id: str) -> Stappen:
    process = model.processes.get(proces_id)
    if process is None:
        raise NotFoundError
    return steps_told(model, listing_of(model, process))


def _name(kop: OntwerpKop, proces_id: str) -> str:
    return kop.processen.get(proces_id, proces_id)
