"""Aanmelding, casuslijst, the name, and who is invited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId, OrganisatieId
from app.domain.kalender import dag_van
from app.domain.people import Livc
from app.services.ports.forms import FormData
from app.services.steps.context import Extra, StepContext

NIETS_NIEUWS = (
    "De tafel besliste samen dat er onvoldoende elementen waren, en elke partner respecteert dat. "
    "Schrijf wat er nieuw is sinds die beslissing, of meld niet opnieuw aan."
)
GEEN_LEEFTIJD = (
    "Het gaat over een persoon. Kies hoe oud die ongeveer is; weet u het niet, kies dan “Dat weet ik niet”."
)


def aanmelding(step: StepContext) -> Extra:
    """A re-submission needs new elements; the joint decision is respected by every partner (INV-26)."""
    if step.outcome != "toch_niet":
        ensure_new_elements(step.data, step.mover.livc)
    return {"herkomst": "partner"}


def ensure_new_elements(data: FormData, livc: Livc) -> None:
    """Raise `FormInvalidError` when a casus that was not taken up comes back with nothing new.

    Paper-light asks for no text: there the coördinator hears what is new (INV-26).
    """
    if data.process.get("opnieuw_aangemeld") != "ja" or not livc.kluizen_aan:
        return
    told = str(data.texts.get("register", {}).get("nieuwe_elementen") or "").strip()
    if len(told) < 20:
        raise FormInvalidError({"nieuwe_elementen": [NIETS_NIEUWS]})


def intake(step: StepContext) -> Extra:
    """Only an organisation has no age: of a person whose age is not known the child's interest is weighed."""
    if step.outcome != "klaar":
        return {}
    known = {**step.instantie.variables, **step.data.process}
    if known.get("betreft") != "organisatie" and known.get("leeftijdsgroep") == "nvt":
        raise FormInvalidError({"leeftijdsgroep": [GEEN_LEEFTIJD]})
    return {}


def casuslijst(step: StepContext) -> Extra:
    """Taken on the list, the aanmelder gets a seat at the kwalificatie (reference 5.6)."""
    if step.casus and step.casus.aanmelder_id and step.outcome == "op_lijst":
        _set(step, step.casus.aanmelder_id, DeelnameStatus.AANMELDER, uitgenodigd=True)
    return {}


def identiteit_vrijgeven(step: StepContext) -> Extra:
    """The name becomes known in this transaction and nowhere else (reference §4)."""
    return {"anoniem": False} if step.outcome == "meegedeeld" else {}


def voorbereiding(step: StepContext) -> Extra:
    """Propose services; the burgemeester decides (INV-12)."""
    if step.taak.element_id != "u_voorstel" or step.casus is None:
        return {}
    chosen = step.data.choices.get("diensten", ()) if step.outcome == "voorgesteld" else ()
    if step.outcome == "voorgesteld":
        _ensure_can_be_answered(step, chosen)
    for old in _with_status(step, DeelnameStatus.VOORGESTELD):
        _set(step, old.organisatie_id, DeelnameStatus.VERTROKKEN)
    for organisatie in chosen:
        _set(step, OrganisatieId(organisatie), DeelnameStatus.VOORGESTELD)
    return {}


def _ensure_can_be_answered(step: StepContext, chosen: Sequence[str]) -> None:
    """Raise `FormInvalidError` when nobody is asked, or before anyone can answer the time is over."""
    if not chosen:
        raise FormInvalidError({"diensten": ["Duid minstens één dienst aan, of kies “niemand”."]})
    tegen = step.data.process.get("antwoord_tegen")
    if not isinstance(tegen, date) or tegen <= dag_van(step.mover.now):
        raise FormInvalidError({"antwoord_tegen": ["Kies een dag na vandaag."]})


def uitnodiging(step: StepContext) -> Extra:
    """Invite the proposed services."""
    if step.outcome == "verstuurd":
        for row in _with_status(step, DeelnameStatus.VOORGESTELD):
            _set(step, row.organisatie_id, DeelnameStatus.UITGENODIGD, uitgenodigd=True)
    return {}


def antwoord_uitnodiging(step: StepContext) -> Extra:
    """Take part, or not."""
    yes = step.outcome == "aanvaard"
    status = DeelnameStatus.DEELNEMER if yes else DeelnameStatus.NEEMT_NIET_DEEL
    _set(step, step.owner, status, uitgenodigd=True)
    return {}


def _with_status(step: StepContext, status: DeelnameStatus) -> list[Deelname]:
    rows = step.mover.tx.casussen.deelnames(CasusId(step.taak.casus_id or ""))
    return [row for row in rows if row.status is status]


def _set(
    step: StepContext, organisatie_id: OrganisatieId, status: DeelnameStatus, *, uitgenodigd: bool = False
) -> None:
    casus_id = CasusId(step.taak.casus_id or "")
    known = {d.organisatie_id: d for d in step.mover.tx.casussen.deelnames(casus_id)}
    blank = Deelname(casus_id, organisatie_id, status, step.mover.now)
    old = known.get(organisatie_id, blank)
    fresh = replace(old, status=status, sinds=step.mover.now, uitgenodigd=uitgenodigd or old.uitgenodigd)
    step.mover.tx.casussen.save_deelname(fresh, step.mover.livc.id)
