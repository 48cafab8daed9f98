"""The information card: that it was shown is kept, and nothing of what stands on it (INV-45, INV-46)."""

from datetime import date

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.overleg import GetoondeKaart
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.table.meetings import meeting_of

KAART_VAN = date(2026, 1, 20)
ZONES = ("register", "vault", "table", "papers")
TAFEL = ("hilde", "joris", "katrien", "ann")


@pytest.fixture
def inst(at: At) -> Installation:
    """The burgemeester says that there is a card; the casus lies on the table."""
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "op_lijst", kaart="ja")
    inst.step("joris", "h_agenda")
    inst.meet(*TAFEL)
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    inst.step("ann", "id_vrij", "meegedeeld", naam=NAAM, geboortedatum="1999-03-04", contact="verzonnen")
    inst.step("joris", "u_voorstel", "niemand")
    inst.step("joris", "h_agenda")
    inst.meet(*TAFEL)
    return inst


def shown(inst: Installation, uitkomst: str = "deel", wie: str = "katrien") -> None:
    inst.step(wie, "d_kaart", uitkomst, kaart_van=KAART_VAN.isoformat())


def told(inst: Installation, name: str) -> str:
    """What the papers of the meeting say of the card to this reader."""
    meeting = meeting_of(inst)
    inst.step("joris", "u_dicht")
    papieren = show_table(inst.actor(name), meeting, inst.deps).papieren
    assert papieren is not None
    return " ".join(str(regel) for punt in papieren.punten for regel in punt.regels)


def test_what_is_kept_is_how_much_of_which_day_and_by_whom(inst: Installation) -> None:
    shown(inst)
    assert inst.punt.kaart == GetoondeKaart("deel", KAART_VAN, inst.actor("katrien").persoon_id)
    with inst.read() as tx:
        kept = [each for zone in ZONES for each in tx.items.of_casus(inst.casus.id, zone)]
    assert not [each for each in kept if each.kind == "kaart_tonen"]


def test_what_is_not_shown_leaves_nothing(inst: Installation) -> None:
    inst.step("katrien", "d_kaart", "niet_getoond")
    assert inst.punt.kaart is None


@pytest.mark.parametrize("name", ["hilde", "joris", "ann"])
def test_only_who_may_show_it_says_so(inst: Installation, name: str) -> None:
    with pytest.raises((NotAllowedError, NotFoundError)):
        shown(inst, wie=name)
    assert inst.punt.kaart is None


def test_a_card_without_its_day_is_refused(inst: Installation) -> None:
    with pytest.raises(FormInvalidError) as refused:
        inst.step("katrien", "d_kaart", "geheel", kaart_van="")
    assert set(refused.value.errors) == {"kaart_van"}


def test_it_is_shown_to_nobody_who_is_not_there(inst: Installation) -> None:
    """To whom it was shown is who takes part in the point: so who shows it takes part."""
    with inst.begin() as tx:
        punt = inst.punt
        tx.tafel.forget_aanwezigen(punt.id)
    with pytest.raises(ConflictError, match="terwijl het punt open is"):
        shown(inst)


def test_who_took_part_reads_that_it_was_shown_by_whom_and_of_which_day(inst: Installation) -> None:
    shown(inst)
    found = told(inst, "ann")
    assert "toonde een deel van de kaart van 20 januari 2026 aan wie aan dit punt deelnam" in found
    assert "Katrien" in found


def test_a_point_that_comes_back_does_not_say_that_it_was_shown_again(inst: Installation) -> None:
    shown(inst)
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        assert [punt.kaart for punt in tx.tafel.punten(None) if punt.casus_id] in ([], [None])
