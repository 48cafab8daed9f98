from pathlib import Path

import pytest

from app.domain.casus import CasusStatus, DeelnameStatus
from app.domain.errors import FormInvalidError
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.stages import Stages


def re_submit(inst: Installation, **velden: str) -> None:
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    inst.step(
        "ann",
        "q_aanm",
        "verstuurd",
        leeftijdsgroep="volwassene",
        anoniem="ja",
        opnieuw_aangemeld="ja",
        **velden,
    )


def test_a_re_submission_without_new_elements_is_refused_and_opens_no_casus(inst: Installation) -> None:
    with pytest.raises(FormInvalidError) as refused:
        re_submit(inst, nieuwe_elementen="niets")
    assert "elke partner respecteert dat" in str(refused.value.errors["nieuwe_elementen"][0])
    assert "q_aanm" in inst.open_elements()
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None


def test_a_re_submission_with_new_elements_is_a_new_casus(inst: Installation) -> None:
    re_submit(inst, nieuwe_elementen="vorige week gebeurde er iets dat we nog niet wisten")
    assert inst.casus.status is CasusStatus.LOPEND


def test_what_the_burgemeester_does_not_list_is_not_discussed(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    inst.step("hilde", "i_lijst", "terug")
    assert "h_agenda" not in inst.open_elements()
    inst.step("joris", "c_uit")
    assert inst.casus.status is CasusStatus.AFGESLOTEN


def test_without_the_name_the_casus_ends_and_silence_is_the_same_as_no(
    at: At, stages: Stages, folder: Path
) -> None:
    said, silent = at("weerhouden"), stages.open("weerhouden", folder / "stil")
    said.step("ann", "id_vrij", "niet_meegedeeld")
    silent.later(days=31)
    for inst in (said, silent):
        assert "u_voorstel" not in inst.open_elements()
        assert "c_uit" in inst.open_elements()
        assert inst.variables["anoniem"] is True


def test_only_the_burgemeester_invites_and_only_what_was_proposed(at: At) -> None:
    inst = at("uitgenodigd")
    with inst.read() as tx:
        rows = {d.organisatie_id: d for d in tx.casussen.deelnames(inst.casus.id)}
    assert {o for o, d in rows.items() if d.status is DeelnameStatus.UITGENODIGD} == {
        inst.org("tom"),
        inst.org("sam"),
    }
    assert inst.org("lotte") not in rows


def test_no_answer_is_not_taking_part_same_as_a_refusal(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("joris", inst.task("r_antw", binding=inst.org("sam")), "neemt_niet_deel", via="papier")
    inst.step("joris", "r_link")
    inst.later(days=40)
    with inst.read() as tx:
        rows = {d.organisatie_id: d.status for d in tx.casussen.deelnames(inst.casus.id)}
    assert rows[inst.org("tom")] is rows[inst.org("sam")] is DeelnameStatus.NEEMT_NIET_DEEL


def test_an_invitation_that_ends_today_is_refused(at: At) -> None:
    inst = at("weerhouden")
    inst.step("ann", "id_vrij", "meegedeeld")
    with pytest.raises(FormInvalidError) as refused:
        inst.step(
            "joris",
            "u_voorstel",
            "voorgesteld",
            diensten=[str(inst.org("tom"))],
            antwoord_tegen=inst.today.isoformat(),
        )
    assert "antwoord_tegen" in refused.value.errors


def test_a_person_without_an_age_does_not_leave_the_intake_whatever_was_left_open(at: At) -> None:
    """Law S3: what is left open stays as it was notified, so the check reads the two together."""
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    raw = {"uitkomst": ["klaar"], "kanaal": ["mail"], "leeftijdsgroep": ["nvt"]}
    with pytest.raises(FormInvalidError) as refused:
        complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)
    assert "persoon" in str(refused.value.errors["leeftijdsgroep"][0])
    complete_task(CompleteTask(inst.actor("joris"), taak.id, raw | {"betreft": ["organisatie"]}), inst.deps)
    assert "i_lijst" in inst.open_elements()


def test_toch_niet_asks_nothing_and_ends_it(at: At) -> None:
    inst = at("leeg")
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    taak = inst.task("q_aanm")
    complete_task(CompleteTask(inst.actor("ann"), taak.id, {"uitkomst": ["toch_niet"]}), inst.deps)
    assert "q_aanm" not in inst.open_elements()
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None
