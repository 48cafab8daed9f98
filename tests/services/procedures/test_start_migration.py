"""The coördinator lets a group go along; the worker moves it, casus by casus."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.services.procedures.start_migration import StartMigration, start_migration
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.test_preview_migration import preview
from tests.services.procedures.versions import publish, renamed, renumbered


def begin(inst: Installation, groep: str = "", naar: str = "", who: str = "joris", **antwoorden: str) -> int:
    page = preview(inst)
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    command = StartMigration(
        inst.actor(who),
        "casus",
        naar or page.stand.versie_id,  # type: ignore[arg-type]
        groep or page.groepen[0].key,
        given,
    )
    return start_migration(command, inst.deps)


def test_the_worker_moves_the_group(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    assert begin(inst) == 1
    page = preview(inst)
    assert (page.bezig, page.groepen) == (1, [])
    inst.work()
    page = preview(inst)
    assert (page.bezig, page.stand.ouder) == (0, 0)
    assert [code for _, code, _ in page.terug] == ["2026-01"]
    assert inst.task("i_gesprek").naam == "Anders heten"
    with inst.read() as tx:
        row = next(v.regel for v in tx.audit.rows(None, 0, 5) if v.regel.wat == "procedure_bijgewerkt")
    assert row.persoon_id == inst.actor("joris").persoon_id


def test_what_is_not_decided_is_asked_again(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    with pytest.raises(FormInvalidError) as error:
        begin(inst)
    assert list(error.value.errors) == ["stap:i_nood"]
    assert begin(inst, stap__i_nood="naar:i_alarm") == 1
    inst.work()
    assert "i_alarm" in inst.open_elements()


def test_what_changed_since_it_was_seen_is_refused(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    with pytest.raises(ConflictError, match="Intussen"):
        begin(inst, groep="onzin")
    with pytest.raises(ConflictError, match="andere versie"):
        begin(inst, naar="onzin")


def test_only_the_coordinator(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    with pytest.raises(NotAllowedError):
        begin(inst, who="hilde")
