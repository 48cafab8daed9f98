"""What asking, deciding and publishing share: who worked on a draft, and whether it stands on what is in force."""

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import OntwerpId, PersoonId
from app.domain.ontwerp import Ontwerp
from app.domain.publicatie import Publicatie, PublicatieStatus
from app.services.ports.unit_of_work import Tx

VEROUDERD = (
    "Intussen kwam een andere versie van de procedures in gebruik. Werk dit ontwerp eerst bij: dan ziet u wat "
    "beide kanten wijzigden. Er is niets gewijzigd."
)
VERDER = (
    "Er werd nog aan dit ontwerp gewerkt nadat u het kreeg. Wat u las, is niet meer wat er staat. De coördinator "
    "vraagt het opnieuw. Er is niets gewijzigd."
)


def makers_of(tx: Tx, ontwerp: Ontwerp) -> frozenset[PersoonId]:
    """Return everyone who worked on a draft, in whatever step."""
    steps = tx.ontwerpen.stappen(ontwerp.id)
    return frozenset({ontwerp.eigenaar_id, *(stap.door for stap in steps)})


def ensure_up_to_date(tx: Tx, ontwerp: Ontwerp) -> None:
    """Raise `ConflictError` where another version came in force since the draft began or was brought forward."""
    if tx.versies.release().release_id != ontwerp.basis:
        raise ConflictError(VEROUDERD)


def open_question(tx: Tx, ontwerp_id: OntwerpId) -> Publicatie:
    """Return the question that waits; raises `NotFoundError`, and `ConflictError` when it was answered."""
    last = tx.publicaties.find_last(ontwerp_id)
    if last is None:
        raise NotFoundError
    if last.status is not PublicatieStatus.GEVRAAGD:
        raise ConflictError("Over dit ontwerp is al beslist. Er is nu niets gewijzigd.")
    return last


def ensure_as_read(ontwerp: Ontwerp, vraag: Publicatie) -> None:
    """Raise `ConflictError` where the draft went on since it was asked."""
    if ontwerp.revisie != vraag.revisie:
        raise ConflictError(VERDER)
