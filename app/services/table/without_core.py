"""Decide while somebody of the core is not there: whether it may be, why, and who confirms it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import LivcId, new_id
from app.domain.kern import (
    INSTELLING,
    REDEN,
    Kernregel,
    Oordeel,
    kernregel,
    oordeel_over,
    reden_sleutel,
)
from app.domain.overleg import Bevestiging
from app.domain.people import Rol
from app.domain.sentence import Sentence
from app.domain.words.message import Message
from app.domain.words.messages import EVALUATIE_VERVROEGD, KWALIFICATIE_BETWIST
from app.domain.words.subject import Subject, WithoutCore
from app.domain.words.subjects import find_subject
from app.procedure.reading import written_with
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.running.mover import Mover
from app.services.texts import Home, Note, write_text
from app.services.voting import Vote

SOORT = "kern"
"""What the burgemeester confirms: a decision without the whole core."""
SOORT_KWALIFICATIE = "kern_kwalificatie"
"""The same, of where a casus belongs: contested, that is asked again."""
BETWIST = "betwist"
"""What the coördinator is told of a decision that was not confirmed."""
LANGSTE_REDEN = 500
ONBEKEND = Subject("", "deze vraag", ())
NOOIT = Sentence("Stel uit naar een volgend overleg.")


@dataclass(frozen=True)
class Reden:
    """Why the table decided all the same: in words, or where a LIVC-R works paper-light on paper."""

    tekst: str = ""
    op_papier: bool = False


def rule_of(tx: Tx, livc_id: LivcId) -> Kernregel:
    """Return what the LIVC-R settled, as of today."""
    return kernregel(tx.livcs.instelling(livc_id, INSTELLING))


def judged(tx: Tx, vote: Vote) -> Oordeel:
    """Judge what is voted on, for who sits at the point now."""
    subject = find_subject(vote.loaded.taak.subject) or ONBEKEND
    rule = rule_of(tx, vote.loaded.taak.livc_id)
    present = present_at(tx, vote.punt)
    return oordeel_over(subject, _agreed(subject, vote), present, rule)


def _agreed(subject: Subject, vote: Vote) -> str:
    """Return the value of the first variable that is agreed on, "" where there is none."""
    if not subject.agreed:
        return ""
    return str(vote.loaded.instantie.variables.get(subject.agreed[0]))


def ensure_may_decide(mover: Mover, vote: Vote, reden: Reden) -> Oordeel:
    """Return the judgement on a consensus that is there.

    Raises `ConflictError` for what nobody decides without the core, `FormInvalidError` while a reason is asked.
    """
    oordeel = judged(mover.tx, vote)
    if oordeel.mag is WithoutCore.NEVER:
        raise ConflictError(
            "De tafel kan dit nu niet beslissen: {wie} ontbreekt (wettelijke kern). Er is niets beslist. {dan}",
            wie=oordeel.ontbreekt,
            dan=NOOIT,
        )
    if oordeel.mag is WithoutCore.REASON:
        _ensure_reason(mover, oordeel, reden)
    return oordeel


def _ensure_reason(mover: Mover, oordeel: Oordeel, reden: Reden) -> None:
    if mover.livc.kluizen_aan:
        given, asked = bool(reden.tekst.strip()), MET_REDEN
    else:
        given, asked = reden.op_papier, OP_PAPIER
    if not given:
        raise FormInvalidError({REDEN: [Sentence(asked, wie=oordeel.ontbreekt)]})
    if len(reden.tekst.strip()) > LANGSTE_REDEN:
        raise FormInvalidError({REDEN: [Sentence("Maak de reden korter, tot {n} tekens.", n=LANGSTE_REDEN)]})


MET_REDEN = "Aan tafel ontbreekt {wie}. Schrijf waarom de tafel toch beslist, of stel uit."
OP_PAPIER = "Aan tafel ontbreekt {wie}. Zet de reden op papier en kruis dat aan, of stel uit."


def keep_reason(mover: Mover, vote: Vote, oordeel: Oordeel, reden: Reden) -> Sequence[str]:
    """Keep why it was decided all the same, and ask the burgemeester to confirm; return the ids of the items.

    Whoever is burgemeester and chairs, said it already.
    """
    if oordeel.mag is not WithoutCore.REASON:
        return ()
    if mover.actor is None or Rol.BURGEMEESTER not in mover.actor.eigen_rollen:
        mover.tx.tafel.save_bevestiging(_asked(mover, vote, oordeel))
    return [_written(mover, vote, reden.tekst.strip())] if mover.livc.kluizen_aan else ()


def _asked(mover: Mover, vote: Vote, oordeel: Oordeel) -> Bevestiging:
    taak = vote.loaded.taak
    about = find_subject(taak.subject) or ONBEKEND
    said = Sentence(
        "In casus {code} besliste de tafel over {wat} zonder {wie}.",
        code=taak.casus_code or "",
        wat=about.name,
        wie=oordeel.ontbreekt,
    )
    soort = SOORT_KWALIFICATIE if about.qualifies else SOORT
    return Bevestiging(
        new_id(), taak.livc_id, None, Rol.BURGEMEESTER.value, taak.casus_id, soort, str(said), mover.now
    )


def _written(mover: Mover, vote: Vote, words: str) -> str:
    """Keep the words with the burgemeester's office: they go with the casus."""
    taak, livc = vote.loaded.taak, mover.livc
    met = written_with(mover.bundle(vote.loaded.instantie), taak.kind, taak.form)
    author = mover.actor.persoon_id if mover.actor else None
    note = Note(met, {reden_sleutel(taak.subject): words}, taak.id, author)
    home = Home(livc.id, "register", livc.gemeente_id, taak.casus_id)
    return write_text(mover.tx, mover.deps.keys, home, note, mover.now).id


HEROPENT: Mapping[str, tuple[Message, str]] = {
    SOORT: (
        EVALUATIE_VERVROEGD,
        "De burgemeester bevestigt dit niet: {wat} Er wordt vroeger geëvalueerd: zet de casus op de agenda.",
    ),
    SOORT_KWALIFICATIE: (
        KWALIFICATIE_BETWIST,
        "De burgemeester bevestigt dit niet: {wat} Wat daarop volgde, stopt. Zet de casus op de agenda.",
    ),
}
"""What goes to the casus of a decision that is not confirmed, and what is told to the coördinator."""
NIETS_HEROPEND = "De burgemeester bevestigt dit niet: {wat} Zet het terug op tafel."


def contest_decision(mover: Mover, note: Bevestiging) -> None:
    """Bring a decision back that the burgemeester does not confirm: the chair is told, the table asked again.

    A plan that runs is evaluated early. A kwalificatie is asked again, and what followed on it stops, as long as
    the casus was not discussed further or ended. Else what follows lies with the office itself. The caller holds
    the lock of the casus.
    """
    message, reopened = HEROPENT[note.soort]
    waiting = note.casus_id and mover.tx.instanties.waits_for(note.casus_id, message.word)
    told = Sentence(reopened if waiting else NIETS_HEROPEND, wat=note.wat)
    mover.tx.tafel.save_bevestiging(
        replace(note, id=new_id(), rol=Rol.COORDINATOR.value, soort=BETWIST, wat=str(told), moment=mover.now)
    )
    if note.casus_id and waiting:
        mover.deliver(note.casus_id, message.word, {})
