"""Sessions end when revoked, links work once, attempts are counted over all processes."""

from datetime import timedelta

from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.sessies import AccountLink, Apparaat, Sessie
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import AN, BO

LATER = NU + timedelta(minutes=20)


def test_a_session_lives_until_it_is_revoked(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        tx.sessies.add(Sessie("h1", AN, None, NU, NU, NU))
        tx.sessies.touch("h1", LATER)
        tx.sessies.set_livc("h1", ALKEN)
        assert tx.sessies.find("h1") == Sessie("h1", AN, ALKEN, NU, LATER, NU)
        tx.sessies.revoke("h1")
        assert tx.sessies.find("h1") is None


def test_all_sessions_of_one_person_end_together(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        for name, persoon in (("h1", AN), ("h2", AN), ("h3", BO)):
            tx.sessies.add(Sessie(name, persoon, None, NU, NU, NU))
        tx.sessies.revoke_all(AN)
        assert [name for name in ("h1", "h2", "h3") if tx.sessies.find(name)] == ["h3"]


def test_a_link_works_once(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        tx.sessies.add_link(AccountLink("l1", AN, "account", LATER))
        assert tx.sessies.use_link("l1", NU)
        assert not tx.sessies.use_link("l1", NU)
        assert not tx.sessies.use_link("l2", NU)
        assert tx.sessies.find_link("l1") == AccountLink("l1", AN, "account", LATER, NU)


def test_attempts_count_within_a_window_until_forgotten(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        for moment in (NU - timedelta(hours=1), NU, LATER):
            tx.sessies.add_attempt("an", moment)
        tx.sessies.add_attempt("bo", NU)
        assert tx.sessies.count_attempts("an", NU) == 2
        tx.sessies.clear_attempts("an")
        assert tx.sessies.count_attempts("an", NU) == 0
        assert tx.sessies.count_attempts("bo", NU) == 1


def test_what_is_old_is_purged(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        tx.sessies.add(Sessie("h1", AN, None, NU, NU, NU))
        tx.sessies.add(Sessie("h2", AN, None, NU, LATER, NU))
        tx.sessies.add_link(AccountLink("l1", AN, "account", NU))
        tx.sessies.add_attempt("an", NU)
        assert tx.sessies.purge(LATER) == 1
        assert tx.sessies.find("h2") is not None
        assert tx.sessies.find_link("l1") is None
        assert tx.sessies.count_attempts("an", NU) == 0


def test_attempts_are_taken_back_one_by_one(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        tx.sessies.hold_attempts(["bo", "an", "an"])
        assert tx.sessies.attempts("an", NU) == (0, None)
        first, second = (tx.sessies.add_attempt("an", moment) for moment in (NU, LATER))
        assert tx.sessies.attempts("an", NU) == (2, LATER)
        tx.sessies.take_back([second])
        assert tx.sessies.attempts("an", NU) == (1, NU)
        tx.sessies.take_back([first, second])
        tx.sessies.take_back([])
        assert tx.sessies.attempts("an", NU) == (0, None)


def test_links_of_one_kind_end_and_the_others_stay(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        for name, wie, soort in (("l1", AN, "wachtwoord"), ("l2", AN, "account"), ("l3", BO, "wachtwoord")):
            tx.sessies.add_link(AccountLink(name, wie, soort, LATER))
        tx.sessies.end_links(AN, "wachtwoord", NU)
        assert [name for name in ("l1", "l2", "l3") if tx.sessies.use_link(name, NU)] == ["l2", "l3"]


def test_devices_are_kept_seen_ended_and_forgotten(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        for name, wie in (("a1", AN), ("a2", AN), ("a3", BO)):
            tx.apparaten.add(Apparaat(name, wie, NU, NU))
        tx.apparaten.touch("a1", LATER)
        assert list(tx.apparaten.among(["a1", "a9"])) == [Apparaat("a1", AN, NU, LATER)]
        assert tx.apparaten.among([]) == []
        assert tx.apparaten.purge(LATER) == 2
        tx.apparaten.add(Apparaat("a3", BO, NU, NU))
        tx.apparaten.revoke_all(AN)
        assert [each.hash for each in tx.apparaten.among(["a1", "a2", "a3"])] == ["a3"]
