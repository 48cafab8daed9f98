from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import FormInvalidError
from tests.services.conftest import At
from tests.services.installation import Installation

FIELDS = {"objectief": ["ernst_feiten"], "beslisser": "de dossierhouder"}


def announced(inst: Installation) -> Installation:
    while "y_besl" not in inst.open_elements():
        inst.later(days=7)
    return inst


def extend(inst: Installation, name: str, tot: date) -> None:
    taak = inst.task("y_besl", binding=inst.org(name))
    inst.do(
        name,
        taak,
        "verlengen",
        einddatum=tot.isoformat(),
        besproken_op=inst.casus.laatste_bespreking.isoformat(),  # type: ignore[union-attr]
        **FIELDS,
    )


def test_every_holder_is_asked_two_months_before(at: At) -> None:
    inst = announced(at("afgesloten"))
    einde = inst.casus.vernietigen_op
    assert einde is not None
    assert timedelta(days=50) < einde - inst.today <= timedelta(days=62)
    asked = {t.organisatie_id for t in inst.open_tasks() if t.element_id == "y_besl"}
    assert asked == {inst.org("tom"), inst.org("joris")}, "who keeps nothing has nothing to decide on"
    assert inst.org("katrien") not in asked


def test_an_extension_beyond_five_years_is_refused_with_the_last_possible_day(at: At) -> None:
    inst = announced(at("afgesloten"))
    last = inst.casus.laatste_bespreking
    assert last is not None
    uiterst = last + relativedelta(years=5)
    with pytest.raises(FormInvalidError) as refused:
        extend(inst, "tom", uiterst + timedelta(days=1))
    assert f"{uiterst:%d-%m-%Y}" in str(refused.value.errors["einddatum"][0])
    extend(inst, "tom", uiterst)


def test_an_extension_within_the_year_is_refused(at: At) -> None:
    inst = announced(at("afgesloten"))
    with pytest.raises(FormInvalidError):
        extend(inst, "tom", inst.casus.vernietigen_op)  # type: ignore[arg-type]


def test_each_decides_for_the_own_vault_and_silence_destroys(at: At) -> None:
    inst = announced(at("afgesloten"))
    casus_id, einde = inst.casus.id, inst.casus.vernietigen_op
    assert einde is not None
    extend(inst, "tom", einde + relativedelta(years=1, months=6))
    while inst.today <= einde:
        inst.later(days=10)
    with inst.read() as tx:
        owners = {s.eigenaar_id for s in tx.items.sleutels(casus_id) if s.zone == "vault"}
    assert owners == {inst.org("tom")}
    inst.later(days=800)
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None


def test_one_holder_does_not_decide_for_another(at: At) -> None:
    from app.domain.errors import NotAllowedError
    from app.services.tasks.complete_task import CompleteTask, complete_task

    inst = announced(at("afgesloten"))
    taak = inst.task("y_besl", binding=inst.org("tom"))
    raw = inst.filled("tom", taak, "vernietigen")
    for name in ("ann", "hilde", "katrien"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), taak.id, raw), inst.deps)


def test_until_when_a_holder_keeps_is_known_as_data(at: At) -> None:
    inst = announced(at("afgesloten"))
    assert kept(inst) == {}
    einde = inst.casus.vernietigen_op
    assert einde is not None
    first, later = einde + relativedelta(years=2), einde + relativedelta(years=1, months=6)
    extend(inst, "tom", first)
    extend(inst, "joris", later)
    assert kept(inst) == {inst.org("tom"): first, inst.org("joris"): later}
    while "y_herz" not in inst.open_elements():
        inst.later(days=20)
    taak = inst.task("y_herz", binding=inst.org("tom"))
    inst.do("tom", taak, "blijft_nodig", einddatum=later.isoformat(), **FIELDS)
    assert kept(inst)[inst.org("tom")] == later
    inst.do("joris", inst.task("y_herz", binding=inst.org("joris")), "niet_meer_nodig")
    assert kept(inst) == {inst.org("tom"): later}


def kept(inst: Installation) -> dict[str, date]:
    with inst.read() as tx:
        return {v.organisatie_id: v.tot for v in tx.casussen.verlengingen(inst.casus.id)}
