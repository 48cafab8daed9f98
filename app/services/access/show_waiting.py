"""What somebody sees whose colleagues did not answer yet: for whom one waits, and nothing of a LIVC-R."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.erkenning import Erkenning, wie_kan
from app.domain.ids import PersoonId
from app.domain.people import Livc
from app.services.access.resume_session import find_session
from app.services.deps import Deps
from app.services.erkenning import kring_of
from app.services.in_force import in_force
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class WachtOpErkenning:
    """A membership that waits. `aantal` is how many people could say yes now; never who."""

    livc: str
    organisatie: str
    sinds: datetime
    aantal: int
    geweigerd: bool
    """Nobody is asked any more: a colleague said no, or the question is to be asked anew."""


def show_waiting(cookie: str, deps: Deps) -> Sequence[WachtOpErkenning]:
    """Return what the person behind a cookie waits for; nothing when nobody is behind it."""
    sessie = find_session(cookie, deps)
    if sessie is None:
        return ()
    with deps.uow.read(None) as tx:
        livcs = tx.livcs.all()
        mine = {lid.livc_id for lid in in_force(tx, sessie.persoon_id, deps) if not lid.is_erkend}
    found: list[WachtOpErkenning] = []
    for livc in livcs:
        if livc.id in mine:
            with deps.uow.read(livc.id) as tx:
                found += _in_livc(tx, sessie.persoon_id, livc)
    return found


def _in_livc(tx: Tx, persoon_id: PersoonId, livc: Livc) -> list[WachtOpErkenning]:
    nu = tx.now.domain
    kring = kring_of(tx, livc.id, nu)
    questions: dict[str, Erkenning] = {vraag.lidmaatschap_id: vraag for vraag in tx.erkenningen.open_()}
    found = []
    for lid, persoon, org in tx.people.wachtenden(livc.id, tx.now.day):
        if persoon.id == persoon_id:
            vraag = questions.get(lid.id)
            able = wie_kan(vraag, kring, nu) if vraag else ()
            since = lid.wacht_sinds or nu
            found.append(WachtOpErkenning(livc.naam, org.naam, since, len(able), vraag is None))
    return found
