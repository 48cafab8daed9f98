"""The coördinator writes down an aanmelding that came by phone, on paper or in a talk."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.aanmeldregels import herkomst_van
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.execution import Bundle, Value
from app.domain.ids import CasusId, OrganisatieId
from app.domain.people import Actor, Livc, Rol
from app.domain.words.steps.aanmelding import AANMELDING
from app.domain.zones import Zone
from app.procedure.forms.definition import TODAY
from app.procedure.reading import form_of_kinds, written_with
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.once import id_from
from app.services.ports.audit import AuditRegel
from app.services.ports.casussen import CasusZicht
from app.services.ports.forms import FormData, FormView
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import OpenCasus, Texts
from app.services.running.mover import Mover
from app.services.running.noting import ask_aanmelder
from app.services.running.opening import new_casus
from app.services.steps.aanmelding import ensure_new_elements
from app.services.steps.organisaties import ensure_persoon, mag_over_organisaties, zonder_organisatie

[PROCES], STAP = AANMELDING.roots, AANMELDING.word
"""Where the form of an aanmelding is asked: the coördinator fills in the same one."""


@dataclass(frozen=True)
class RecordAanmelding:
    """`organisatie_id` is who spoke, None for someone outside; `via` is telefoon, papier or gesprek.

    `eenmalig` is the token of the form: the same form sent twice is one aanmelding.
    """

    actor: Actor
    organisatie_id: OrganisatieId | None
    via: str
    raw: Mapping[str, Sequence[str]]
    eenmalig: str = ""

    @property
    def casus_id(self) -> CasusId:
        """The id of the casus that this opens; worked out once, for without a token it is random."""
        said = json.dumps([self.organisatie_id, self.via, sorted((k, list(v)) for k, v in self.raw.items())])
        return CasusId(id_from(self.actor, self.eenmalig, said))


def record_aanmelding(command: RecordAanmelding, deps: Deps) -> CasusId:
    """Open a casus for what was said, marked as noted. Raises `FormInvalidError`."""
    if Rol.COORDINATOR not in command.actor.rollen:
        raise NotAllowedError
    if command.via not in ("telefoon", "papier", "gesprek"):
        raise ConflictError("Kies hoe de aanmelding binnenkwam: telefoon, papier of gesprek.")
    casus_id = command.casus_id
    try:
        return _record(command, casus_id, deps)
    except ConflictError:  # the same form twice at the same moment
        with deps.uow.read(command.actor.livc_id) as tx:
            if not _is_open(tx, casus_id):
                raise
        return casus_id


def _record(command: RecordAanmelding, casus_id: CasusId, deps: Deps) -> CasusId:
    with deps.uow.begin(command.actor.livc_id) as tx:
        if _is_open(tx, casus_id):
            return casus_id
        livc = livc_of(tx, command.actor)
        soort = _soort(tx, command.organisatie_id)
        bundle, key = _asked(tx)
        raw = {**command.raw, "uitkomst": ["verstuurd"]}
        told = {TODAY: tx.now.day.isoformat()}
        data = deps.forms.validate(bundle, key, raw, context=told, zones=_zones(livc))
        ensure_new_elements(data, livc)
        ensure_persoon(tx, livc.id, data.process, {})
        texts = {str(zone): {**content, "via": command.via} for zone, content in data.texts.items()}
        mover = Mover(tx, deps, livc, command.actor)
        variables = {**_values(data), "herkomst": herkomst_van(soort)}
        casus = new_casus(mover.scene, command.organisatie_id, casus_id)
        written = Texts(texts, written_with(bundle, STAP, key))
        mover.carry_out(OpenCasus(casus, variables, written, command.via))
        if command.organisatie_id:
            ask_aanmelder(mover.scene, casus, command.organisatie_id, command.via)
        _audit(tx, command, casus_id, "aanmelding_genoteerd", deps)
        if data.on_paper:
            _audit(tx, command, casus_id, "op_papier", deps)
    return casus_id


def _zones(livc: Livc) -> frozenset[Zone] | None:
    """Return the zones of what is asked: without vaults no text."""
    return None if livc.kluizen_aan else frozenset({"process"})


def _values(data: FormData) -> dict[str, Value]:
    """Return the values that begin the casus: that something is on paper is none of them."""
    return {name: value for name, value in data.process.items() if name not in data.on_paper}


def _is_open(tx: Tx, casus_id: CasusId) -> bool:
    return tx.casussen.is_visible(casus_id, CasusZicht(alle=True))


def _audit(tx: Tx, command: RecordAanmelding, casus_id: CasusId, wat: str, deps: Deps) -> None:
    tx.audit.record(
        AuditRegel(
            deps.clock.now(),
            "schrijven",
            wat,
            f"genoteerd door de coördinator ({command.via})",
            command.actor.persoon_id,
            command.organisatie_id,
            casus_id,
        )
    )


def _soort(tx: Tx, organisatie_id: OrganisatieId | None) -> str | None:
    """Return the kind of an organisation of this LIVC-R, None for who stands outside; else `NotFoundError`."""
    if organisatie_id is None or tx.livc_id is None:
        return None
    known = {org.id: org.soort for org in tx.people.organisaties(tx.livc_id)}
    if organisatie_id not in known:
        raise NotFoundError
    return known[organisatie_id]


def aanmelding_form(actor: Actor, deps: Deps) -> FormView:
    """Return the form of an aanmelding, as it is in force in the LIVC-R of the actor."""
    with deps.uow.read(actor.livc_id) as tx:
        bundle, key = _asked(tx)
        livc, both = livc_of(tx, actor), mag_over_organisaties(tx, actor.livc_id)
    form = deps.forms.view(bundle, key, zones=_zones(livc))
    return form if both else zonder_organisatie(form)


def _asked(tx: Tx) -> tuple[Bundle, str]:
    """Return the procedure in force that asks for an aanmelding, and the key of its form."""
    bundle = tx.versies.find_current(PROCES)
    key = form_of_kinds(bundle, {STAP}) if bundle else None
    if bundle is None or key is None:
        raise NotFoundError
    return bundle, key
