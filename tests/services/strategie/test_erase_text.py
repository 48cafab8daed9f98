"""A text that speaks of somebody is taken away by the office: nobody can find a name without a list of persons."""

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import InstantieId
from app.services.strategie.erase_text import EraseText, erase_text
from app.services.strategie.show_report import show_report
from app.services.texts import read_text
from app.services.views.strategie import VerslagPagina
from tests.services.installation import NAAM, Installation
from tests.services.strategic import WAT, hold


def report(inst: Installation, overleg_id: InstantieId) -> VerslagPagina:
    return show_report(inst.actor("joris"), overleg_id, inst.deps)


def test_it_goes_and_what_stands_beside_it_stays(inst: Installation) -> None:
    overleg_id = hold(
        inst,
        **{
            "besluiten-0-besluit": NAAM,
            "besluiten-1-onderwerp": "vorming",
            "besluiten-1-besluit": "we kiezen er een",
        },
    )
    weg = report(inst, overleg_id).besluiten[0].weg
    assert report(inst, overleg_id).mag_wissen
    erase_text(EraseText(inst.actor("joris"), overleg_id, weg.item_id, weg.plek), inst.deps)
    after = report(inst, overleg_id)
    assert after.besluiten[0].tekst == ""
    assert after.besluiten[0].onderwerp == "De plaats in het lokale preventiebeleid"
    assert after.opdrachten[0].wat == WAT
    with inst.read() as tx:
        kept = [read_text(inst.deps.keys, each) for each in tx.items.of_instantie(overleg_id, "papers")]
    assert NAAM not in str(kept)


@pytest.mark.parametrize("name", ["ann", "katrien", "vera", "nora", "bert"])
def test_only_the_office_takes_it_away(inst: Installation, name: str) -> None:
    overleg_id = hold(inst)
    weg = report(inst, overleg_id).besluiten[0].weg
    with pytest.raises(NotAllowedError):
        erase_text(EraseText(inst.actor(name), overleg_id, weg.item_id, weg.plek), inst.deps)


def test_of_another_meeting_or_another_place_nothing_is_taken(inst: Installation) -> None:
    first = hold(inst)
    inst.step("hilde", "st_vast", "vastgesteld")
    weg, second = report(inst, first).besluiten[0].weg, hold(inst)
    for command in (
        EraseText(inst.actor("joris"), second, weg.item_id, weg.plek),
        EraseText(inst.actor("joris"), first, weg.item_id, "verzonnen-1-tekst"),
    ):
        with pytest.raises(NotFoundError):
            erase_text(command, inst.deps)
    assert report(inst, first).besluiten[0].tekst
