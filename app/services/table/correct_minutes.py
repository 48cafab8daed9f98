"""Who took part in a point puts something of its minutes right: it stands beside them, with a name and a day."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, FormInvalidError, NotFoundError
from app.domain.ids import PuntId
from app.domain.item import Formulier
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Actor, Livc
from app.domain.verslag import LANGSTE_RECHTZETTING, RECHTZETTING
from app.domain.words.steps.verslag import VERSLAG
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.steps.endings import writes_minutes
from app.services.texts import Home, Note, write_text

LEEG = "Schrijf wat er niet klopt, en wat het moet zijn."
TE_LANG = "Schrijf hoogstens 1000 tekens."
ZONDER_KLUIZEN = "Deze LIVC-R bewaart geen teksten. Zeg het aan de coördinator. Er is niets gewijzigd."


@dataclass(frozen=True)
class CorrectMinutes:
    """`tekst` says what is not right, in words for everyone who was at that point."""

    actor: Actor
    punt_id: PuntId
    tekst: str


def correct_minutes(command: CorrectMinutes, deps: Deps) -> None:
    """Put something right. Nothing of the minutes themselves changes: what was read stays what it was.

    Raises `NotFoundError` for who did not take part in the point, and where there are no minutes;
    `FormInvalidError` for a text that says nothing or too much; `ConflictError` where no texts are kept, and
    `VernietigdError` once the papers of the casus are gone.
    """
    with deps.uow.begin(command.actor.livc_id) as tx:
        livc, punt = livc_of(tx, command.actor), _own_point(tx, command)
        said = _said(command.tekst)
        if not livc.kluizen_aan:
            raise ConflictError(ZONDER_KLUIZEN)
        note = Note(
            Formulier(VERSLAG.word, RECHTZETTING), {RECHTZETTING: said}, auteur_id=command.actor.persoon_id
        )
        item = write_text(tx, deps.keys, _place(livc, punt), note, tx.now.domain)
        who = command.actor.persoon_id, command.actor.organisatie_id
        tx.audit.record(
            AuditRegel(
                tx.now.real,
                "schrijven",
                "verslag_rechtgezet",
                "deelgenomen",
                *who,
                casus_id=punt.casus_id,
                items=(item.id,),
            )
        )


def _own_point(tx: Tx, command: CorrectMinutes) -> Agendapunt:
    """Return the point, locked with its casus; raises `NotFoundError` unless the actor took part in it."""
    punt = tx.tafel.punt(command.punt_id)
    if punt.casus_id:
        tx.slots.lock(punt.casus_id)
    if not _sat(tx, command) or punt.status is not PuntStatus.GESLOTEN:
        raise NotFoundError
    if not _has_minutes(tx, punt):
        raise NotFoundError
    return punt


def _sat(tx: Tx, command: CorrectMinutes) -> bool:
    present = tx.tafel.aanwezigen(command.punt_id)
    return command.actor.persoon_id in {each.persoon_id for each in present}


def _has_minutes(tx: Tx, punt: Agendapunt) -> bool:
    if punt.overleg_id is None or tx.tafel.overleg(punt.overleg_id).status != "gehouden":
        return False
    return writes_minutes(tx.instanties.get(punt.overleg_id))


def _said(tekst: str) -> str:
    said = tekst.strip()
    if not said:
        raise FormInvalidError({RECHTZETTING: [LEEG]})
    if len(said) > LANGSTE_RECHTZETTING:
        raise FormInvalidError({RECHTZETTING: [TE_LANG]})
    return said


def _place(livc: Livc, punt: Agendapunt) -> Home:
    meeting = None if punt.casus_id else punt.overleg_id
    return Home(livc.id, "papers", livc.gemeente_id, punt.casus_id, meeting, punt.id)
