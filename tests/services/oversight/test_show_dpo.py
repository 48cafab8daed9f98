from datetime import date

import pytest

from app.domain.errors import NotAllowedError
from app.domain.ids import CasusId
from app.domain.kern import INSTELLING, STRENGSTE
from app.services.oversight.show_dpo import calendar_of, show_dpo
from app.services.ports.audit import AuditRegel, LogKeuze
from app.services.table.show_seats import show_seats
from app.services.views.oversight import InventarisGroep
from tests.services.conftest import At
from tests.services.installation import NAAM


def test_the_fg_sees_the_log_the_coming_destructions_and_that_the_chain_is_whole(at: At) -> None:
    inst = at("traject")
    page = show_dpo(inst.actor("nora"), 0, inst.deps)
    assert page.log
    assert not page.breuken
    assert [code for code, _ in page.vernietigingen] == ["2026-01"]
    assert page.kluizen_aan
    assert "besluit" in (page.kluis_besluit or "")


def test_the_log_names_no_one_discussed_and_no_contributor(at: At) -> None:
    inst = at("gewogen")
    pages = [show_dpo(inst.actor("nora"), van, inst.deps) for van in (0, 25, 50)]
    assert NAAM not in repr(pages)
    rows = [r for p in pages for r in p.log if "inbreng" in r.regel.wat]
    assert rows == []


def test_the_burgemeester_sees_the_decision_but_not_the_log(at: At) -> None:
    inst = at("traject")
    page = show_dpo(inst.actor("hilde"), 0, inst.deps)
    assert page.log == []
    assert page.kluis_besluit


@pytest.mark.parametrize("name", ["ann", "joris", "katrien", "mia", "bert", "vera"])
def test_others_do_not(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_dpo(inst.actor(name), 0, inst.deps)


def test_each_livc_has_its_own_log(at: At) -> None:
    inst = at("traject")
    page = show_dpo(inst.other.actor("gil"), 0, inst.deps)
    assert page.vernietigingen == []
    assert {r.regel.wat for r in page.log} <= {
        *("livc_gesticht", "account_gemaakt", "collega_erkend", "tabel_toegepast")
    }


def test_the_calendar_has_this_month_and_twelve_more_and_leaves_out_what_is_late() -> None:
    def ends(day: date, *, over: bool = False) -> InventarisGroep:
        return InventarisGroep("casus", "vault", "2026-01", day, over)

    found = [ends(date(2026, 2, 28)), ends(date(2027, 2, 28)), ends(date(2027, 3, 1))]
    months = calendar_of([ends(date(2026, 2, 1), over=True), *found], date(2026, 2, 14))
    assert [month.eerste for month in months][:: len(months) - 1] == [date(2026, 2, 1), date(2027, 2, 1)]
    assert [month.aantal for month in months] == [1, *([0] * 11), 1]


def test_what_ends_after_the_calendar_is_counted_apart(at: At) -> None:
    page = show_dpo(at("traject").actor("nora"), 0, at("traject").deps)
    total = sum(number for _, _, number in page.bewaard.per_soort)
    assert page.later + sum(month.aantal for month in page.kalender) == total


def test_who_opened_many_casussen_in_a_week_is_a_signal_and_nothing_else_is(at: At) -> None:
    inst = at("traject")
    assert show_dpo(inst.actor("nora"), 0, inst.deps).signalen == []
    joris = inst.actor("joris").persoon_id
    with inst.begin() as tx:
        for number in range(30):
            row = (
                inst.clock.now(),
                "lezen",
                "casus_gelezen",
                "coordinator",
                joris,
                None,
                CasusId(str(number)),
            )
            tx.audit.record(AuditRegel(*row))
    (signal,) = show_dpo(inst.actor("nora"), 0, inst.deps).signalen
    assert signal.zin.startswith("Joris")
    assert "opende in zeven dagen 3" in signal.zin


def test_the_log_can_be_narrowed_to_what_was_read(at: At) -> None:
    inst = at("traject")
    page = show_dpo(inst.actor("nora"), 0, inst.deps, keuze=LogKeuze("lezen"))
    assert {row.regel.soort for row in page.log} == {"lezen"}


def test_a_rule_that_cannot_be_read_is_told_and_stops_no_page(at: At) -> None:
    inst = at("op_tafel")
    with inst.begin() as tx:
        tx.livcs.save_instelling(inst.livc_id, INSTELLING, "opnemen=misschien", inst.today, None)
    told = [str(each.zin) for each in show_dpo(inst.actor("nora"), 0, inst.deps).signalen]
    assert any("niet te lezen" in each for each in told)
    assert show_seats(inst.actor("hilde"), inst.deps).regel == STRENGSTE
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    inst.agree("k_cons")
