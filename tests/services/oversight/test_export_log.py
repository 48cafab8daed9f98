import pytest

from app.domain.errors import NotAllowedError
from app.services.oversight.export_log import export_log
from app.services.ports.audit import LogKeuze
from tests.services.conftest import At
from tests.services.installation import NAAM


def test_the_fg_takes_the_log_along_and_the_log_tells_it(at: At) -> None:
    inst = at("gewogen")
    rows = export_log(inst.actor("nora"), inst.deps)
    assert NAAM not in repr(rows)
    with inst.read() as tx:
        newest, *before = tx.audit.rows(None, 0, 9999)
    assert (newest.regel.wat, newest.regel.persoon_id) == (
        "logboek_uitgevoerd",
        inst.actor("nora").persoon_id,
    )
    assert list(rows) == before


def test_the_file_holds_what_was_chosen(at: At) -> None:
    inst = at("gewogen")
    assert {row.regel.soort for row in export_log(inst.actor("nora"), inst.deps, LogKeuze("lezen"))} == {
        "lezen"
    }


@pytest.mark.parametrize("name", ["ann", "joris", "hilde", "mia", "bert"])
def test_others_do_not(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        export_log(inst.actor(name), inst.deps)
