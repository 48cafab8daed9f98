import pytest

from app.persistence.counting import counting
from app.services.casework.list_casussen import list_casussen
from app.services.telling.words import datum
from tests.services.conftest import At


@pytest.mark.parametrize(
    ("stage", "seers"),
    [
        ("aangemeld", {"ann", "joris", "hilde"}),
        ("op_tafel", {"ann", "joris", "hilde", "katrien"}),
        ("uitgenodigd", {"ann", "joris", "hilde", "tom", "sam"}),
        ("deelnemers", {"ann", "joris", "hilde", "tom"}),
        ("inbreng", {"ann", "joris", "hilde", "tom", "katrien"}),
    ],
)
def test_sight_follows_participation(at: At, stage: str, seers: set[str]) -> None:
    inst = at(stage)
    everyone = ("ann", "tom", "lotte", "sam", "joris", "hilde", "katrien", "vera", "mia", "nora", "bert")
    assert {n for n in everyone if list_casussen(inst.actor(n), inst.deps).casussen} == seers


def test_another_livc_sees_nothing_of_it(at: At) -> None:
    inst = at("traject")
    for name in ("wim", "bea", "wies", "gil"):
        assert not list_casussen(inst.other.actor(name), inst.deps).casussen


def test_the_list_costs_as_many_statements_whatever_it_holds(at: At) -> None:
    inst = at("aangemeld")
    asked, joris = [], inst.actor("joris")
    for _ in range(3):
        with counting(inst.settings.database_url) as counted:
            page = list_casussen(joris, inst.deps)
        asked.append((counted.statements, len(page.casussen), len(page.wacht_op)))
        inst.do("tom", inst.prescreen("tom"), "aanmelden")
        sent = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}
        inst.step("tom", "q_aanm", "verstuurd", **sent, opnieuw_aangemeld="nee")
    statements, listed, told = zip(*asked, strict=True)
    assert listed == told == (1, 2, 3)
    assert len(set(statements)) == 1
    assert statements[0] <= 20


def test_a_casus_on_an_agenda_waits_for_the_table_on_the_day_of_the_meeting(at: At) -> None:
    inst = at("op_lijst")

    def told(name: str) -> list[str]:
        return [
            regel
            for regels in list_casussen(inst.actor(name), inst.deps).wacht_op.values()
            for regel in regels
        ]

    assert told("joris") == ["de tafel: op een volgend overleg"]
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    assert told("joris") == told("hilde") == [f"de tafel: op het overleg van {datum(inst.today)}"]
    assert told("ann") == []
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    assert told("joris")
    assert not any("overleg van" in regel for regel in told("joris"))
