"""Who took part in a point puts something of its minutes right: beside them, with a name; nobody else."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotFoundError
from app.domain.ids import PuntId
from app.services.clockwork.expire_keys import expire_keys
from app.services.oversight.switch_vaults import SwitchVaults, switch_vaults
from app.services.table.correct_minutes import CorrectMinutes, correct_minutes
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of
from tests.services.table.test_papers import held, lived, papers

RECHT = "kanarie-rechtzetting"


@pytest.fixture
def inst(at: At) -> Installation:
    return lived(at("op_lijst"))


def points(inst: Installation) -> list[PuntId]:
    """Return the point on the casus, and the general one."""
    with inst.read() as tx:
        return [punt.id for punt in tx.tafel.punten(held(inst))]


def correct(inst: Installation, name: str, nr: int = 0, tekst: str = RECHT) -> None:
    correct_minutes(CorrectMinutes(inst.actor(name), points(inst)[nr], tekst), inst.deps)


def test_it_stands_beside_the_minutes_with_who_and_when_for_who_reads_them(inst: Installation) -> None:
    correct(inst, "ann")
    for name in ("ann", "katrien", "joris", "vera"):
        [line] = [each for each in papers(inst, name).punten[0].regels if RECHT in str(each.tekst)]
        assert str(line.label) == "Rechtzetting van Ann Staal, 2 februari 2026"
    assert RECHT not in str(papers(inst, "lotte"))
    assert RECHT not in str(papers(inst, "joris").punten[1])


def test_that_of_a_general_point_stands_there_and_is_not_for_who_was_not_there(inst: Installation) -> None:
    correct(inst, "katrien", 1)
    assert RECHT in str(papers(inst, "hilde").punten[1])
    assert RECHT not in str(papers(inst, "ann"))


def test_nothing_of_the_minutes_themselves_changes(inst: Installation) -> None:
    before = papers(inst, "joris").punten[0].regels
    correct(inst, "ann")
    assert [each for each in papers(inst, "joris").punten[0].regels if RECHT not in str(each.tekst)] == list(
        before
    )


@pytest.mark.parametrize(
    ("name", "nr"), [("ann", 1), ("tom", 0), ("lotte", 0), ("vera", 0), ("mia", 0), ("nora", 0)]
)
def test_who_did_not_take_part_in_that_point_cannot(inst: Installation, name: str, nr: int) -> None:
    with pytest.raises(NotFoundError):
        correct(inst, name, nr)
    shown = [punt for punt in papers(inst, "vera").punten if punt.recht_te_zetten]
    assert shown == []


@pytest.mark.parametrize("tekst", ["", "  ", "a" * 1001])
def test_a_text_that_says_nothing_or_too_much_is_refused(inst: Installation, tekst: str) -> None:
    with pytest.raises(FormInvalidError):
        correct(inst, "ann", tekst=tekst)


def test_before_the_minutes_are_there_nothing_is_put_right(at: At) -> None:
    inst = at("op_tafel")
    with inst.read() as tx:
        [punt] = [each.id for each in tx.tafel.punten(meeting_of(inst))]
    with pytest.raises(NotFoundError):
        correct_minutes(CorrectMinutes(inst.actor("ann"), punt, RECHT), inst.deps)


def test_where_no_texts_are_kept_it_is_said_aloud(inst: Installation) -> None:
    for name in ("hilde", "nora"):
        switch_vaults(SwitchVaults(inst.actor(name), False, "verzonnen besluit", inst.today), inst.deps)
    with pytest.raises(ConflictError, match="bewaart geen teksten"):
        correct(inst, "ann")


def test_it_goes_with_what_it_is_about(inst: Installation) -> None:
    correct(inst, "ann")
    correct(inst, "katrien", 1)
    inst.move_to(inst.now + timedelta(days=370))
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    assert RECHT not in str(papers(inst, "joris"))


def test_the_log_tells_that_something_was_put_right(inst: Installation) -> None:
    correct(inst, "ann")
    with inst.read() as tx:
        rows = [each.regel for each in tx.audit.rows(None, 0, 500) if each.regel.wat == "verslag_rechtgezet"]
    assert [(row.persoon_id, row.soort) for row in rows] == [(inst.actor("ann").persoon_id, "schrijven")]
