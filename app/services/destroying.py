"""What is asked to be destroyed: an intent with its job, committed together; the worker carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.bewaartermijn import is_vernietigbaar
from app.domain.casus import CasusStatus, Instantie, Opdracht
from app.domain.errors import ConflictError
from app.domain.execution import Variables
from app.domain.ids import CasusId, InstantieId, OrganisatieId, PuntId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van

if TYPE_CHECKING:
    from app.services.moving import Mover


def request_denkhulp(mover: Mover, instantie: Instantie) -> None:
    """Ask to wipe a prescreening and all that was kept with it."""
    _request(mover, instantie.id, {"soort": "denkhulp", "instantie": instantie.id}, f"wis:{instantie.id}")


def request_dossier(mover: Mover, casus_id: CasusId, organisatie_id: OrganisatieId) -> None:
    """Ask to destroy one holder's own file; for the gemeente register and papers go with it."""
    casus = mover.tx.casussen.get(casus_id)
    if not is_vernietigbaar(casus.laatste_bespreking, dag_van(mover.now)):
        raise ConflictError(f"Het dossier van casus {casus.code} mag nog niet vernietigd worden.")
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


def request_casus(mover: Mover, casus_id: CasusId, variables: Variables) -> None:
    """Ask to destroy all that is left of a casus, after re-checking its stored date (reference §8.1).

    Raises `ConflictError` when the term has not run out and nobody asked for an earlier destruction.
    """
    casus = mover.tx.casussen.get(casus_id)
    today = dag_van(mover.now)
    ran_out = is_vernietigbaar(casus.laatste_bespreking, today) or casus.status is CasusStatus.TE_VERNIETIGEN
    if not ran_out:
        raise ConflictError(
            f"Casus {casus.code} mag nog niet vernietigd worden: "
            "de laatste bespreking is minder dan een jaar geleden."
        )
    mover.tx.casussen.save(replace(casus, status=CasusStatus.TE_VERNIETIGEN))
    _request(mover, casus_id, {"soort": "casus", "casus": casus_id}, f"casus:{casus_id}")


def _request(mover: Mover, slot: str, payload: dict[str, str], dedupe: str) -> None:
    certificate = {**payload, "certificaat": random_id(), "dag": str(dag_van(mover.now))}
    opdracht = Opdracht(random_id(), mover.livc.id, slot, "vernietiging", certificate, mover.deps.clock.now())
    mover.tx.outbox.add(opdracht, dedupe)


def parse_day(payload: dict[str, str]) -> date:
    """Return the legal day on which the destruction was asked."""
    return date.fromisoformat(payload["dag"])
