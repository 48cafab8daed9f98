"""A drawing of a draft: the file itself, and what may be drawn and chosen in it."""

from dataclasses import dataclass

from app.domain.errors import NotFoundError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Actor
from app.procedure.bundle import read_model
from app.procedure.drawing_offer.answers import AskedOnForm, Known, forms_in, known_in
from app.procedure.drawing_offer.asked import Asked, asked_in
from app.services.deps import Deps
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.show_draft import OntwerpKop, show_head


@dataclass(frozen=True)
class Tekening:
    """What the page of a drawing shows around it."""

    kop: OntwerpKop
    proces_id: str
    naam: str
    bestand: str
    te_wijzigen: bool
    """Whether the person who looks may change it now."""


@dataclass(frozen=True)
class Tekenaanbod:
    """What may be chosen in a drawing, as the files of the draft are now."""

    velden: tuple[Asked, ...]
    antwoorden: tuple[Known, ...]
    formulieren: tuple[AskedOnForm, ...]


def show_drawing(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, deps: Deps) -> Tekening:
    """Return the page of a drawing; raises `NotAllowedError`, and `NotFoundError` where there is none."""
    kop = show_head(actor, ontwerp_id, deps)
    if proces_id not in kop.processen:
        raise NotFoundError
    may_change = kop.van_mij and kop.status is OntwerpStatus.OPEN
    return Tekening(kop, proces_id, kop.processen[proces_id], file_of(proces_id), may_change)


def drawing_of(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, deps: Deps) -> bytes:
    """Return the drawing itself; raises `NotAllowedError`, and `NotFoundError` where there is none."""
    content = _files(actor, ontwerp_id, deps).get(file_of(proces_id))
    if content is None:
        raise NotFoundError
    return content


def offer_drawing(actor: Actor, ontwerp_id: OntwerpId, proces_id: str, deps: Deps) -> Tekenaanbod:
    """Return what may be chosen; raises `NotAllowedError`, and `NotFoundError` for no procedure of the draft."""
    files = _files(actor, ontwerp_id, deps)
    if file_of(proces_id) not in files:
        raise NotFoundError
    model, _ = read_model(files)
    return Tekenaanbod(asked_in(model, proces_id), known_in(model, proces_id), forms_in(model))


def file_of(proces_id: str) -> str:
    """Return the name of the file that draws a procedure."""
    return f"{proces_id}/{proces_id}.bpmn"


def _files(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> dict[str, bytes]:
    with deps.uow.read(actor.livc_id) as tx:
        draft_of(tx, actor, ontwerp_id)
        return draft_files(tx, ontwerp_id)
