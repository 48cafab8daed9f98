import pytest

from app.domain.errors import ConflictError, DomainError
from app.services.table.cast_vote import CastVote, cast_vote
from app.services.table.show_table import show_table
from tests.services.casework.test_present_item import own_item
from tests.services.conftest import At
from tests.services.installation import Installation


def cast(
    inst: Installation, name: str, antwoord: str = "akkoord", ronde: int = 1, element: str = "k_cons"
) -> None:
    cast_vote(CastVote(inst.actor(name), inst.task(element).id, antwoord, ronde), inst.deps)


def test_everyone_answers_on_an_own_device_and_it_counts(at: At) -> None:
    inst = at("gekwalificeerd")
    for name in ("ann", "hilde", "katrien", "joris"):
        cast(inst, name)
    assert inst.conclude("k_cons").uitkomst == "Consensus"


@pytest.mark.parametrize("name", ["tom", "vera", "mia"])
def test_who_does_not_effectively_take_part_does_not_vote(at: At, name: str) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(ConflictError):
        cast(inst, name)


def test_nobody_of_another_livc_votes(at: At) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(DomainError):
        cast_vote(CastVote(inst.other.actor("wies"), inst.task("k_cons").id, "akkoord", 1), inst.deps)


def test_an_answer_on_what_was_read_before_an_edit_is_refused(at: At) -> None:
    from app.services.casework.withdraw_item import withdraw_item

    inst = at("plan")
    cast(inst, "ann", element="p_cons")
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    with pytest.raises(ConflictError, match="gewijzigd sinds u het las"):
        cast(inst, "hilde", element="p_cons")
    cast(inst, "hilde", ronde=2, element="p_cons")


def test_no_screen_shows_what_another_answered(at: At) -> None:
    inst = at("gekwalificeerd")
    cast(inst, "ann", "bezwaar")
    overleg = inst.punt.overleg_id
    assert overleg is not None
    own = show_table(inst.actor("ann"), overleg, inst.deps)
    assert own.mijn_stem == "bezwaar"
    for name in ("joris", "hilde", "katrien"):
        page = show_table(inst.actor(name), overleg, inst.deps)
        assert page.mijn_stem is None
        assert "bezwaar" not in repr(page.stemmen)
        assert page.stemmen_binnen == 1
