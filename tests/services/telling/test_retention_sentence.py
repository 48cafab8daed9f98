"""What the page says of how long something is kept is what happens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.ids import CasusId, LivcId, OrganisatieId
from app.domain.kalender import dag_van
from app.services.casework.show_casus import show_casus
from app.services.telling.retention_sentence import retention_sentence
from app.services.telling.words import datum
from tests.services.conftest import At

ALKEN, CLB, OCMW = LivcId("alken"), OrganisatieId("clb"), OrganisatieId("ocmw")
NOOIT = Casus(CasusId("c"), ALKEN, "2026-01", CasusStatus.LOPEND, None, date(2026, 2, 2), None)
BESPROKEN = replace(NOOIT, laatste_bespreking=date(2026, 9, 10), vernietigen_op=date(2027, 3, 10))
VROEG = replace(BESPROKEN, vervroegd_op=date(2026, 11, 2))
LANGER = [Verlenging(ALKEN, CasusId("c"), CLB, date(2029, 6, 1))]
BEFORE, AFTER = date(2027, 3, 9), date(2027, 3, 10)


@pytest.mark.parametrize(
    ("casus", "today", "said"),
    [
        (NOOIT, BEFORE, "ten laatste op 2 februari 2027, een jaar na de aanmelding"),
        (BESPROKEN, BEFORE, "Wordt vernietigd op 10 maart 2027"),
        (BESPROKEN, AFTER, "Werd vernietigd op 10 maart 2027"),
        (replace(BESPROKEN, vernietigen_op=None), BEFORE, "Wordt vernietigd op 10 september 2027"),
        (VROEG, BEFORE, "Op 2 november 2026 liet de gemeente vernietigen wat zij van deze casus had."),
        (VROEG, AFTER, "Een ander dossier ging weg op 10 maart 2027"),
        (replace(BESPROKEN, status=CasusStatus.TE_VERNIETIGEN), BEFORE, "wordt nu vernietigd"),
    ],
)
def test_the_day_is_the_one_that_was_computed(casus: Casus, today: date, said: str) -> None:
    assert said in retention_sentence(casus, [], {CLB}, today)


@pytest.mark.parametrize("casus", [BESPROKEN, VROEG])
@pytest.mark.parametrize("today", [BEFORE, AFTER])
def test_only_the_holder_reads_that_it_keeps_its_file_longer(casus: Casus, today: date) -> None:
    assert "Het dossier van uw organisatie blijft tot ten laatste 1 juni 2029." in retention_sentence(
        casus, LANGER, {CLB}, today
    )
    other = retention_sentence(casus, LANGER, {OCMW}, today)
    assert other == retention_sentence(casus, [], {OCMW}, today)
    assert "2029" not in other


def test_a_casus_closed_before_it_was_discussed_has_one_last_day_wherever_it_is_told(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "terug")
    inst.step("joris", "c_uit")
    casus = inst.casus
    assert casus.vernietigen_op == inst.today + timedelta(days=30)
    page = show_casus(inst.actor("joris"), casus.id, inst.deps)
    assert page.bewaarzin == f"Nooit besproken. Alles is weg op {datum(casus.vernietigen_op)}."
    assert [dag_van(term.op) for term in page.termijnen] == [casus.vernietigen_op]
    with inst.read() as tx:
        assert [each.code for each in tx.casussen.to_destroy(9)] == [casus.code]


def test_the_question_whether_it_is_needed_gives_a_day_that_its_answer_takes_back(at: At) -> None:
    inst = at("aangemeld")
    while "z_nodig" not in inst.open_elements():
        inst.later(days=1)
    asked = inst.casus
    assert asked.vernietigen_op == inst.today + timedelta(days=30)
    page = show_casus(inst.actor("joris"), asked.id, inst.deps)
    assert page.bewaarzin.endswith(f"dan is alles weg op {datum(asked.vernietigen_op)}.")
    inst.step("joris", "z_nodig", "nodig")
    assert inst.casus.vernietigen_op is None
    assert "een jaar na de aanmelding" in show_casus(inst.actor("joris"), asked.id, inst.deps).bewaarzin
