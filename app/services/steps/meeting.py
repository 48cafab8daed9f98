"""Planning a meeting, who is there, opening and closing a point."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta

from app.domain.casus import Aanwezige, Agendapunt, Deelname, PuntStatus
from app.domain.errors import FormInvalidError
from app.domain.ids import PersoonId, PuntId, new_id
from app.domain.kalender import BRUSSEL, dag_van
from app.domain.people import Lidmaatschap, Organisatie, Persoon, Rol
from app.domain.tafelregels import ontbrekende_kern
from app.domain.toegang import neemt_deel
from app.services.mandaten import geldige_mandaten
from app.services.running.opening import open_punt
from app.services.steps.context import Extra, StepContext
from app.services.table.close_point import close_point

VERSTE_OVERLEG = relativedelta(
    years=1
)  # N: "of zelfs jaarlijks" (domain/05 T07); a slip of the year is no plan
VASTE_ROLLEN = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER})


def overleg_plannen(step: StepContext) -> Extra:
    """Fix the day and hour of a meeting."""
    day = step.data.process.get("overlegmoment")
    today = dag_van(step.mover.now)
    if not isinstance(day, date) or day < today:
        raise FormInvalidError({"overlegmoment": ["Kies vandaag of een latere dag voor het overleg."]})
    if day > today + VERSTE_OVERLEG:
        raise FormInvalidError({"overlegmoment": ["Dit is meer dan een jaar ver. Kijk het jaartal na."]})
    overleg = step.mover.tx.tafel.overleg(step.instantie.id)
    moment = datetime.combine(day, _hour(step), BRUSSEL)
    step.mover.tx.tafel.save_overleg(replace(overleg, moment=moment, status="gepland"))
    return {"overlegmoment": day}


def _hour(step: StepContext) -> time:
    text = str(step.data.texts.get("papers", {}).get("uur") or step.word("uur") or "10:00")
    try:
        return time.fromisoformat(text if len(text) > 4 else f"0{text}")
    except ValueError as error:
        raise FormInvalidError({"uur": ["Schrijf het uur als 10:00."]}) from error


def kader(step: StepContext) -> Extra:
    """Open the meeting with its legal frame, or put it off."""
    overleg = step.mover.tx.tafel.overleg(step.instantie.id)
    status = "bezig" if step.outcome != "gaat_niet_door" else "te_plannen"
    opened = dag_van(step.mover.now) if status == "bezig" else overleg.geopend_op
    step.mover.tx.tafel.save_overleg(replace(overleg, status=status, geopend_op=opened))
    if status == "bezig":
        _take_points(step)
    verslag = step.data.process.get("verslag")
    return {"verslag": verslag is True}


def _take_points(step: StepContext) -> None:
    """Take every asked point along on this meeting's agenda, in the order in which it was asked."""
    tafel = step.mover.tx.tafel
    first = len(tafel.punten(step.instantie.id)) + 1
    for number, punt in enumerate(tafel.punten(None), first):
        if punt.status is PuntStatus.GEVRAAGD:
            tafel.save_punt(replace(punt, overleg_id=step.instantie.id, volgorde=number))


def aanwezigheid(step: StepContext) -> Extra:
    """Tick who is there: for the day (x_aanw), or for one point (u_wie)."""
    if step.taak.element_id == "u_wie":
        return _wie_neemt_deel(step)
    _take_points(step)
    punten = step.mover.tx.tafel.punten(step.instantie.id)
    waiting = [p for p in punten if p.status is PuntStatus.GEVRAAGD]
    return {"punten": bool(waiting)}


def _wie_neemt_deel(step: StepContext) -> Extra:
    tafel = step.mover.tx.tafel
    punt = tafel.punt(PuntId(step.taak.binding or ""))
    if step.outcome == "verdagen":
        tafel.save_punt(replace(punt, status=PuntStatus.VERDAAGD))
        tafel.save_punt(replace(punt, id=PuntId(new_id()), overleg_id=None))
        return {"soort": punt.soort}
    present = _present(step, punt)
    if not present:
        raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
    missing = ontbrekende_kern(present)
    reason = str(step.data.texts.get("papers", {}).get("kern_reden") or "").strip()
    if missing and not reason:
        raise FormInvalidError(_without_core(missing, kept=step.mover.livc.kluizen_aan))
    for row in present:
        tafel.save_aanwezige(row, step.mover.livc.id)
    punt = replace(punt, kern_reden=bool(missing))
    tafel.save_punt(punt)
    if punt.casus_id is None:
        open_punt(step.mover, punt)  # the drawing sends `punt_geopend` for a casus only
    return {"soort": punt.soort}


def _without_core(missing: Sequence[str], *, kept: bool) -> dict[str, list[str]]:
    """Return what to say when the statutory core is not there; paper-light there is no place for a reason."""
    words = f"Dit ontbreekt aan tafel: {', '.join(missing)}."
    if kept:
        return {"kern_reden": [f"{words} Schrijf waarom u toch bespreekt, of verdaag het punt."]}
    return {"aanwezigen": [f"{words} Zonder kluizen kan een reden niet bewaard worden: verdaag het punt."]}


def _present(step: StepContext, punt: Agendapunt) -> list[Aanwezige]:
    chosen = step.data.choices.get("aanwezigen", ())
    if not chosen:
        raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
    allowed = {str(lid.persoon_id): lid for lid, _, _ in members_for(step, punt)}
    roles: dict[str, set[str]] = {}
    for lid, persoon, _ in step.mover.tx.people.leden(step.mover.livc.id, dag_van(step.mover.now)):
        roles.setdefault(persoon.id, set()).add(lid.rol.value)
    for mandate in geldige_mandaten(step.mover.tx, step.mover.livc.id, step.mover.now):
        roles.setdefault(mandate.nemer_id, set()).add(mandate.rol.value)
    return [
        Aanwezige(
            punt.id,
            PersoonId(person),
            allowed[person].organisatie_id,
            frozenset(roles[person]),
            step.mover.now,
        )
        for person in dict.fromkeys(chosen)
        if person in allowed
    ]


def members_for(step: StepContext, punt: Agendapunt) -> list[tuple[Lidmaatschap, str, str]]:
    """Return who may take part in a point: the fixed members, and the organisations that were invited."""
    tx, day = step.mover.tx, dag_van(step.mover.now)
    return seats(tx.people.leden(step.mover.livc.id, day), _invited(step, punt))


def seats(
    leden: Iterable[tuple[Lidmaatschap, Persoon, Organisatie]], invited: frozenset[str]
) -> list[tuple[Lidmaatschap, str, str]]:
    """Return (membership, name, organisation) of everyone who has a seat."""
    found: dict[str, tuple[Lidmaatschap, str, str]] = {}
    for lid, persoon, organisatie in leden:
        fixed = lid.rol in VASTE_ROLLEN
        guest = lid.rol is Rol.PARTNER and lid.organisatie_id in invited
        if (fixed or guest) and persoon.id not in found:
            found[persoon.id] = (lid, persoon.naam, organisatie.naam)
    return list(found.values())


def _invited(step: StepContext, punt: Agendapunt) -> frozenset[str]:
    if punt.casus_id is None:
        return frozenset()
    return invited_organisations(step.mover.tx.casussen.deelnames(punt.casus_id))


def invited_organisations(deelnames: Iterable[Deelname]) -> frozenset[str]:
    """Return the organisations with a seat at the casus."""
    return frozenset(d.organisatie_id for d in deelnames if neemt_deel(d))


def vrijgave(step: StepContext) -> Extra:
    """Close the point: table steps still open are put off, and what lies on the table is gone."""
    punt = step.mover.tx.tafel.punt(PuntId(step.taak.binding or ""))
    close_point(step.mover, punt)
    return {}
