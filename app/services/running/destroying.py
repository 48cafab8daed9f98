"""What is asked to be destroyed, as acts: an intent with its job; the worker carries it out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.domain.bewaartermijn import laatste_dag_van_dossier, laatste_dag_van_rest
from app.domain.casus import Casus, CasusStatus
from app.domain.errors import ConflictError
from app.domain.ids import CasusId, InstantieId, KeyId, OrganisatieId, PuntId
from app.domain.omvang import Omvang
from app.domain.opdracht import Opdracht
from app.domain.words.jobs import VERNIETIGING
from app.services.pending import pending_in
from app.services.running.acts import Acts, Destroy, Save
from app.services.running.scene import Scene


def of_denkhulp(instantie_id: InstantieId) -> Destroy:
    """Ask to wipe a prescreening and all that was kept with it."""
    return Destroy(instantie_id, {"soort": Omvang.DENKHULP, "instantie": instantie_id}, f"wis:{instantie_id}")


def of_file(scene: Scene, casus_id: CasusId, organisatie_id: OrganisatieId) -> Destroy:
    """Ask to destroy one holder's own file; for the gemeente register and papers go with it."""
    payload = {"soort": Omvang.DOSSIER, "casus": casus_id, "organisatie": organisatie_id}
    return Destroy(casus_id, payload, f"dossier:{casus_id}:{organisatie_id}:{scene.day}")


def of_left_behind(scene: Scene, casus_id: CasusId, organisatie_id: OrganisatieId) -> Acts:
    """Ask to destroy what can still be opened of a file beyond its last day, unless that is asked already."""
    asked = any(_covers(job, organisatie_id) for job in _pending(scene, casus_id))
    return () if asked else (of_file(scene, casus_id, organisatie_id),)


def _pending(scene: Scene, casus_id: CasusId) -> list[Opdracht]:
    return pending_in(scene.tx, casus_id, VERNIETIGING.word)


def _covers(job: Opdracht, organisatie_id: OrganisatieId) -> bool:
    """Answer whether a destruction takes the file of a holder with it."""
    if job.payload["soort"] == Omvang.DOSSIER:
        return job.payload["organisatie"] == organisatie_id
    return job.payload["soort"] == Omvang.CASUS


def of_table(casus_id: CasusId, punt_id: PuntId) -> Destroy:
    """Ask to destroy what lay on the table of a closed point."""
    payload = {"soort": Omvang.TAFEL, "punt": punt_id, "casus": casus_id}
    return Destroy(casus_id, payload, f"tafel:{punt_id}")


def of_papers(overleg_id: InstantieId, key_ids: Sequence[str], *, punten: bool) -> Destroy:
    """Ask to destroy papers of a meeting; with `punten` its points about no casus too, with who was there."""
    payload = {"soort": Omvang.PAPIEREN, "sleutels": " ".join(key_ids)}
    if punten:
        payload["overleg"] = overleg_id
    return Destroy(overleg_id, payload, f"papieren:{overleg_id}")


def of_keys(scope: str, key_ids: Sequence[str]) -> Destroy:
    """Ask to destroy keys that are for nothing that is still there."""
    return Destroy(scope, {"soort": Omvang.SLEUTELS, "sleutels": " ".join(key_ids)}, f"sleutels:{scope}")


def of_draft(casus_id: CasusId, key_id: KeyId) -> Destroy:
    """Ask to destroy the key of a fiche that was wiped, of which no row is left."""
    return Destroy(
        casus_id, {"soort": Omvang.ONTWERP, "casus": casus_id, "sleutel": key_id}, f"ontwerp:{key_id}"
    )


def of_casus(scene: Scene, casus_id: CasusId) -> Acts:
    """Ask to destroy all that is left of a casus, after looking again at the day of every file (reference §8.1).

    Raises `ConflictError` when the file of a holder is there whose day has not come: nobody ends another's file.
    """
    casus = scene.tx.casussen.get(casus_id)
    for holder, day in _files(scene, casus):
        if not ran_out(casus, day, scene.day):
            whose = "het dossier van de gemeente" if holder == scene.livc.gemeente_id else "een dossier"
            raise ConflictError(
                "Casus {code} mag nog niet vernietigd worden: {whose} blijft tot {day}.",
                code=casus.code,
                whose=whose,
                day=day,
            )
    return (
        Save(replace(casus, status=CasusStatus.TE_VERNIETIGEN)),
        Destroy(casus_id, {"soort": Omvang.CASUS, "casus": casus_id}, f"casus:{casus_id}"),
    )


def andere_houders(scene: Scene, casus_id: CasusId) -> frozenset[OrganisatieId]:
    """Return the organisations beside the gemeente that have an own file of a casus."""
    owners = {s.eigenaar_id for s in scene.tx.items.sleutels(casus_id) if s.zone == "vault"}
    return frozenset(owners - {scene.livc.gemeente_id})


def _files(scene: Scene, casus: Casus) -> Iterator[tuple[OrganisatieId, date]]:
    """Yield each holder whose file is there and was not asked to be destroyed yet, with the day of that file."""
    rows = scene.tx.casussen.verlengingen(casus.id)
    asked = _asked(scene, casus.id)
    gemeente = scene.livc.gemeente_id
    for holder in sorted(andere_houders(scene, casus.id) - asked):
        yield holder, laatste_dag_van_dossier(casus, rows, holder)
    if gemeente not in asked and any(s.eigenaar_id == gemeente for s in scene.tx.items.sleutels(casus.id)):
        yield gemeente, laatste_dag_van_rest(casus, rows, gemeente)


def _asked(scene: Scene, casus_id: CasusId) -> frozenset[str]:
    """Return the holders whose file is asked to be destroyed already."""
    of_files = [job for job in _pending(scene, casus_id) if job.payload["soort"] == Omvang.DOSSIER]
    return frozenset(job.payload["organisatie"] for job in of_files)


def ran_out(casus: Casus, day: date, today: date) -> bool:
    """Answer whether a day has come; a casus that was never discussed has none to protect it."""
    return casus.laatste_bespreking is None or today >= day
