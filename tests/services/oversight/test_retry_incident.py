import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import new_id
from app.domain.opdracht import Incident
from app.services.oversight.retry_incident import retry_incident
from tests.services.installation import Installation


@pytest.fixture
def incident(inst: Installation) -> str:
    found = new_id()
    with inst.begin() as tx:
        tx.outbox.add_incident(Incident(found, inst.livc_id, "weg", "mail", "DeliveryError", inst.now, 5))
    return found


@pytest.mark.parametrize("name", ["bert", "joris"])
def test_beheerder_and_coordinator_retry_it_once(inst: Installation, incident: str, name: str) -> None:
    retry_incident(inst.actor(name), incident, inst.deps)
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []
        assert tx.audit.rows(None, 0, 1)[0].regel.wat == "incident_herstart"


@pytest.mark.parametrize("name", ["ann", "hilde", "katrien", "mia", "nora", "vera"])
def test_others_do_not(inst: Installation, incident: str, name: str) -> None:
    with pytest.raises(NotAllowedError):
        retry_incident(inst.actor(name), incident, inst.deps)
    with inst.read() as tx:
        assert len(tx.outbox.incidenten()) == 1


def test_an_incident_of_another_livc_is_not_there(inst: Installation, incident: str) -> None:
    with pytest.raises(NotFoundError):
        retry_incident(inst.other.actor("wim"), incident, inst.deps)
