"""What is asked to be destroyed: an intent with its job, committed together; the worker carries it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.bewaartermijn import laatste_dag, laatste_dag_van_dossier, laatste_dag_van_rest
from app.domain.casus import Casus, CasusStatus, Instantie, Opdracht
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import CasusId, InstantieId, OrganisatieId, PuntId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van

if TYPE_CHECKING:
    from app.services.running.mover import Mover


def request_denkhulp(mover: Mover, instantie: Instantie) -> None:
    """Ask to wipe a prescreening and all that was kept with it."""
    _request(mover, instantie.id, {"soort": "denkhulp", "instantie": instantie.id}, f"wis:{instantie.id}")


def request_dossier(mover: Mover, instantie: Instantie, organisatie_id: OrganisatieId) -> None:
    """Ask to destroy one holder's own file; for the gemeente register and papers go with it.

    Raises `ConflictError` before the day that was computed for this file, or that its holder chose. A holder that
    was silent at the yearly review extends no longer, from the day on which the table ends that silence.
    """
    casus = _casus_of(mover, instantie)
    rows = mover.tx.casussen.verlengingen(casus.id)
    day = laatste_dag_van_dossier(casus, rows, organisatie_id)
    review = instantie.variables.get(f"herzien_tegen@{organisatie_id}")
    if isinstance(review, date):
        day = min(day, max(review, laatste_dag(casus)))
    if not _ran_out(casus, day, dag_van(mover.now)):
        raise ConflictError(
            "Het dossier van casus {code} mag nog niet vernietigd worden: het blijft tot {day}.",
            code=casus.code,
            day=day,
        )
    mover.tx.casussen.forget_verlenging(casus.id, organisatie_id)
    _request_file(mover, casus.id, organisatie_id)


def request_gemeente(mover: Mover, instantie: Instantie) -> None:
    """Ask to destroy what is the gemeente's (register, papers, own file), because the casus was ended early.

    What else ran for this casus ends: it can only be about who is in the register. Raises `ConflictError` when
    nobody decided so.
    """
    casus = _casus_of(mover, instantie)
    if casus.vervroegd_op is None:
        raise ConflictError("Niemand besliste dat casus {code} vroeger weg mag.", code=casus.code)
    for other in mover.tx.instanties.of_slot(casus.id):
        if other.id != instantie.id:
            mover.tx.instanties.delete(other.id)
    _request_file(mover, casus.id, mover.livc.gemeente_id)


def request_left_behind(mover: Mover, casus_id: CasusId, organisatie_id: OrganisatieId) -> None:
    """Ask to destroy what can still be opened of a file beyond its last day, unless that is asked already."""
    if not any(_covers(job, casus_id, organisatie_id) for job in mover.tx.outbox.pending("vernietiging")):
        _request_file(mover, casus_id, organisatie_id)


def _covers(job: Opdracht, casus_id: CasusId, organisatie_id: OrganisatieId) -> bool:
    if job.slot != casus_id:
        return False
    whole = job.payload["soort"] == "casus"
    return whole or (job.payload["soort"] == "dossier" and job.payload["organisatie"] == organisatie_id)


def _request_file(mover: Mover, casus_id: CasusId, organisatie_id: OrganisatieId) -> None:
    payload = {"soort": "dossier", "casus": casus_id, "organisatie": organisatie_id}
    _request(mover, casus_id, payload, f"dossier:{casus_id}:{organisatie_id}:{dag_van(mover.now)}")


def request_tafel(mover: Mover, casus_id: CasusId, punt_id: PuntId) -> None:
    """Ask to destroy what lay on the table of a closed point."""
    payload = {"soort": "tafel", "punt": punt_id, "casus": casus_id}
    _request(mover, casus_id, payload, f"tafel:{punt_id}")


def request_papieren(mover: Mover, overleg_id: InstantieId, key_ids: Sequence[str], *, punten: bool) -> None:
    """Ask to destroy papers of a meeting; with `punten` its points about no casus too, with who was there."""
    payload = {"soort": "papieren", "sleutels": " ".join(key_ids)}
    if punten:
        payload["overleg"] = overleg_id
    _request(mover, overleg_id, payload, f"papieren:{overleg_id}")


def request_keys(mover: Mover, scope: str, key_ids: Sequence[str]) -> None:
    """Ask to destroy keys that are for nothing that is still there."""
    payload = {"soort": "sleutels", "sleutels": " ".join(key_ids)}
    _request(mover, scope, payload, f"sleutels:{scope}")


def request_casus(mover: Mover, casus_id: CasusId) -> None:
    """Ask to destroy all that is left of a casus, after looking again at the day of every file (reference §8.1).

    Raises `ConflictError` when the file of a holder is there whose day has not come: nobody ends another's file.
    """
    casus = mover.tx.casussen.get(casus_id)
    for holder, day in _files(mover, casus):
        if not _ran_out(casus, day, dag_van(mover.now)):
            whose = "het dossier van de gemeente" if holder == mover.livc.gemeente_id else "een dossier"
            raise ConflictError(
                "Casus {code} mag nog niet vernietigd worden: {whose} blijft tot {day}.",
                code=casus.code,
                whose=whose,
                day=day,
            )
    mover.tx.casussen.save(replace(casus, status=CasusStatus.TE_VERNIETIGEN))
    _request(mover, casus_id, {"soort": "casus", "casus": casus_id}, f"casus:{casus_id}")


def andere_houders(mover: Mover, casus_id: CasusId) -> frozenset[OrganisatieId]:
    """Return the organisations beside the gemeente that have an own file of a casus."""
    owners = {s.eigenaar_id for s in mover.tx.items.sleutels(casus_id) if s.zone == "vault"}
    return frozenset(owners - {mover.livc.gemeente_id})


def _files(mover: Mover, casus: Casus) -> Iterator[tuple[OrganisatieId, date]]:
    """Yield each holder whose file is there and was not asked to be destroyed yet, with the day of that file."""
    rows = mover.tx.casussen.verlengingen(casus.id)
    asked = {
        job.payload["organisatie"]
        for job in mover.tx.outbox.pending("vernietiging")
        if job.slot == casus.id and job.payload["soort"] == "dossier"
    }
    gemeente = mover.livc.gemeente_id
    for holder in sorted(andere_houders(mover, casus.id) - asked):
        yield holder, laatste_dag_van_dossier(casus, rows, holder)
    if gemeente not in asked and any(s.eigenaar_id == gemeente for s in mover.tx.items.sleutels(casus.id)):
        yield gemeente, laatste_dag_van_rest(casus, rows, gemeente)


def _ran_out(casus: Casus, day: date, today: date) -> bool:
    """Answer whether a day has come; a casus that was never discussed has none to protect it."""
    return casus.laatste_bespreking is None or today >= day


def _casus_of(mover: Mover, instantie: Instantie) -> Casus:
    if instantie.casus_id is None:
        raise NotFoundError
    return mover.tx.casussen.get(instantie.casus_id)


def _request(mover: Mover, slot: str, payload: dict[str, str], dedupe: str) -> None:
    certificate = {**payload, "certificaat": random_id(), "dag": str(dag_van(mover.now))}
    opdracht = Opdracht(random_id(), mover.livc.id, slot, "vernietiging", certificate, mover.deps.clock.now())
    mover.tx.outbox.add(opdracht, dedupe)


def parse_day(payload: dict[str, str]) -> date:
    """Return the legal day on which the destruction was asked."""
    return date.fromisoformat(payload["dag"])
