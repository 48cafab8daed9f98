"""A casus that is gone leaves one line: how many and when for the office, the promise for a partner."""

from datetime import timedelta

from app.domain.ids import new_id
from app.domain.omvang import Omvang
from app.domain.opdracht import Certificaat
from app.services.casework.list_casussen import list_casussen
from app.services.casework.list_destroyed import BELOFTE
from tests.services.conftest import At
from tests.services.installation import Installation


def proof(inst: Installation, days_ago: int, soort: str = Omvang.CASUS) -> None:
    day = inst.today - timedelta(days=days_ago)
    with inst.begin() as tx:
        tx.outbox.add_certificaat(Certificaat(new_id(), inst.livc_id, day, soort, 1, 1, "grond", day))


def test_the_office_reads_how_many_were_destroyed_on_which_day(at: At) -> None:
    inst = at("leeg")
    assert list_casussen(inst.actor("joris"), inst.deps).vernietigd == []
    for days_ago in (400, 20, 20, 3):
        proof(inst, days_ago)
    proof(inst, 2, Omvang.DOSSIER)
    last, before = list_casussen(inst.actor("hilde"), inst.deps).vernietigd
    assert last.startswith("1 casus werd vernietigd op ")
    assert before.startswith("2 casussen werden vernietigd op ")
    assert before.endswith(", zoals afgesproken.")


def test_a_partner_reads_the_promise_and_no_day(at: At) -> None:
    inst = at("leeg")
    proof(inst, 3)
    assert list_casussen(inst.actor("tom"), inst.deps).vernietigd == [BELOFTE]
