from datetime import timedelta

import pytest

from app.domain.errors import NotFoundError
from app.domain.ids import OrganisatieId
from app.domain.overleg import Bevestiging
from app.domain.people import Rol
from app.scenario.filling import filled
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.log_in import LogIn, log_in
from app.services.access.request_reset import make_link
from app.services.access.set_password import LinkNotValidError, SetPassword, set_password
from app.services.casework.record_aanmelding import RecordAanmelding, aanmelding_form, record_aanmelding
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation


def waiting(inst: Installation, name: str) -> list[Bevestiging]:
    return list(list_tasks(ListTasks(inst.actor(name)), inst.deps).bevestigingen)


def note_aanmelding(inst: Installation, organisatie_id: OrganisatieId | None) -> None:
    given = {"betreft": ["organisatie"], "anoniem": ["ja"], "opnieuw_aangemeld": ["nee"]}
    raw = dict(filled(aanmelding_form(inst.actor("joris"), inst.deps), given, inst.today))
    record_aanmelding(RecordAanmelding(inst.actor("joris"), organisatie_id, "telefoon", raw), inst.deps)


def test_an_organisation_confirms_what_was_noted_for_it_and_reads_what_that_was(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("joris", inst.task("r_antw", binding=inst.org("tom")), "neemt_niet_deel", via="telefoon")
    [note] = waiting(inst, "tom")
    assert note.wat == "Neemt de dienst deel aan casus 2026-01? Wij nemen niet deel"
    assert not [n for n in (*waiting(inst, "ann"), *waiting(inst, "joris")) if n.soort == "telefoon"]
    confirm_note(ConfirmNote(inst.actor("tom"), note.id, klopt=False), inst.deps)
    assert not waiting(inst, "tom")


def test_an_aanmelding_noted_for_an_organisation_waits_for_its_word(at: At) -> None:
    inst = at("leeg")
    note_aanmelding(inst, inst.org("tom"))
    assert [note.wat for note in waiting(inst, "tom")] == ["Aanmelding (2026-01)"]


def test_an_aanmelding_is_noted_for_an_organisation_of_this_livc_only(at: At) -> None:
    inst = at("leeg")
    for stranger in (inst.other.org("wies"), OrganisatieId("0" * 32)):
        with pytest.raises(NotFoundError):
            note_aanmelding(inst, stranger)


def test_what_is_drafted_by_mandate_is_not_kept_in_the_vault_of_the_writer(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    grant_mandate(
        GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, inst.actor("lotte").persoon_id, inst.today),
        inst.deps,
    )
    taak = inst.task("i_lijst")
    save_draft(SaveDraft(inst.actor("lotte"), taak.id, {"aanwijzingen": ["verzonnen"]}), inst.deps)
    with inst.read() as tx:
        assert not tx.items.of_eigenaar(inst.org("lotte"))
        assert tx.items.find_concept(taak.id, inst.org("hilde"))
    assert show_task(inst.actor("lotte"), taak.id, inst.deps).waarden


def test_one_names_only_who_sits_at_the_table(at: At) -> None:
    inst = at("inbreng")
    taak = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    names = [naam for _, naam in show_task(inst.actor("tom"), taak.id, inst.deps).opties["deelnemers"]]
    assert len(names) == len(inst.present())
    assert not [naam for naam in names if "Lotte" in naam]


def test_a_phone_call_about_a_step_that_nobody_is_told_of_marks_no_other_line(at: At) -> None:
    inst = at("weerhouden")
    inst.do("joris", inst.task("id_vrij"), "niet_meegedeeld", via="telefoon")
    with inst.read() as tx:
        lines = tx.casussen.gebeurtenissen(inst.casus.id)
    assert not [line.wat for line in lines if "telefoon" in line.wat]


def test_a_new_password_ends_the_other_links(at: At) -> None:
    inst = at("leeg")
    ann = inst.actor("ann").persoon_id
    with inst.deps.uow.begin(None) as tx:
        first, second = (make_link(tx, ann, soort, inst.deps) for soort in ("account", "wachtwoord"))
    inst.clock.advance(timedelta(minutes=1))
    set_password(SetPassword(first, "kersenboom in de tuin"), inst.deps)
    with pytest.raises(LinkNotValidError):
        set_password(SetPassword(second, "iets heel anders dan dat"), inst.deps)
    assert log_in(LogIn("ann@lindervoorde.example", "kersenboom in de tuin", "10.0.0.1"), inst.deps)
