from datetime import timedelta

from app.domain.sessieregels import APPARAAT_GELDIG
from app.services.access.known_device import MEESTE, find_device, keep_device
from app.services.access.log_in import LogIn, log_in
from app.services.access.log_out import log_out
from app.services.access.remember_device import remember_device
from app.services.clockwork.forget_sessions import forget_sessions
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


def enter(inst: Installation, name: str, toestel: str = "") -> str:
    cookie = log_in(LogIn(f"{name}@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    return remember_device(cookie, toestel, inst.deps)


def is_known(inst: Installation, name: str, toestel: str) -> bool:
    with inst.deps.uow.read(None) as tx:
        return find_device(tx, toestel, inst.actor(name).persoon_id, inst.deps) is not None


def test_a_browser_is_known_to_the_person_who_logged_in_there_and_to_no_other(inst: Installation) -> None:
    toestel = enter(inst, "ann")
    assert is_known(inst, "ann", toestel)
    assert not is_known(inst, "tom", toestel)
    assert not is_known(inst, "ann", enter(inst, "tom"))
    assert not any(is_known(inst, "ann", made_up) for made_up in ("", ".", "verzonnen", "a." * 5000))


def test_several_people_share_a_browser_each_with_a_row_of_their_own(inst: Installation) -> None:
    toestel = enter(inst, "tom", enter(inst, "ann"))
    assert is_known(inst, "ann", toestel)
    assert is_known(inst, "tom", toestel)
    ann = inst.actor("ann").persoon_id
    with inst.deps.uow.begin(None) as tx:
        tx.apparaten.revoke_all(ann)
    assert not is_known(inst, "ann", toestel)
    assert is_known(inst, "tom", toestel)


def test_the_same_person_again_keeps_the_secret_and_is_seen(inst: Installation) -> None:
    first = enter(inst, "ann")
    inst.clock.advance(timedelta(days=300))
    assert enter(inst, "ann", first) == first
    inst.clock.advance(timedelta(days=300))
    assert is_known(inst, "ann", first)


def test_the_cookie_never_grows_beyond_a_few_people(inst: Installation) -> None:
    toestel, names = (
        "",
        ("hilde", "joris", "katrien", "vera", "ann", "tom", "lotte", "bram", "eva", "mia", "nora"),
    )
    for name in names:
        toestel = enter(inst, name, toestel)
    assert len(toestel.split(".")) == MEESTE < len(names)
    assert not is_known(inst, "hilde", toestel)
    assert is_known(inst, "nora", toestel)


def test_what_ended_leaves_the_cookie_at_the_next_log_in(inst: Installation) -> None:
    toestel = enter(inst, "tom", "verzonnen." + enter(inst, "ann"))
    assert len(toestel.split(".")) == 2


def test_a_browser_that_was_not_used_for_long_is_a_stranger_and_is_forgotten(inst: Installation) -> None:
    toestel = enter(inst, "ann")
    inst.clock.advance(APPARAAT_GELDIG + timedelta(seconds=1))
    assert not is_known(inst, "ann", toestel)
    forget_sessions(inst.deps)
    with inst.deps.uow.begin(None) as tx:
        assert tx.apparaten.purge(inst.clock.now() + timedelta(days=1)) == 0
        keep_device(tx, toestel, inst.actor("ann").persoon_id, inst.deps)
        assert tx.apparaten.purge(inst.clock.now() + timedelta(days=1)) == 1


def test_a_session_that_is_gone_makes_no_browser_known(inst: Installation) -> None:
    cookie = log_in(LogIn("ann@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    log_out(cookie, inst.deps)
    assert remember_device(cookie, "wat er was", inst.deps) == "wat er was"


def test_only_a_hash_of_the_secret_is_kept(inst: Installation) -> None:
    toestel = enter(inst, "ann")
    everything = b"".join(p.read_bytes() for p in inst.folder.rglob("*") if p.is_file())
    assert toestel.encode() not in everything
