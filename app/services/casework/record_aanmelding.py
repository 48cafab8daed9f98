"""The coördinator writes down an aanmelding that came by phone, on paper or in a talk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import CasusId, OrganisatieId
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.moving import Mover
from app.services.noting import ask_aanmelder
from app.services.opening import open_casus
from app.services.ports import FormView, Zone
from app.services.steps.intake import ensure_new_elements
from app.services.store import AuditRegel, Tx

FORM = "F02-A"


@dataclass(frozen=True)
class RecordAanmelding:
    """`organisatie_id` is who spoke, None for someone outside; `via` is telefoon, papier or gesprek."""

    actor: Actor
    organisatie_id: OrganisatieId | None
    via: str
    raw: Mapping[str, Sequence[str]]


def record_aanmelding(command: RecordAanmelding, deps: Deps) -> CasusId:
    """Open a casus for what was said, marked as noted. Raises `FormInvalidError`."""
    if Rol.COORDINATOR not in command.actor.rollen:
        raise NotAllowedError
    if command.via not in ("telefoon", "papier", "gesprek"):
        raise ConflictError("Kies hoe de aanmelding binnenkwam: telefoon, papier of gesprek.")
    with deps.uow.begin(command.actor.livc_id) as tx:
        livc = livc_of(tx, command.actor)
        _ensure_known(tx, command.organisatie_id)
        zones: frozenset[Zone] | None = None if livc.kluizen_aan else frozenset({"process"})
        data = deps.forms.validate(FORM, command.raw, zones=zones)
        ensure_new_elements(data, livc)
        texts = {str(zone): {**content, "via": command.via} for zone, content in data.texts.items()}
        mover = Mover(tx, deps, livc, command.actor, texts, command.via)
        casus = open_casus(mover, {**data.process, "herkomst": "partner"}, command.organisatie_id)
        if command.organisatie_id:
            ask_aanmelder(mover, casus, command.organisatie_id, command.via)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "aanmelding_genoteerd",
                f"genoteerd door de coördinator ({command.via})",
                command.actor.persoon_id,
                command.organisatie_id,
                casus.id,
            )
        )
    return casus.id


def _ensure_known(tx: Tx, organisatie_id: OrganisatieId | None) -> None:
    """Raise `NotFoundError` unless the organisation belongs to this LIVC-R."""
    if organisatie_id is None or tx.livc_id is None:
        return
    if organisatie_id not in {org.id for org in tx.people.organisaties(tx.livc_id)}:
        raise NotFoundError


def aanmelding_form(deps: Deps) -> FormView:
    """Return the form of an aanmelding."""
    return deps.forms.view(FORM)
