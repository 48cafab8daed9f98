"""What whoever runs Casuspad, and the DPO, see of the keys that can still be opened."""

from datetime import date
from itertools import permutations

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.inventaris import Inventaris, Plaats, Regel
from app.services.clockwork.check_inventory import check_inventory
from app.services.inventory import in_groups
from app.services.oversight.show_dpo import show_dpo
from app.services.oversight.show_inventory import show_inventory
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation


def test_every_key_of_the_keyring_is_in_it_once_with_a_day(at: At) -> None:
    inst = at("afgesloten")
    lines = [line for each in show_inventory(inst.deps) for line in each.inventaris.regels]
    assert sorted(line.key_id for line in lines) == sorted(inst.deps.keys.ids())
    last = inst.casus.laatste_bespreking
    assert last
    assert {line.laatste_dag for line in lines if line.code} == {last + relativedelta(years=1)}
    assert NAAM not in repr(lines)


def test_the_dpo_sees_days_and_codes_but_not_of_whom_a_file_is(at: At) -> None:
    inst = at("afgesloten")
    check_inventory(inst.livc_id, inst.deps)
    found = show_dpo(inst.actor("nora"), 0, inst.deps).bewaard
    assert found.nagekeken_op == inst.today
    assert not found.over
    files = [each for each in found.groepen if each.zone == "vault" and each.plaats == "casus"]
    assert [each.code for each in files] == ["2026-01"]
    for name in ("OCMW", "CLB", str(inst.org("tom"))):
        assert name not in repr(found)


@pytest.mark.parametrize(("silent", "spoke"), [("niets", "schriftelijk")])
def test_whether_someone_shared_something_changes_nothing_of_what_the_dpo_sees(
    at: At, silent: str, spoke: str
) -> None:
    """INV-10: beside the gemeente, who was asked at the table, CLB had a file already: it notified."""
    seen = []
    for how in (silent, spoke):
        inst = at("inbreng")
        extra = {"delen_met": "tafel", "mag_eigen_dossier": ["ja"], "geheim": "nee"} if how == spoke else {}
        for name in ("hilde", "joris", "katrien", "ann"):
            inst.contribute(
                name,
                "schriftelijk" if name == "ann" else "niets",
                **({"delen_met": "tafel", "geheim": "nee"} if name == "ann" else {}),
            )
        inst.contribute("tom", how, **extra)
        seen.append(show_dpo(inst.actor("nora"), 0, inst.deps).bewaard)
    assert seen[0] == seen[1]


def test_what_the_dpo_sees_says_nothing_of_the_order_of_the_keys() -> None:
    """INV-10: keys have random ids, so that their order would tell one file more or less."""
    day = date(2027, 2, 2)
    lines = [
        Regel(key, Plaats.CASUS, zone, None, "2026-01", day, over=False)
        for key, zone in (("a", "vault"), ("b", "papers"), ("c", "vault"), ("d", "register"))
    ]
    seen = {tuple(in_groups(Inventaris(day, each))) for each in permutations(lines)}
    assert [[group.zone for group in groups] for groups in seen] == [["papers", "register", "vault"]]


def test_the_list_goes_a_page_at_a_time(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    inst = at("afgesloten")
    monkeypatch.setattr("app.services.oversight.show_dpo.PER_BLAD", 2)
    whole: list[object] = []
    for van in range(0, 100, 2):
        part = show_dpo(inst.actor("nora"), 0, inst.deps, bewaard_van=van).bewaard
        whole += part.groepen
        if not part.meer:
            break
    assert len(whole) == sum(number for _, _, number in part.per_soort) == len(set(whole))


def test_the_burgemeester_sees_the_decision_and_no_keys(at: At) -> None:
    inst: Installation = at("afgesloten")
    assert not show_dpo(inst.actor("hilde"), 0, inst.deps).bewaard.groepen
