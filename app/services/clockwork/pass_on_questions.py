"""What colleagues did not answer in time goes to burgemeester and DPO too; what is old leaves the log."""

from dataclasses import replace
from datetime import datetime

from app.domain.erkenning import Erkenning, Weg, antwoorders, laatste_dag_in_logboek, wegen
from app.domain.ids import LidmaatschapId, LivcId
from app.domain.kalender import dag_van
from app.services.deps import Deps
from app.services.erkenning import kring_of, queue_mails
from app.services.ports.unit_of_work import Tx


def pass_on_questions(livc_id: LivcId, deps: Deps) -> int:
    """Tell burgemeester and DPO once of each question that became theirs; return how many. Forget old answers."""
    with deps.uow.read(livc_id) as tx:
        nu = tx.now.domain
        if not _to_tell(tx, livc_id, nu) and not _gone(tx, livc_id, nu):
            return 0
    with deps.uow.begin(livc_id) as tx:
        tx.erkenningen.lock()
        due = _to_tell(tx, livc_id, nu)
        kring = kring_of(tx, livc_id, nu)
        for vraag in due:
            tx.erkenningen.save(replace(vraag, doorgegeven_op=nu))
            queue_mails(tx, vraag, "samen", sorted(antwoorders(Weg.SAMEN, vraag, kring)), deps)
        tx.erkenningen.forget(_gone(tx, livc_id, nu))
    return len(due)


def _to_tell(tx: Tx, livc_id: LivcId, nu: datetime) -> list[Erkenning]:
    if not tx.people.wachtenden(livc_id, dag_van(nu)):
        return []
    kring = kring_of(tx, livc_id, nu)
    return [
        vraag
        for vraag in tx.erkenningen.open_()
        if vraag.doorgegeven_op is None and Weg.SAMEN in wegen(vraag, kring, nu)
    ]


def _gone(tx: Tx, livc_id: LivcId, nu: datetime) -> list[LidmaatschapId]:
    """Return the memberships of which nothing stays in the log after this day."""
    today = dag_van(nu)
    gone = []
    for lid, _, _ in tx.people.ooit_leden(livc_id):
        last = laatste_dag_in_logboek(lid.tot)
        if last is not None and last < today:
            gone.append(lid.id)
    return gone
