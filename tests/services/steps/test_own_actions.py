"""An own action goes to the own file when the plan is agreed, and nothing else of the plan does."""

from app.domain.item import Item
from app.services.casework.leave_casus import leave_casus
from app.services.tasks.show_task import show_task
from app.services.texts import read_text
from tests.services.conftest import At
from tests.services.installation import Installation


def plans(inst: Installation) -> list[Item]:
    with inst.read() as tx:
        return [i for i in tx.items.of_casus(inst.casus.id, "vault") if i.soort == "F10"]


def plan(inst: Installation, *names: str) -> None:
    day = inst.today.replace(month=inst.today.month + 2, day=20).isoformat()
    rows = {}
    for number, name in enumerate(names):
        rows |= {
            f"acties-{number}-uitvoerder": str(inst.org(name)),
            f"acties-{number}-wat": f"kanarie van {name}",
            f"acties-{number}-aard": "sociaal",
        }
    inst.step("joris", "p_plan", "klaar", evaluatiedatum=day, **rows)


def test_each_executor_keeps_its_own_rows_and_no_other_words_of_the_plan(at: At) -> None:
    inst = at("gewogen")
    plan(inst, "tom", "ann", "joris", "tom")
    inst.agree("p_cons")
    kept = {item.eigenaar_id: read_text(inst.deps.keys, item) for item in plans(inst)}
    assert set(kept) == {inst.org("tom"), inst.org("ann"), inst.org("joris")}
    for name, count in (("tom", 2), ("ann", 1), ("joris", 1)):
        content = kept[inst.org(name)]
        assert set(content) == {"acties"}
        assert [row["wat"] for row in content["acties"]] == [f"kanarie van {name}"] * count  # type: ignore[index,attr-defined]


def test_the_police_keeps_not_even_its_own_action(at: At) -> None:
    inst = at("gewogen")
    plan(inst, "katrien", "tom")
    inst.agree("p_cons")
    assert {item.eigenaar_id for item in plans(inst)} == {inst.org("tom")}


def test_a_plan_that_is_not_agreed_leaves_nothing(at: At) -> None:
    for outcome in ("uitgesteld", "aanpassen"):
        inst = at("plan")
        inst.conclude("p_cons", outcome)
        inst.step("joris", "u_dicht")
        assert not plans(inst)
    inst = at("plan")
    inst.agree("p_cons", tom="bezwaar")
    inst.step("joris", "u_dicht")
    assert not plans(inst)


def test_of_a_plan_written_again_only_what_was_agreed_is_kept(at: At) -> None:
    inst = at("gewogen")
    plan(inst, "tom", "ann")
    inst.conclude("p_cons", "aanpassen")
    plan(inst, "joris")
    inst.agree("p_cons")
    assert {item.eigenaar_id for item in plans(inst)} == {inst.org("joris")}


def test_the_executor_still_reads_what_was_agreed_beside_the_task(at: At) -> None:
    inst = at("traject")
    page = show_task(inst.actor("tom"), inst.task("v_acties").id, inst.deps)
    assert page.context == [("Uit het trajectplan", [("Wat er is afgesproken", "wekelijks gesprek")])]


def test_who_leaves_between_plan_and_consensus_takes_nothing_from_the_others(at: At) -> None:
    inst = at("gewogen")
    plan(inst, "tom", "ann")
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    inst.agree("p_cons")
    assert {item.eigenaar_id for item in plans(inst)} == {inst.org("ann")}
