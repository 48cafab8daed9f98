from datetime import timedelta

import pytest

from app.domain.errors import NotAllowedError
from app.domain.ids import new_id
from app.domain.opdracht import Incident, Opdracht
from app.services.oversight.retry_incident import retry_incident
from app.services.oversight.show_beheer import show_beheer
from app.services.telling.incidents import REDENEN
from app.services.views.running import IncidentRegel
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation, spoil


def test_the_beheerder_sees_accounts_and_jobs_but_no_content(at: At) -> None:
    inst = at("afsluiten")
    page = show_beheer(inst.actor("bert"), inst.deps)
    assert len(page.leden) == 13
    assert page.wachtende_opdrachten == 0
    assert page.incidenten == []
    assert NAAM not in repr(page)
    assert "2026-01" not in repr(page)


@pytest.mark.parametrize("name", ["ann", "hilde", "katrien", "mia", "nora"])
def test_others_have_no_business_here(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_beheer(inst.actor(name), inst.deps)


def incident(inst: Installation, slot: str, wat: str = "EngineError", soort: str = "termijn") -> Incident:
    made = Incident(new_id(), inst.livc_id, slot, soort, wat, inst.now, 5)
    with inst.begin() as tx:
        tx.outbox.add_incident(made)
    return made


def line(inst: Installation, name: str) -> IncidentRegel:
    (found,) = show_beheer(inst.actor(name), inst.deps).incidenten
    return found


def test_the_coordinator_reads_which_casus_it_is_where_it_stands_and_what_to_do(at: At) -> None:
    inst = at("op_lijst")
    made = incident(inst, inst.casus.id, "De stap “Op de agenda” kon niet: de voorwaarde is niet te lezen")
    found = line(inst, "joris")
    assert (found.waar, found.kenmerk) == ("Casus 2026-01", made.id[:8].upper())
    assert list(found.staat_bij) == ["Casus: Wachten op het overleg", "Bewaring: Nog niet besproken"]
    assert found.geprobeerd == "Een termijn was om, en Casuspad zette de volgende stap."
    assert found.waarom == "De stap “Op de agenda” kon niet: de voorwaarde is niet te lezen."
    assert found.veilig.startswith("Er is niets gewijzigd")
    assert found.te_doen.startswith("Kies “Probeer opnieuw”")
    assert "beheerder" in found.te_doen


def test_the_beheerder_reads_that_it_is_a_casus_but_not_which_nor_where_it_stands(at: At) -> None:
    inst = at("op_lijst")
    incident(inst, inst.casus.id)
    found = line(inst, "bert")
    assert (found.waar, found.staat_bij) == ("Een casus. De coördinator ziet welke.", ())
    assert found.waarom == REDENEN["EngineError"]
    assert "coördinator" in found.te_doen
    assert "2026-01" not in repr(found)


def test_where_it_stands_tells_not_who_still_may_contribute(at: At) -> None:
    inst = at("inbreng")
    incident(inst, inst.casus.id)
    seen = [list(line(inst, "joris").staat_bij)]
    for name in ("tom", "ann"):
        inst.contribute(name)
        seen.append(list(line(inst, "joris").staat_bij))
    assert seen[0] == seen[1] == seen[2]
    assert "Casus: Wilt u iets delen over deze casus?" in seen[0]


@pytest.mark.parametrize("name", ["joris", "bert"])
@pytest.mark.parametrize("wat", ["EngineError", 'De stap "30 dagen: denkhulp weg" (s_tijd) kon niet.'])
def test_of_a_partners_own_space_nothing_shows_but_that_something_technical_failed(
    at: At, name: str, wat: str
) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    incident(inst, taak.instantie_id, wat)
    found = line(inst, name)
    assert found.waar == "Een eigen ruimte van een organisatie. Alleen die organisatie ziet wat daar staat."
    assert (found.staat_bij, found.waarom) == ((), "Een technische fout die Casuspad niet kent.")
    shown = " ".join((found.waar, found.geprobeerd, found.waarom, found.veilig, found.te_doen))
    assert not [word for word in ("denkhulp", "Intern", "OCMW", "s_tijd", "prescreening") if word in shown]


def test_of_a_casus_that_stands_still_one_reads_that_another_drawing_helps_it_on(at: At) -> None:
    inst = at("op_lijst")
    incident(inst, inst.casus.id, "De procedure staat stil bij “Samen”", "stilstand")
    for name in ("joris", "bert"):
        found = line(inst, name)
        assert found.waarom == "De procedure staat stil bij “Samen”."
        assert found.veilig.startswith("Die stap is bewaard")
        assert "laat de casus meegaan, bij “Procedures”" in found.te_doen


def test_a_state_that_cannot_be_read_says_where_it_last_stood(at: At) -> None:
    inst = at("aangemeld")
    spoil(inst, inst.task("i_gesprek").instantie_id)
    incident(inst, inst.casus.id)
    assert "Casus: Aanmelding samen overlopen" in line(inst, "joris").staat_bij


def test_an_error_that_nobody_knows_is_said_to_be_one(at: At) -> None:
    inst = at("leeg")
    incident(inst, new_id(), "ZeroDivisionError", "mail")
    found = line(inst, "joris")
    assert found.waarom == "Een technische fout die Casuspad niet kent."
    assert found.waar == "Geen casus of overleg in het bijzonder"
    assert "de mail" in found.veilig


def test_after_a_retry_one_reads_how_it_went(at: At) -> None:
    inst = at("aangemeld")
    first = incident(inst, inst.casus.id)
    retry_incident(inst.actor("joris"), first.id, inst.deps)

    def how() -> str:
        (poging,) = show_beheer(inst.actor("joris"), inst.deps).pogingen
        return poging.hoe

    assert "ermee bezig" in how()
    inst.wait(minutes=2)
    assert "gelukt" in how()
    with inst.begin() as tx:
        tx.slots.back_off(inst.casus.id, inst.clock.now() + timedelta(seconds=10))
    assert "ermee bezig" in how()
    incident(inst, inst.casus.id)
    assert "weer niet" in how()
    inst.wait(days=8)
    assert show_beheer(inst.actor("joris"), inst.deps).pogingen == []


def test_a_job_that_waits_again_is_still_busy(at: At) -> None:
    inst = at("aangemeld")
    job = new_id()
    with inst.begin() as tx:
        tx.outbox.add(Opdracht(job, inst.livc_id, job, "mail", {"persoon": "x"}, inst.now))
    retry_incident(inst.actor("bert"), incident(inst, job, "DeliveryError", "mail").id, inst.deps)
    inst.wait(minutes=2)
    assert "ermee bezig" in show_beheer(inst.actor("bert"), inst.deps).pogingen[0].hoe
