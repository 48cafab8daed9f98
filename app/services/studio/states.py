"""The versions that a draft is laid beside: what is in force, where it began, an earlier step, another draft."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.errors import NotFoundError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStatus
from app.domain.people import Actor
from app.domain.sentence import Sentence, given_text
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.start_draft import files_of

IN_GEBRUIK: Final = "gebruik"
BEGIN: Final = "begin"
NU: Final = "nu"
REVISIE: Final = "stap-"
ANDER: Final = "ontwerp-"
_FIRST: Final = 1
_MOST_DRAFTS: Final = 20
Files = Mapping[str, bytes]


def files_at(tx: Tx, actor: Actor, ontwerp: Ontwerp, stand: str, deps: Deps) -> Files:
    """Return the files of one of these versions; raises `NotFoundError` for one that is not there."""
    if stand == IN_GEBRUIK:
        return {**files_of(tx.versies.release()), **deps.procedures.own_rules()}
    if stand.startswith(ANDER):
        other = draft_of(tx, actor, OntwerpId(stand.removeprefix(ANDER)))
        return draft_files(tx, other.id)
    return draft_files(tx, ontwerp.id, _revision(ontwerp, stand))


def _revision(ontwerp: Ontwerp, stand: str) -> int:
    """Return which step of the draft is meant."""
    named = {BEGIN: _FIRST, NU: ontwerp.revisie}
    if stand in named:
        return named[stand]
    number = stand.removeprefix(REVISIE)
    if not number.isascii() or not number.isdigit() or len(number) > 8:
        raise NotFoundError
    if not _FIRST <= int(number) <= ontwerp.revisie:
        raise NotFoundError
    return int(number)


def named_states(tx: Tx, ontwerp: Ontwerp) -> dict[str, Sentence]:
    """Return what a draft may be laid beside, with its words; the first is what one wants to know most."""
    found = {
        IN_GEBRUIK: Sentence("Wat nu in gebruik is"),
        BEGIN: Sentence("Waar dit ontwerp begon"),
    }
    if ontwerp.revisie > _FIRST + 1:
        found[f"{REVISIE}{ontwerp.revisie - 1}"] = Sentence("Dit ontwerp, één stap vroeger")
    return found | dict(_others(tx, ontwerp))


def _others(tx: Tx, ontwerp: Ontwerp) -> Iterator[tuple[str, Sentence]]:
    for each in tx.ontwerpen.met_status(OntwerpStatus.OPEN, 0, _MOST_DRAFTS):
        if each.id != ontwerp.id:
            yield f"{ANDER}{each.id}", Sentence("Een ander ontwerp: {reden}", reden=given_text(each.reden))
