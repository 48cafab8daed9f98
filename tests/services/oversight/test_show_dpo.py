import pytest

from app.domain.errors import NotAllowedError
from app.services.oversight.show_dpo import show_dpo
from tests.services.conftest import At
from tests.services.installation import NAAM


def test_the_fg_sees_the_log_the_coming_destructions_and_that_the_chain_is_whole(at: At) -> None:
    inst = at("traject")
    page = show_dpo(inst.actor("nora"), 0, inst.deps)
    assert page.log
    assert page.keten_heel
    assert [code for code, _ in page.vernietigingen] == ["2026-01"]
    assert page.kluizen_aan
    assert "besluit" in (page.kluis_besluit or "")


def test_the_log_names_no_one_discussed_and_no_contributor(at: At) -> None:
    inst = at("gewogen")
    pages = [show_dpo(inst.actor("nora"), van, inst.deps) for van in (0, 50)]
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
    assert {r.regel.wat for r in page.log} <= {"livc_gesticht", "account_gemaakt", "collega_erkend"}
