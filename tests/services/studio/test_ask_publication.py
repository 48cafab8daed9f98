"""Who made a draft asks that it comes in force: errors stop it, and each warning is answered with a reason."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.publicatie import PublicatieStatus
from app.services.studio.ask_publication import AskPublication, ask_publication
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting
from tests.services.studio.publishing import asked, question, renamed, shown


def bare(draft: Drafting, who: str = "joris", **redenen: str) -> int:
    return ask_publication(
        AskPublication(draft.inst.actor(who), draft.id, draft.revisie, redenen), draft.inst.deps
    )


def test_each_warning_asks_a_reason_which_is_kept(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    warned = shown(draft).nagekeken.waarschuwingen
    if warned:
        with pytest.raises(FormInvalidError) as error:
            bare(draft)
        assert set(error.value.errors) == {each.sleutel for each in warned}
    asked(draft)
    assert question(draft).redenen == tuple((each.wat, "zo spraken we het af") for each in warned)


def test_an_error_stops_it(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    draft.retyped(CASUS, 'livc:kind="kwalificatie"', 'livc:kind="vrij"')
    assert shown(draft).nagekeken.fouten
    assert not shown(draft).mag_vragen
    with pytest.raises(ConflictError, match="vond een fout"):
        asked(draft)


def test_only_who_works_on_it_asks_it(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    for who in ("hilde", "ann", "katrien"):
        with pytest.raises(NotAllowedError):
            bare(draft, who)


def test_asking_again_takes_the_first_question_back(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    assert asked(draft) == 1
    assert asked(draft) == 2
    with inst.read() as tx:
        assert [each.status for each in tx.publicaties.van(draft.id)] == [
            PublicatieStatus.GEVRAAGD,
            PublicatieStatus.INGETROKKEN,
        ]
        assert [each.nummer for each in tx.publicaties.open()] == [2]
