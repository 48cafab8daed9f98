"""The site stays open: nothing expensive for strangers, and no stranger shuts anyone out."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import TooBusyError
from app.scenario.sandbox import Sandbox
from app.services.access.log_in import DUMMY
from app.services.demo.seed_demo import WACHTWOORD
from app.web.access import declared
from tests.access.site import ELSEWHERE, Browser, CountingHasher, Site

HUGE = "a" * 400_000
NIEUW = "kersenboom in de tuin"
QUARTER = timedelta(minutes=15)


@pytest.fixture(scope="module")
def sites(request: pytest.FixtureRequest) -> Iterator[Callable[[str], Site]]:
    """A function that returns the one site on a kind of database: every test begins with it anew."""
    memory = Path("/dev/shm")  # only a place for invented data: every commit waits for the disk
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:

        @cache
        def made(kind: str) -> Site:
            urls = {}
            if kind == "postgresql":
                server = request.getfixturevalue("pg_server")
                urls = {"DATABASE_URL": server.create(), "KEYRING_URL": server.create()}
            return Site(Sandbox(Path(folder) / kind, urls))

        yield made


@pytest.fixture
def site(database_kind: str, sites: Callable[[str], Site]) -> Site:
    found = sites(database_kind)
    found.begin_anew()
    return found


def posts(app: Flask) -> list[tuple[str, str]]:
    """Return every address that can be posted to, with junk in its parts, and its endpoint."""
    found = []
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            with app.test_request_context():
                _, path = rule.build(dict.fromkeys(rule.arguments, "onzin"))
            found.append((rule.endpoint, path))
    return found


@pytest.mark.parametrize("wachtwoord", ["onzin maar lang genoeg", "kort", "", HUGE])
def test_what_a_stranger_posts_is_never_hashed_but_for_one_dummy_at_the_log_in(
    site: Site, wachtwoord: str
) -> None:
    found = posts(site.app)
    assert {"account.wachtwoord", "account.inloggen", "account.bevestig", "demo.wissel"} <= {
        endpoint for endpoint, _ in found
    }
    for endpoint, path in found:
        before = site.hasher.calls
        answer = site.browser().post(path, email="niemand@x.example", wachtwoord=wachtwoord, persoon_id="x")
        assert answer.status_code < 500, path
        if endpoint == "account.inloggen" and 0 < len(wachtwoord) < len(HUGE):
            assert site.hasher.verified[before:] == [(DUMMY, wachtwoord)], "known and unknown take as long"
        elif endpoint == "account.inloggen" and not wachtwoord:
            assert site.hasher.calls - before <= 1
        else:
            assert site.hasher.calls == before, f"{path} ({declared(site.app, endpoint)}) hashed"


def test_a_password_beyond_all_bounds_is_refused_everywhere_with_a_sentence_and_no_hash(site: Site) -> None:
    site.browser().post("/wachtwoord-vergeten", email="ann@lindervoorde.example")
    [link] = site.links()
    inside = site.known("tom")
    assert inside.log_in("tom") == 302
    before = site.hasher.calls
    for browser, path in ((site.browser(), "/inloggen"), (site.browser(), link), (inside, "/bevestig")):
        for length in (201, len(HUGE)):
            answer = browser.post(path, email="ann@lindervoorde.example", wachtwoord="a" * length)
            assert answer.status_code in {403, 422}, path
            assert "hoogstens 200 tekens" in answer.text
    assert site.hasher.calls == before
    assert site.browser().post(link, wachtwoord="a" * 200).status_code == 302
    assert site.browser().log_in("ann", "a" * 200) == 302


def test_a_link_is_used_once_also_by_who_come_together(site: Site) -> None:
    site.browser().post("/wachtwoord-vergeten", email="ann@lindervoorde.example")
    [link] = site.links()
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda n: site.browser().post(link, wachtwoord=f"{NIEUW} {n}"), range(8)))
    assert sorted(each.status_code for each in done) == [302] + [410] * 7
    after = site.hasher.calls
    assert site.browser().post(link, wachtwoord=NIEUW).status_code == 410
    assert site.hasher.calls == after


class FullHasher(CountingHasher):
    """A hasher whose rows are full."""

    def hash(self, password: str) -> str:
        raise TooBusyError

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        raise TooBusyError


def test_when_too_much_is_asked_at_once_one_is_told_when_to_come_back_and_nothing_changed(site: Site) -> None:
    inside = site.known("tom")
    inside.log_in("tom")
    site.browser().post("/wachtwoord-vergeten", email="ann@lindervoorde.example")
    [link] = site.links()
    usual = site.app.extensions["casuspad"]
    site.app.extensions["casuspad"] = replace(usual, hasher=FullHasher())
    try:
        for browser, path in ((site.browser(), "/inloggen"), (site.browser(), link), (inside, "/bevestig")):
            for _ in range(10):
                answer = browser.post(path, email="tom@lindervoorde.example", wachtwoord=WACHTWOORD)
                assert answer.status_code == 503, path
                assert answer.headers["Retry-After"] == "30"
                assert "Probeer over een halve minuut opnieuw. Er is niets gewijzigd." in answer.text
            assert inside.get("/mandaten").status_code == 200
    finally:
        site.app.extensions["casuspad"] = usual
    assert site.browser().log_in("tom") == 302, "what was not looked at does not count"
    assert inside.post("/bevestig", wachtwoord=WACHTWOORD).status_code == 302
    assert site.browser().post(link, wachtwoord=NIEUW).status_code == 302


def test_strangers_never_shut_out_the_owner_at_a_known_device(site: Site) -> None:
    hilde = site.known("hilde")
    for number in range(40):
        site.browser(f"203.0.113.{number % 6}").log_in("hilde", "verkeerd wachtwoord")
        site.browser(hilde.adres).log_in("hilde", "verkeerd wachtwoord")
        site.browser(hilde.adres).log_in(f"iemand{number}", "verkeerd wachtwoord")
    assert hilde.log_in("hilde") == 302
    hilde.adres = ELSEWHERE
    hilde.post("/uitloggen")
    assert hilde.log_in("hilde") == 302, "from wherever it is"


def test_wrong_tries_at_the_known_device_itself_wait_too(site: Site) -> None:
    hilde = site.known("hilde")
    assert [hilde.log_in("hilde", "verkeerd wachtwoord") for _ in range(7)] == [403] * 6 + [429]
    assert hilde.log_in("hilde") == 429
    assert site.browser(ELSEWHERE).log_in("hilde") == 302, "that device alone"


def test_the_device_of_one_person_is_a_stranger_to_another(site: Site) -> None:
    tom = site.known("tom")
    assert [tom.log_in("hilde", "verkeerd wachtwoord") for _ in range(7)] == [403] * 6 + [429]
    assert tom.log_in("tom") == 302


def test_one_browser_is_known_to_several_people(site: Site) -> None:
    shared = site.known("tom")
    assert shared.log_in("ann") == 302
    for name in ("tom", "ann"):
        strike(site, name)
        assert shared.log_in(name) == 302


def strike(site: Site, name: str) -> None:
    """Guess until no stranger may try any more, from anywhere."""
    for number in range(30):
        site.browser(f"203.0.113.{number}").log_in(name, "verkeerd wachtwoord")
    assert site.browser("192.0.2.200").log_in(name) == 429


def test_an_unknown_device_of_the_owner_waits_as_long_as_it_is_told_and_gets_in(site: Site) -> None:
    strike(site, "hilde")
    refused = site.browser().post("/inloggen", email="hilde@lindervoorde.example", wachtwoord=WACHTWOORD)
    assert refused.status_code == 429
    seconds = int(refused.headers["Retry-After"])
    assert 0 < seconds <= QUARTER.total_seconds()
    minutes = -(-seconds // 60)
    assert f"Wacht {minutes} minu" in refused.text
    site.box.clock.move_to(site.box.clock.now() + timedelta(seconds=seconds))
    assert site.browser().log_in("hilde") == 302


def test_who_comes_with_the_link_of_the_mail_gets_in_whatever_strangers_do(site: Site) -> None:
    strike(site, "hilde")
    hilde = site.browser()
    hilde.post("/wachtwoord-vergeten", email="hilde@lindervoorde.example")
    [link] = site.links()
    assert hilde.post(link, wachtwoord=NIEUW).status_code == 302
    strike(site, "hilde")
    assert hilde.log_in("hilde", NIEUW) == 302


def test_a_new_password_ends_every_known_device_but_this_one(site: Site) -> None:
    old, other = site.known("hilde"), site.known("tom")
    site.browser().post("/wachtwoord-vergeten", email="hilde@lindervoorde.example")
    [link] = site.links()
    fresh = site.browser()
    fresh.post(link, wachtwoord=NIEUW)
    strike(site, "hilde")
    strike(site, "tom")
    assert old.log_in("hilde", NIEUW) == 429
    assert fresh.log_in("hilde", NIEUW) == 302
    assert other.log_in("tom") == 302, "the devices of others stay"


def test_two_hundred_good_log_ins_behind_one_address_all_work(site: Site) -> None:
    names = ("hilde", "joris", "katrien", "ann", "tom")
    done = [site.browser().log_in(names[number % len(names)]) for number in range(200)]
    assert done == [302] * 200
    assert site.browser().log_in("ann", "verkeerd wachtwoord") == 403


@pytest.mark.parametrize("device", ["unknown", "known"])
def test_of_many_wrong_tries_at_once_exactly_six_are_looked_at(site: Site, device: str) -> None:
    first = site.known("ann")
    before = len(site.hasher.verified)

    def wrong(_: int) -> int:
        browser = site.browser()
        if device == "known":
            cookie = first.client.get_cookie("casuspad_toestel")
            assert cookie
            browser.client.set_cookie(cookie.key, cookie.value)
        return browser.log_in("ann", "verkeerd wachtwoord")

    with ThreadPoolExecutor(14) as pool:
        done = sorted(pool.map(wrong, range(14)))
    assert done == [403] * 6 + [429] * 8
    assert len(site.hasher.verified) - before == 6


SAME = st.builds(
    lambda before, after, same: before + same + after,
    st.sampled_from(["", " ", "\t ", "\u00a0", "\u2003\n"]),
    st.sampled_from(["", "  ", "\u3000", "\r\n"]),
    st.sampled_from(["ANN@LINDERVOORDE.EXAMPLE", "ann@Lindervoorde.example"]),
)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(addresses=st.lists(SAME, min_size=10, max_size=10))
def test_blanks_and_capitals_open_no_new_counter(site: Site, addresses: list[str]) -> None:
    site.box.clock.move_to(site.box.clock.now() + timedelta(days=2))
    done = [site.browser().log_in(each, "verkeerd wachtwoord") for each in addresses]
    assert done == [403] * 6 + [429] * 4
    before = len(site.links())
    for each in addresses:
        assert site.browser().post("/wachtwoord-vergeten", email=each).status_code == 200
    assert len(site.links()) == before + 1


def test_one_mail_a_quarter_and_one_open_link(site: Site) -> None:
    answers = {_asked(site.browser(f"203.0.113.{n}"), "ann@lindervoorde.example") for n in range(30)}
    assert answers == {_asked(site.browser(), "niemand@lindervoorde.example")}, (
        "the visitor sees no difference"
    )
    [first] = site.links()
    site.box.clock.move_to(site.box.clock.now() + QUARTER + timedelta(seconds=1))
    _asked(site.browser(), "ann@lindervoorde.example")
    _, second = site.links()
    assert site.browser().post(first, wachtwoord=NIEUW).status_code == 410
    assert site.browser().post(second, wachtwoord=NIEUW).status_code == 302


def _asked(browser: Browser, email: str) -> str:
    answer = browser.post("/wachtwoord-vergeten", email=email)
    assert answer.status_code == 200
    return answer.text


def test_wrong_log_ins_and_asking_for_a_link_share_no_pot(site: Site) -> None:
    for number in range(70):
        site.browser().log_in(f"iemand{number}", "verkeerd wachtwoord")
    assert site.browser().log_in("ann") == 429
    assert "Als dit adres" in _asked(site.browser(), "ann@lindervoorde.example")
    for number in range(70):
        site.browser(ELSEWHERE).post("/wachtwoord-vergeten", email=f"iemand{number}@x.example")
    assert site.browser(ELSEWHERE).post("/wachtwoord-vergeten", email="x@x.example").status_code == 429
    assert site.browser(ELSEWHERE).log_in("tom") == 302


STRANGE = st.one_of(
    st.tuples(
        st.just("log in"),
        st.sampled_from(["hilde", " HILDE@lindervoorde.example", "tom", "niemand"]),
        st.sampled_from(["198.51.100.1", "203.0.113.7", "203.0.113.8", "2001:db8::1", ""]),
    ),
    st.tuples(st.just("reset"), st.sampled_from(["hilde@lindervoorde.example", "x"]), st.just("203.0.113.7")),
    st.tuples(st.just("junk link"), st.just(""), st.just("203.0.113.7")),
    st.tuples(st.just("wait"), st.just(""), st.just("")),
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(STRANGE, st.sampled_from([1, 7, 35])), max_size=6))
def test_no_sequence_of_strangers_refuses_the_known_device_the_right_password(
    site: Site, acts: list[tuple[tuple[str, str, str], int]]
) -> None:
    hilde = site.known("hilde", "192.0.2.1") if not acts else site.browser("198.51.100.1")
    if acts:
        site.box.clock.move_to(site.box.clock.now() + timedelta(days=2))
        assert hilde.log_in("hilde") == 302
    for (what, name, adres), times in acts:
        for number in range(times):
            stranger = site.browser(adres)
            if what == "log in":
                stranger.log_in(name, f"verkeerd wachtwoord {number}")
            elif what == "reset":
                stranger.post("/wachtwoord-vergeten", email=name)
            elif what == "junk link":
                stranger.post(f"/wachtwoord/onzin{number}", wachtwoord=NIEUW)
            else:
                site.box.clock.move_to(site.box.clock.now() + timedelta(seconds=50))
        assert hilde.log_in("hilde") == 302
