"""What is voted on, by whom, in which round: shared by asking, noting and concluding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.casus import Casus, geldende
from app.domain.consensus import ANTWOORDEN, hash_van, ontbrekende_antwoorden, samen_beslist
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import CasusId, PersoonId, TaskId, new_id
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Stem
from app.domain.people import Actor
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.subjects import find_subject
from app.services.deps import Deps
from app.services.fiches import admitted, what_leaves
from app.services.loading import Loaded, load_task
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at

MEESTE_RONDEN = 1000


@dataclass(frozen=True)
class Vote:
    """An open consensus step: its point, who takes part, and the version that is voted on."""

    loaded: Loaded
    punt: Agendapunt
    deelnemers: frozenset[PersoonId]
    """Who is asked: who sits there now; where a text would leave, everyone admitted at any moment of the day."""
    aan_tafel: frozenset[PersoonId]
    """Who sits there now, and can answer."""
    hash: str
    ronde: int
    stemmen: Sequence[Stem]

    @property
    def vertrokken(self) -> frozenset[PersoonId]:
        """Who is asked and left without an answer: they are not asked from afar."""
        return ontbrekende_antwoorden(self.deelnemers, self.stemmen, self.hash) - self.aan_tafel

    @property
    def verlaat(self) -> bool:
        """Whether agreeing lets a text leave the LIVC-R."""
        return leaves(self.loaded.taak)


def open_vote(tx: Tx, task_id: TaskId, *, lock: bool) -> Vote:
    """Return the vote of a consensus step. Raises `ConflictError` while no point is open (INV-44)."""
    loaded = load_task(tx, task_id, lock=lock)
    if not has_part(loaded.taak.kind, Part.VOTING) or loaded.casus is None:
        raise NotFoundError
    punt = tx.tafel.find_open_punt(loaded.casus.id)
    if punt is None:
        raise ConflictError("Het punt is niet open. Stemmen kan enkel aan tafel; er is niets gewijzigd.")
    present = frozenset(each.persoon_id for each in present_at(tx, punt))
    asked = admitted(tx, punt) if leaves(loaded.taak) else present
    hash_ = hash_van(_subject(tx, loaded, punt))
    ronde, stemmen = _round(tx, task_id, hash_)
    return Vote(loaded, punt, asked, present, hash_, ronde, stemmen)


def leaves(taak: Taak) -> bool:
    """Answer whether a step is about letting a text leave the LIVC-R."""
    subject = find_subject(taak.subject)
    return subject is not None and subject.leaves


def _subject(tx: Tx, loaded: Loaded, punt: Agendapunt) -> Mapping[str, object]:
    """Return all that an answer is about: any change of it opens a new round."""
    if leaves(loaded.taak):
        return what_leaves(tx, CasusId(loaded.taak.casus_id or ""), loaded.taak.id, punt)
    variables, subject = loaded.instantie.variables, loaded.taak.subject
    lying = [item for item in tx.items.of_punt(punt.id) if item.zone == "table"]
    return {
        "casus": loaded.casus.id if loaded.casus else "",
        "subject": subject,
        "stap": loaded.taak.id,
        "waarden": {name: str(variables.get(name)) for name in samen_beslist(subject)},
        "acties": _agreed_actions(tx, loaded.casus),
        "items": sorted((item.id, item.versie, item.ingetrokken) for item in lying),
        "deelnemers": sorted(each.persoon_id for each in present_at(tx, punt)),
    }


def _agreed_actions(tx: Tx, casus: Casus | None) -> list[str]:
    acties = tx.casussen.acties(casus.id) if casus else ()
    return sorted(actie.id for actie in geldende(acties))


def _round(tx: Tx, task_id: TaskId, hash_: str) -> tuple[int, Sequence[Stem]]:
    """Return the current round: any edit since the first answer of a round opens the next one."""
    for ronde in range(1, MEESTE_RONDEN):
        stemmen = tx.tafel.stemmen(task_id, ronde)
        if all(stem.hash == hash_ for stem in stemmen):
            return ronde, stemmen
    raise ConflictError("Er waren te veel rondes voor deze stap.")


def save_answer(tx: Tx, deps: Deps, vote: Vote, persoon_id: PersoonId, answer: str, by: Actor | None) -> Stem:
    """Keep one answer of an effective participant; a later answer in the same round replaces it."""
    if persoon_id not in vote.deelnemers & vote.aan_tafel:
        raise ConflictError("Enkel wie effectief deelneemt aan dit punt, antwoordt. Er is niets gewijzigd.")
    if answer not in ANTWOORDEN:
        raise ConflictError("Kies akkoord, geen bezwaar of bezwaar.")
    old = next((s for s in vote.stemmen if s.persoon_id == persoon_id), None)
    stem = Stem(
        id=old.id if old else new_id(),
        livc_id=vote.loaded.taak.livc_id,
        casus_id=vote.punt.casus_id,  # type: ignore[arg-type]  # open_vote only returns points of a casus
        task_id=vote.loaded.taak.id,
        subject=vote.loaded.taak.subject or "",
        ronde=vote.ronde,
        persoon_id=persoon_id,
        hash=vote.hash,
        antwoord=answer,
        genoteerd_door=by.persoon_id if by else None,
        moment=deps.clock.now(),
    )
    tx.tafel.save_stem(stem)
    return stem
