"""What every PasswordHasher promises, and what only argon2id gives."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest

from app.domain.errors import TooBusyError
from app.integrations.passwords import AT_ONCE, WAITING, Argon2Hasher, BoundedHasher
from app.services.ports.hasher import PasswordHasher
from tests.fakes import FastHasher


def bounded() -> PasswordHasher:
    return BoundedHasher(FastHasher())


@pytest.fixture(params=[FastHasher, Argon2Hasher, bounded])
def hasher(request: pytest.FixtureRequest) -> PasswordHasher:
    made: PasswordHasher = request.param()
    return made


def test_only_the_password_itself_fits(hasher: PasswordHasher) -> None:
    encoded = hasher.hash("juist paard é")
    assert hasher.verify(encoded, "juist paard é")
    assert not hasher.verify(encoded, "juist paard e")
    assert not hasher.verify(encoded, "")
    assert "paard" not in encoded


def test_one_password_never_gives_the_same_hash(hasher: PasswordHasher) -> None:
    assert hasher.hash("zelfde") != hasher.hash("zelfde")


@pytest.mark.parametrize("damaged", ["", "x", "$argon2id$v=19$m=1$", "é"])
def test_a_damaged_hash_fits_nothing(hasher: PasswordHasher, damaged: str) -> None:
    assert not hasher.verify(damaged, "")
    assert not hasher.verify(damaged, damaged)


def test_an_accent_typed_on_another_keyboard_fits() -> None:
    hasher = Argon2Hasher()
    assert hasher.verify(hasher.hash("caf\u00e9"), "cafe\u0301")


def test_it_is_argon2id() -> None:
    hasher = Argon2Hasher()
    encoded = hasher.hash("wachtwoord")
    assert encoded.startswith("$argon2id$")


class SlowHasher(FastHasher):
    """Computes until it is let go, and knows how many it computes at a time."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = threading.Semaphore(0)
        self.now = self.most = 0
        self._lock = threading.Lock()

    def hash(self, password: str) -> str:
        self._compute()
        return super().hash(password)

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        self._compute()
        return super().verify(encoded, password)

    def _compute(self) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.begun.release()
        assert self.go.wait(30)
        with self._lock:
            self.now -= 1


def strangers(hasher: PasswordHasher) -> bool:
    return hasher.verify("", "geraden")


def known(hasher: PasswordHasher) -> bool:
    return hasher.verify("", "geraden", bekend=True)


def setting(hasher: PasswordHasher) -> bool:
    return bool(hasher.hash("een nieuw wachtwoord"))


@pytest.mark.parametrize("ask", [strangers, known, setting])
def test_few_are_computed_at_a_time_and_few_wait(ask: Callable[[PasswordHasher], bool]) -> None:
    slow = SlowHasher()
    hasher = BoundedHasher(slow, patience=30)
    with ThreadPoolExecutor(20) as pool:
        asked = [pool.submit(ask, hasher) for _ in range(20)]
        refused = at_least(20 - AT_ONCE - WAITING, asked)
        assert all(isinstance(each.exception(), TooBusyError) for each in refused)
        slow.go.set()
    done = [each for each in asked if each.exception() is None]
    assert (len(done), slow.most) == (AT_ONCE + WAITING, AT_ONCE)
    assert ask(hasher) in {True, False}, "afterwards there is a place again"


def at_least(number: int, asked: list[Future[bool]]) -> list[Future[bool]]:
    """Return so many that ended, while the others are still computed or wait."""
    while len(ended := [each for each in asked if each.done()]) < number:
        wait(asked, timeout=0.01)
    return ended


def test_strangers_take_no_place_of_known_people_nor_the_last_thread() -> None:
    slow = SlowHasher()
    hasher = BoundedHasher(slow, patience=30)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(strangers, hasher) for _ in range(6)]
        at_least(6 - AT_ONCE - WAITING, asked)
        with pytest.raises(TooBusyError):
            hasher.ensure_place(bekend=False)
        hasher.ensure_place(bekend=True)
        mine = pool.submit(known, hasher)
        assert all(slow.begun.acquire(timeout=30) for _ in range(2))
        slow.go.set()
        assert mine.result() is False
    assert AT_ONCE + WAITING < 3, "threads of a web process (serve --threads)"


def test_who_waits_too_long_is_refused_and_gives_the_place_back() -> None:
    slow = SlowHasher()
    hasher = BoundedHasher(slow, patience=0.01)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(strangers, hasher)
        assert slow.begun.acquire(timeout=30)
        for _ in range(3):
            with pytest.raises(TooBusyError):
                strangers(hasher)
        slow.go.set()
        assert first.result() is False
    assert strangers(hasher) is False


def test_a_fault_gives_the_place_back() -> None:
    class Broken(FastHasher):
        def hash(self, password: str) -> str:
            raise ZeroDivisionError

    hasher = BoundedHasher(Broken())
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            hasher.hash("x")
