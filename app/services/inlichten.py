"""Home of a proposal to tell a person: who is asked, what an answer is on, how it is counted, and its end."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.casus import Casus, CasusStatus
from app.domain.consensus import CONSENSUS, hash_van
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.errors import ConflictError
from app.domain.execution import Variables
from app.domain.ids import CasusId, LivcId, PersoonId, PuntId, TaskId
from app.domain.inlichten import (
    VASTE_BOODSCHAP,
    Inlichting,
    deelnemers,
    iedereen_akkoord,
    organisatie_van,
    persoon_van,
    rol_van,
)
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.sentence import Sentence
from app.domain.words.processes import INFORMEREN, process_of
from app.domain.words.roles import ROLES
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.belang_inlichten import BELANG_INLICHTEN
from app.domain.words.steps.inlichten_voorstel import INLICHTEN_VOORSTEL
from app.domain.zetels import Zetel
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.zetels import held_seats

IEDEREEN_AKKOORD = "iedereen_akkoord"
"""The process variable: it says nothing before everyone answered."""
ONDERWERP = INFORMEREN.word
UITGEWERKT = frozenset({INLICHTEN_VOORSTEL.word, BELANG_INLICHTEN.word})
"""Steps of which the words are read by who is asked, and wiped with the proposal."""
VERVALLEN = "Dit voorstel loopt niet meer. Er is niets gewijzigd."


KAN_NU_NIET = (
    "Dit voorstel kan nu niet: er loopt er al een, de casus is niet opgenomen, of de naam is niet bekend. "
    "Kies nee."
)


def may_propose(tx: Tx, casus: Casus) -> bool:
    """Answer whether someone could be told now: a casus that was taken up, about someone whose name is known.

    One proposal at a time; a LIVC-R that has no such procedure proposes nothing.
    """
    taken_up = casus.status is CasusStatus.LOPEND and casus.kwalificatie is not None
    if not taken_up or tx.inlichtingen.find(casus.id):
        return False
    named = known_of(tx, casus.id).get("anoniem") is False
    return named and tx.versies.find_current(INFORMEREN.word) is not None


def known_of(tx: Tx, casus_id: CasusId) -> Variables:
    """Return what the leading procedure of a casus knows."""
    leading = [each for each in tx.instanties.of_slot(casus_id) if process_of(each.proces_id).leads]
    return leading[0].variables if leading else {}


def running(tx: Tx, casus_id: CasusId) -> Inlichting:
    """Return the proposal that runs. Raises `ConflictError` when none does."""
    found = tx.inlichtingen.find(casus_id)
    if found is None:
        raise ConflictError(VERVALLEN)
    return found


def deelnemers_now(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    """Return who takes part in a casus now, as each is asked."""
    rows = tx.casussen.deelnames(casus_id)
    casus = tx.casussen.get(casus_id)
    return deelnemers(rows, _schepenen(tx, casus.livc_id))


def _schepenen(tx: Tx, livc_id: LivcId) -> Iterator[PersoonId]:
    for each in held_seats(tx, livc_id, tx.now.day):
        if each.soort is Zetel.SCHEPEN:
            yield each.zetel.persoon_id


def called(tx: Tx, deelnemer: str) -> Sentence | str:
    """Return what someone who is asked is called."""
    rol, persoon_id = rol_van(deelnemer), persoon_van(deelnemer)
    if rol:
        return Sentence("de {rol}", rol=Sentence(ROLES[rol].name))
    if persoon_id:
        return tx.people.personen([persoon_id])[persoon_id].naam
    organisatie_id = organisatie_van(deelnemer)
    return tx.people.organisatie(organisatie_id).naam if organisatie_id else ""


def words_of(tx: Tx, casus_id: CasusId) -> list[Item]:
    """Return what was worked out, in words: by whom, when, how, and what it means for a child."""
    return [item for item in tx.items.of_casus(casus_id, "register") if item.kind in UITGEWERKT]


def asked_anew(tx: Tx, inlichting: Inlichting) -> Inlichting:
    """Return the proposal as it is put to everyone who takes part now; nobody said anything yet."""
    nu = frozenset(deelnemers_now(tx, inlichting.casus_id))
    return replace(inlichting, gevraagd=nu, bezwaar=False, akkoord_op=None)


def counted(tx: Tx, taak: Taak, *, ja: bool | None) -> bool:
    """Count one answer, or that it is not asked any more (`ja` None); return whether everyone said yes.

    What this answer was is kept nowhere: only, once it was no, that someone said no.
    """
    inlichting = running(tx, CasusId(taak.casus_id or ""))
    if ja is False:
        inlichting = replace(inlichting, bezwaar=True)
        tx.inlichtingen.save(inlichting)
    others = [each for each in tx.taken.of_slot(inlichting.casus_id) if _is_asked_beside(each, taak)]
    agreed = iedereen_akkoord(inlichting, len(others), deelnemers_now(tx, inlichting.casus_id))
    if agreed:
        _prove(tx, inlichting)
    return agreed


def _is_asked_beside(each: Taak, taak: Taak) -> bool:
    return (
        each.id != taak.id and has_part(each.kind, Part.AGREEING) and each.instantie_id == taak.instantie_id
    )


def _prove(tx: Tx, inlichting: Inlichting) -> None:
    """Keep what was agreed and who took part, no single answer; the audit chain names its digest."""
    tx.inlichtingen.save(replace(inlichting, akkoord_op=tx.now.domain))
    unnamed = Consensusbewijs(
        id="",
        livc_id=inlichting.livc_id,
        casus_id=inlichting.casus_id,
        task_id=TaskId(inlichting.instantie_id),
        punt_id=PuntId(""),
        subject=ONDERWERP,
        ronde=1,
        hash=hash_van(_agreed(tx, inlichting)),
        uitkomst=CONSENSUS,
        deelnemers=inlichting.gevraagd,
        moment=tx.now.real,
    )
    tx.fiches.save_bewijs(replace(unnamed, id=unnamed.kenmerk))
    line = AuditRegel(tx.now.real, "schrijven", f"consensus_{ONDERWERP}", "ieders ja")
    tx.audit.record(replace(line, casus_id=inlichting.casus_id, items=(unnamed.kenmerk,)))


def _agreed(tx: Tx, inlichting: Inlichting) -> dict[str, object]:
    return {
        "over": inlichting.casus_id,
        "boodschap": VASTE_BOODSCHAP,
        "verteller": inlichting.verteller,
        "gevraagd": sorted(inlichting.gevraagd),
        "items": sorted((item.id, item.versie) for item in words_of(tx, inlichting.casus_id)),
    }


def wipe_proposal(tx: Tx, casus_id: CasusId) -> None:
    """Delete the proposal with its words, and with it that somebody said no."""
    for item in words_of(tx, casus_id):
        tx.items.delete(item.id)
    tx.inlichtingen.forget(casus_id)
