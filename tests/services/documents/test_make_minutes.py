"""The minutes on paper: what their reader may read, its last day, a row in the log; gone with its keys."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotFoundError
from app.domain.execution import Bundle
from app.persistence.versies import SqlVersies
from app.services.clockwork.expire_keys import expire_keys
from app.services.documents.make_minutes import make_minutes
from app.services.ports.audit import AuditRegel
from tests.services.conftest import At
from tests.services.documents.printing import printer
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of
from tests.services.table.test_papers import AFSPRAAK, ALGEMEEN, BESLUIT, LOS, OVER_DE_CASUS, held, lived

EVERYTHING = OVER_DE_CASUS | {ALGEMEEN, AFSPRAAK, LOS}


@pytest.fixture
def inst(at: At) -> Installation:
    return lived(at("op_lijst"))


def text_for(inst: Installation, name: str) -> str:
    deps, printed = printer(inst.deps)
    make_minutes(inst.actor(name), held(inst), deps)
    return printed.text


def said_in(text: str) -> set[str]:
    return {each for each in EVERYTHING if each in text}


@pytest.mark.parametrize("name", ["joris", "hilde", "vera", "katrien"])
def test_who_may_read_all_prints_all(inst: Installation, name: str) -> None:
    text = text_for(inst, name)
    assert said_in(text) == EVERYTHING
    assert "Dit exemplaar bevat" not in text
    assert "Ann" in text


def test_who_took_part_in_one_point_prints_that_one_and_the_sheet_says_so(inst: Installation) -> None:
    text = text_for(inst, "ann")
    assert said_in(text) == EVERYTHING - {ALGEMEEN}
    assert "Dit exemplaar bevat de punten waaraan u deelnam." in text


@pytest.mark.parametrize("name", ["lotte", "tom", "mia", "nora"])
def test_who_took_part_in_nothing_gets_none(inst: Installation, name: str) -> None:
    with pytest.raises(NotFoundError):
        text_for(inst, name)


def test_the_sheet_says_until_when_it_may_be_kept_at_the_foot_of_each_page(inst: Installation) -> None:
    deps, printed = printer(inst.deps)
    make_minutes(inst.actor("joris"), held(inst), deps)
    assert "verdwijnt op 2 februari 2027" in printed.text
    assert printed.made[-1].footer.endswith("Vernietig dit blad ten laatste op 2 februari 2027.")


def test_the_name_of_the_file_says_the_day_and_nothing_else(inst: Installation) -> None:
    deps, _ = printer(inst.deps)
    assert make_minutes(inst.actor("joris"), held(inst), deps).naam == "verslag-2026-02-02.pdf"


def test_the_log_tells_who_took_it_out(inst: Installation) -> None:
    text_for(inst, "ann")
    [row] = taken_out(inst)
    assert (row.persoon_id, row.soort) == (inst.actor("ann").persoon_id, "lezen")


def taken_out(inst: Installation) -> list[AuditRegel]:
    with inst.read() as tx:
        return [each.regel for each in tx.audit.rows(None, 0, 500) if each.regel.wat == "document_opgehaald"]


def test_before_the_report_is_made_there_is_none(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht", beslissing=BESLUIT)
    deps, _ = printer(inst.deps)
    with pytest.raises(NotFoundError):
        make_minutes(inst.actor("joris"), meeting_of(inst), deps)


def test_where_no_minutes_were_agreed_on_there_are_none(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht", beslissing=BESLUIT)
    inst.work()
    with pytest.raises(NotFoundError):
        text_for(inst, "joris")


def test_what_is_destroyed_is_printed_no_more(inst: Installation) -> None:
    inst.move_to(inst.now + timedelta(days=370))
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    with pytest.raises(NotFoundError):
        text_for(inst, "joris")


def test_a_version_without_a_template_makes_no_sheet_and_the_page_offers_none(
    inst: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = SqlVersies.get

    def of_before(self: SqlVersies, versie_id: str) -> Bundle:
        bundle = get(self, versie_id)  # type: ignore[arg-type]  # a version
        files = {name: content for name, content in bundle.files.items() if not name.endswith(".xml")}
        return Bundle(f"{bundle.version_id}-before", bundle.process_id, files)  # type: ignore[arg-type]

    monkeypatch.setattr(SqlVersies, "get", of_before)
    with pytest.raises((NotFoundError, ConflictError)):
        text_for(inst, "joris")
