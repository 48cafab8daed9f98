"""What a service told the burgemeester can be read back and taken back by who wrote it, and by nobody else."""

import pytest

from app.domain.errors import NotFoundError
from app.domain.ids import ItemId
from app.domain.vraag import BevestigingNodigError, met_ja
from app.services.casework.show_casus import show_casus
from app.services.casework.show_shared import show_shared
from app.services.casework.take_back_answer import take_back_answer
from tests.services.conftest import At
from tests.services.installation import Installation

ANTWOORD = "Kanarie: wij zagen het gezin in maart"


@pytest.fixture
def inst(at: At) -> Installation:
    inst = at("bevraagd")
    taak = inst.task("n_antw", binding=inst.org("tom"))
    inst.do("tom", taak, None, wijze="schriftelijk", inhoud=ANTWOORD)
    return inst


def answer(inst: Installation) -> ItemId:
    [told] = show_shared(inst.actor("tom"), inst.deps).verteld
    return told.item.id


def casus_page(inst: Installation, name: str) -> str:
    return repr(show_casus(inst.actor(name), inst.casus.id, inst.deps))


def test_who_wrote_it_reads_it_back_with_who_else_does(inst: Installation) -> None:
    [told] = show_shared(inst.actor("tom"), inst.deps).verteld
    assert ANTWOORD in [text for _, text in told.item.velden]
    assert "de burgemeester" in told.lezers
    assert "u zelf, tot u het terugneemt" in told.lezers
    for name in ("joris", "hilde", "ann", "katrien", "lotte"):
        assert not show_shared(inst.actor(name), inst.deps).verteld, name


def test_after_the_question_is_over_it_is_still_there(inst: Installation) -> None:
    inst.later(days=60)
    assert answer(inst)


def test_taken_back_it_is_gone_for_everyone_and_asks_first(inst: Installation) -> None:
    assert ANTWOORD in casus_page(inst, "hilde")
    item = answer(inst)
    with pytest.raises(BevestigingNodigError, match="bevestiging") as asked:
        take_back_answer(inst.actor("tom"), item, None, inst.deps)
    assert "onthouden" in str(asked.value.vraag.gevolgen[1])
    met_ja(lambda ja: take_back_answer(inst.actor("tom"), item, ja, inst.deps))
    assert not show_shared(inst.actor("tom"), inst.deps).verteld
    for name in ("hilde", "joris"):
        assert ANTWOORD not in casus_page(inst, name)
    with pytest.raises(NotFoundError):
        take_back_answer(inst.actor("tom"), item, None, inst.deps)


def test_nobody_else_takes_it_back_and_nothing_else_is_taken_back_so(inst: Installation) -> None:
    item = answer(inst)
    for name in ("joris", "hilde", "ann"):
        with pytest.raises(NotFoundError):
            met_ja(lambda ja, name=name: take_back_answer(inst.actor(name), item, ja, inst.deps))  # type: ignore[misc]
    with inst.read() as tx:
        sent = next(i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "aanmelding")
    assert sent.auteur_id == inst.actor("ann").persoon_id
    with pytest.raises(NotFoundError):
        met_ja(lambda ja: take_back_answer(inst.actor("ann"), sent.id, ja, inst.deps))


def test_the_log_tells_nobody_who_took_something_back(inst: Installation) -> None:
    item = answer(inst)
    met_ja(lambda ja: take_back_answer(inst.actor("tom"), item, ja, inst.deps))
    with inst.read() as tx:
        row = tx.audit.rows(None, 0, 1)[0]
    assert row.regel.wat == "toestemming_ingetrokken"
    assert (row.naam, row.regel.persoon_id, row.regel.items) == (None, None, ())
