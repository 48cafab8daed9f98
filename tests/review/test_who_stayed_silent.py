from app.services.casework.show_casus import show_casus
from app.services.tasks.show_task import show_task
from app.services.views import CasusPagina
from tests.services.conftest import At
from tests.services.installation import Installation


def seen_by(inst: Installation, name: str) -> CasusPagina:
    return show_casus(inst.actor(name), inst.casus.id, inst.deps)


def active(page: CasusPagina) -> set[str]:
    return {element for _, _, actief in page.processen for element in actief}


def test_a_deelnemer_does_not_learn_that_a_service_is_still_silent(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    assert "r_antw" not in active(seen_by(inst, "tom"))
    assert not [line for line in seen_by(inst, "tom").wacht_op if "Meedoen" in line]
    assert "r_antw" in active(seen_by(inst, "joris"))


def test_a_deelnemer_does_not_learn_that_a_service_declined(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    inst.do("joris", inst.task("r_antw", binding=inst.org("sam")), "neemt_niet_deel", via="telefoon")
    assert "r_link" in inst.open_elements()
    assert "r_link" not in active(seen_by(inst, "tom"))
    assert not [line for line in seen_by(inst, "tom").wacht_op if "andere weg" in line]


def test_a_deelnemer_does_not_learn_who_notified(at: At) -> None:
    inst = at("deelnemers")
    assert {(d.naam, d.status) for d in seen_by(inst, "tom").deelnemers} == {
        ("CLB De Linde", "deelnemer"),
        ("OCMW Lindervoorde", "deelnemer"),
    }
    assert "aanmelder" in {d.status for d in seen_by(inst, "joris").deelnemers}


def test_who_sits_at_the_casus_is_not_proposed_again(at: At) -> None:
    inst = at("weerhouden")
    inst.step("ann", "id_vrij", "meegedeeld", naam="Verzonnen Naam")
    page = show_task(inst.actor("joris"), inst.task("u_voorstel").id, inst.deps)
    assert str(inst.org("ann")) not in dict(page.opties["organisaties"])
    assert str(inst.org("tom")) in dict(page.opties["organisaties"])
