"""The doors that the pages keep shut, lived once on each kind of database."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.ids import PersoonId
from app.domain.people import Rol
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.seat_again import SeatAgain, seat_again, take_back_seats
from app.worker.main import Worker
from tests.access.installation import Huis
from tests.access.test_ghost import entered, made_by, read_by

TOESTEMMING = {"delen_met": "tafel", "mag_eigen_dossier": ["ja"], "geheim": "nee", "categorie": "11"}


@pytest.fixture
def huis(new_database: Callable[[], str], tmp_path: Path) -> Huis:
    made = Huis(tmp_path, environment={"DATABASE_URL": new_database(), "KEYRING_URL": new_database()})
    made.stemming()
    made.log_everyone_in()
    return made


def kept(huis: Huis, zone: str = "vault") -> dict[str, int]:
    """Return how many items each organisation keeps of the casus."""
    found: dict[str, int] = {}
    with huis.box.deps.uow.read(huis.box.livc_id) as tx:
        for item in tx.items.of_casus(huis.box.casus_id("2026-01"), zone):  # type: ignore[arg-type]
            name = tx.people.organisatie(item.eigenaar_id).naam
            found[name] = found.get(name, 0) + 1
    return found


def seated_by_mistake_and_again(huis: Huis, persons: list[PersoonId]) -> None:
    """Seat somebody too many, take that back, and seat these: they alone are asked."""
    box = huis.box
    joris = box.actor("joris")
    huis.act("vera", "u_wie", "verder", aanwezigen=[*persons, box.actor("ann").persoon_id])
    assert len(box.tasks("m_deel")) == len(persons) + 1
    take_back_seats(joris, box.overleg_id(), box.deps)
    assert not box.tasks("m_deel")
    seat_again(SeatAgain(joris, box.overleg_id(), frozenset(persons)), box.deps)
    assert {taak.binding for taak in box.tasks("m_deel")} == set(persons)


@pytest.mark.slow
def test_who_makes_an_account_reads_nothing_with_it(huis: Huis) -> None:
    for number, organisatie in enumerate(("CLB De Linde", "OCMW Lindervoorde", "Gemeente Lindervoorde")):
        email = f"spook{number}@kwaad.example"
        link = made_by(huis, "bert", Rol.PARTNER, organisatie, email)
        assert link
        assert not read_by(huis, entered(huis, link, email)), organisatie
    assert read_by(huis, huis.sessions["ann"])


@pytest.mark.slow
def test_what_is_decided_is_shown_and_nothing_is_copied_or_closed_by_itself(huis: Huis) -> None:
    box = huis.box
    box.vote("joris", box.task("k_cons"), {})
    before = kept(huis)
    huis.act("joris", "u_dicht")
    Worker(box.deps).round()
    assert kept(huis) == before, "closing copied something"
    assert not kept(huis, "table")
    huis.act("ann", "id_vrij", "meegedeeld", geboortedatum="1999-03-04")
    tegen = (box.now.date() + timedelta(days=30)).isoformat()
    diensten = [str(box.actor(name).organisatie_id) for name in ("tom", "lotte")]
    huis.act("joris", "u_voorstel", "voorgesteld", diensten=diensten, antwoord_tegen=tegen)
    page = huis.main("hilde", f"/taken/{huis.task('u_uitn')}")
    assert "CLB De Linde" in page
    assert "CAW Linde" in page
    huis.act("hilde", "u_uitn", "verstuurd")
    for name in ("tom", "lotte"):
        huis.answer(name, "aanvaard")
    request_point(RequestPoint(box.actor("joris"), "algemeen"), box.deps)
    huis.meet("hilde", "joris")
    huis.log_everyone_in()
    overleg = f"/overleg/{box.overleg_id()}"
    assert "algemeen punt 1" in huis.main("joris", overleg), "a point without a casus is blank"
    huis.act("joris", "u_dicht")
    four = [box.actor(name).persoon_id for name in ("hilde", "joris", "katrien", "tom")]
    seated_by_mistake_and_again(huis, four)
    huis.contribute("tom", wijze="schriftelijk", **TOESTEMMING)
    before = kept(huis)
    assert huis.ask("joris", "POST", f"/taken/{huis.task('u_dicht')}", {}).status_code in (200, 422)
    assert "u_dicht" in {taak.element_id for taak in box.open_tasks()}, "one press closed it"
    box.clock.move_to(box.clock.now() + timedelta(hours=25))  # it closes by itself
    for _ in range(3):
        Worker(box.deps).round()
    assert kept(huis) == before, "the timer copied something"
    assert not kept(huis, "table")
    huis.log_everyone_in()
    shared = huis.main("tom", "/gedeeld")
    assert "Wat wij deelden" in shared
    assert "Wat wij meldden" in huis.main("ann", "/gedeeld")
