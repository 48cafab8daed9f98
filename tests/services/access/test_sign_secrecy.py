"""Secrecy and the frame are confirmed once per seat, before the first page about anybody (INV-18)."""

import pytest

from app.domain.errors import ConflictError
from app.domain.verklaring import VERSIE, VerklaringNodigError
from app.services.access.show_secrecy import show_secrecy
from app.services.access.sign_secrecy import SignSecrecy, sign_secrecy
from app.services.casework.show_casus import show_casus
from app.services.table.show_table import show_table
from app.services.tasks.fetch_fiche import show_fiche
from app.services.tasks.show_task import show_task
from tests.joining import bind_everyone
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.table.meetings import meeting_of


def unsigned(inst: Installation) -> Installation:
    bind_everyone(inst.livc_id, inst.deps, None)
    return inst


def sign(inst: Installation, name: str, versie: str = VERSIE) -> int:
    return sign_secrecy(SignSecrecy(inst.actor(name), versie), inst.deps)


@pytest.mark.parametrize("name", ["hilde", "joris", "tom"])
def test_no_page_with_the_name_opens_before(at: At, name: str) -> None:
    inst = unsigned(at("deelnemers"))
    with pytest.raises(VerklaringNodigError):
        show_casus(inst.actor(name), inst.casus.id, inst.deps)
    assert sign(inst, name) == 1
    page = show_casus(inst.actor(name), inst.casus.id, inst.deps)
    assert NAAM in str(page.register)


def test_a_task_that_shows_the_register_asks_it_first(at: At) -> None:
    inst = unsigned(at("aangemeld"))
    with pytest.raises(VerklaringNodigError):
        show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    sign(inst, "joris")
    assert show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps).context


def test_what_lies_on_the_table_asks_it_first(at: At) -> None:
    inst = unsigned(at("gewogen"))
    with pytest.raises(VerklaringNodigError):
        show_table(inst.actor("ann"), meeting_of(inst), inst.deps)


def test_an_invitation_is_read_and_answered_without(at: At) -> None:
    inst = unsigned(at("uitgenodigd"))
    taak = inst.task("r_antw", binding=inst.org("tom"))
    assert show_task(inst.actor("tom"), taak.id, inst.deps).mag_invullen


def test_one_person_does_not_confirm_for_another(at: At) -> None:
    inst = unsigned(at("deelnemers"))
    sign(inst, "joris")
    with pytest.raises(VerklaringNodigError):
        show_casus(inst.actor("hilde"), inst.casus.id, inst.deps)


def test_once_is_enough_and_the_day_and_the_version_are_known(at: At) -> None:
    inst = unsigned(at("deelnemers"))
    assert (sign(inst, "ann"), sign(inst, "ann")) == (1, 0)
    [lid] = inst.actor("ann").lidmaatschappen
    assert (lid.verklaard_op, lid.verklaard_versie) == (inst.today, VERSIE)
    with inst.read() as tx:
        assert "geheimhouding_bevestigd" in [row.regel.wat for row in tx.audit.rows(None, 0, 5)]


def test_other_sentences_than_those_of_today_are_not_confirmed(at: At) -> None:
    inst = unsigned(at("deelnemers"))
    with pytest.raises(ConflictError, match="intussen veranderd"):
        sign(inst, "ann", "2025-01")
    assert show_secrecy(inst.actor("ann"), inst.deps).te_bevestigen


def test_the_fiche_is_read_after_it(at: At) -> None:
    inst = unsigned(at("fiche_akkoord"))
    taak = inst.task("f_zend")
    with pytest.raises(VerklaringNodigError):
        show_fiche(inst.actor("katrien"), taak.id, inst.deps)
    sign(inst, "katrien")
    assert show_fiche(inst.actor("katrien"), taak.id, inst.deps).tekst


def test_the_papers_of_a_meeting_are_read_after_it(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.agree("k_cons")
    meeting = meeting_of(inst)
    inst.step("joris", "u_dicht", beslissing="opgenomen", vrijgegeven="iets", eigenaars_akkoord=["ja"])
    unsigned(inst)
    with pytest.raises(VerklaringNodigError):
        show_table(inst.actor("joris"), meeting, inst.deps)
    sign(inst, "joris")
    assert show_table(inst.actor("joris"), meeting, inst.deps).papieren
