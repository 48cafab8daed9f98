"""What a page that is shown tells, by relation to the casus: domain/01, access matrix, and INV-10."""

import re
from pathlib import Path

import pytest

from app.domain.ids import CasusId
from app.domain.leesrecht import MELDINGEN
from app.domain.people import Rol
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.owners import actor_of
from app.services.texts import read_text
from app.web.session import COOKIE
from tests.access.conftest import At
from tests.access.installation import ELDERS, Huis

CODE = "2026-01"
RANDOM = re.compile(r"\b[0-9a-f]{8,}\b|[0-9]{1,2}[.:][0-9]{2}|kanarie-[\w-]+|csrf_token\" value=\"[^\"]+")
"""Ids, times, words and form tokens, which differ between two lives."""


def casus(huis: Huis, who: str) -> str:
    return huis.main(who, f"/casussen/{huis.objects['casus']}")


def tafel(huis: Huis, who: str) -> str:
    return huis.main(who, f"/overleg/{huis.objects['overleg']}")


def told(huis: Huis, text: str, *zones: str) -> set[str]:
    """Return what was typed in these zones (all by default) and stands on a page."""
    return {
        word
        for zone, words in huis.written.items()
        if not zones or zone in zones
        for word in words
        if word in text
    }


def keys(found: set[str]) -> set[str]:
    """Return the fields in which it was typed."""
    return {word.split("-")[2] for word in found}


def timeline(page: str) -> list[str]:
    """Return the lines of the timeline."""
    return re.findall(r'<li class="tijdlijn__regel', page)


ORGANISATIES = {"CLB De Linde", "VDAB Linde", "Justitiehuis Wissel", "OCMW Lindervoorde", "CAW Linde"}


@pytest.mark.parametrize(("who", "own"), [("lotte", "CAW Linde"), ("ann", "OCMW Lindervoorde")])
def test_who_notified_or_is_invited_sees_no_course_no_participants_and_no_register(
    huis_bij: At, who: str, own: str
) -> None:
    huis = huis_bij("uitnodiging")
    page = casus(huis, who)
    assert CODE in page
    assert not [name for name in ORGANISATIES - {own} if name in page]
    assert not timeline(page)
    may_read = sent(huis) if who == "ann" else set()
    assert told(huis, page, "register", "papers") == may_read


def sent(huis: Huis) -> set[str]:
    """Return what the aanmelder itself typed for the office, which its receipt repeats to it alone."""
    deps = huis.box.deps
    with deps.uow.read(huis.box.livc_id) as tx:
        items = tx.items.of_casus(CasusId(huis.objects["casus"]), "register")
        texts = [read_text(deps.keys, item) for item in items if item.kind in MELDINGEN]
    words = {str(value) for text in texts for value in text.values()}
    assert words & huis.written["register"]
    return words & huis.written["register"]


def test_who_takes_part_sees_the_course_and_the_name_but_nothing_else_of_the_register(huis_bij: At) -> None:
    huis = huis_bij("uitnodiging")
    page = casus(huis, "tom")
    assert timeline(page)
    assert "VDAB Linde" in page
    assert keys(told(huis, page)) == {"naam", "contact"}


def test_nobody_but_the_office_learns_who_declined_or_did_not_answer(huis_bij: At) -> None:
    huis = huis_bij("uitnodiging")
    page = casus(huis, "tom")
    assert "Justitiehuis Wissel" not in page
    assert "CAW Linde" not in page
    assert "Geen antwoord" not in page
    for who in ("hilde", "joris"):
        assert re.search(r"Justitiehuis Wissel.{0,20} neemt niet deel", casus(huis, who), re.DOTALL)


def test_before_its_release_only_the_office_reads_the_register(huis_bij: At) -> None:
    huis = huis_bij("stemming")
    assert {"signalen"} <= keys(told(huis, casus(huis, "hilde"), "register"))
    assert {"signalen"} <= keys(told(huis, casus(huis, "joris"), "register"))
    for who in ("katrien", "ann"):
        pages = tafel(huis, who) + huis.main(who, f"/taken/{huis.objects['k_cons']}")
        assert not told(huis, pages, "register")
    assert not told(huis, casus(huis, "katrien"), "register")
    assert told(huis, casus(huis, "ann"), "register") == sent(huis)


def test_what_lies_on_the_table_is_for_who_sits_there_now(huis_bij: At) -> None:
    huis = huis_bij("bespreking")
    for who in ("hilde", "joris", "katrien", "tom"):
        assert "inhoud" in keys(told(huis, tafel(huis, who), "vault"))
    for who in ("lotte", "ann", "bram", "eva", "otto", "vera"):
        page = tafel(huis, who)
        assert not told(huis, page)
        assert who == "vera" or CODE not in page


def test_the_police_away_from_the_table_sees_nothing_of_the_casus(huis_bij: At) -> None:
    huis = huis_bij("uitnodiging")
    held = f"/overleg/{huis.objects['overleg']}"
    for path in ("/taken", "/casussen", "/overleg", held, "/gedeeld"):
        page = huis.main("katrien", path)
        papers = told(huis, page, "papers") if path == held else set()
        assert told(huis, page) == papers, "of a point at which it sat it reads the papers, and nothing else"
        assert f"/casussen/{huis.objects['casus']}" not in page


def test_the_papers_of_a_held_meeting_are_for_who_sat_there_the_office_and_the_reporter(huis_bij: At) -> None:
    huis = huis_bij("uitnodiging")
    written = told(huis, tafel(huis, "hilde"), "papers")
    assert {"beslissing", "vrijgegeven", "losse_leden"} <= keys(written)
    for who in ("joris", "katrien", "ann", "vera"):
        assert told(huis, tafel(huis, who), "papers") == written
    for who in ("tom", "lotte", "bram", "eva", "otto"):
        assert not told(huis, tafel(huis, who))


def test_a_verslaggever_never_sees_register_or_vault(huis_bij: At) -> None:
    for stage in ("stemming", "uitnodiging", "bespreking"):
        huis = huis_bij(stage)
        for path in ("/taken", "/casussen", "/overleg", f"/overleg/{huis.objects['overleg']}"):
            assert not told(huis, huis.main("vera", path), "register", "vault", "table")
    assert huis.box.actor("vera").organisaties == frozenset()


@pytest.mark.parametrize(
    ("who", "paths", "code"),
    [
        ("mia", ["/overzicht", "/taken", "/mandaten"], False),
        ("bert", ["/beheer", "/beheer/account", "/taken"], False),
        ("kris", ["/taken", "/mandaten"], False),
        ("nora", ["/toezicht", "/kluizen", "/taken"], True),
    ],
)
def test_oversight_shows_no_content(huis_bij: At, who: str, paths: list[str], code: bool) -> None:
    huis = huis_bij("bespreking")
    for path in paths:
        page = huis.main(who, path)
        assert not told(huis, page)
        assert code or CODE not in page


def test_the_office_sees_counts_only_of_those_who_stay_silent_at_the_table(
    huis_bij: At, tmp_path: Path
) -> None:
    """INV-10: one life in which the police tells something aloud, one in which it tells nothing."""
    pages = []
    for wijze in ("mondeling", "niets"):
        huis = Huis(tmp_path / wijze, huis_bij("uitnodiging"))
        huis.bespreking(wijze)
        huis.log_everyone_in()
        read = [casus(huis, who) + tafel(huis, who) for who in ("hilde", "joris", "tom")]
        read += [
            huis.main("joris", "/casussen"),
            huis.main("joris", "/taken"),
            huis.main("nora", "/toezicht"),
        ]
        read += [huis.main(who, "/gedeeld") for who in ("hilde", "tom")] + [casus(huis, "lotte")]
        pages.append([RANDOM.sub("", page) for page in read])
    for spoken, silent in zip(*pages, strict=True):
        assert _unordered(spoken) == _unordered(silent)


def _unordered(page: str) -> list[list[str]]:
    """Return the lines of a page and what is listed on each: what happened at one moment has no fixed order."""
    return sorted(sorted(re.split(r"; |(?<=>)|(?=<)", line)) for line in page.splitlines())


def test_what_is_shown_to_some_is_noted_by_no_others(huis_bij: At, tmp_path: Path) -> None:
    huis = Huis(tmp_path / "genoemd", huis_bij("bespreking"))
    named = {"deelnemers": [huis.people["katrien"]], "mag_eigen_dossier": ["ja"]}
    huis.contribute("tom", wijze="schriftelijk", delen_met="genoemd", geheim="nee", **named)
    huis.log_everyone_in()
    words = told(huis, tafel(huis, "tom"), "vault") - told(huis, tafel(huis, "hilde"), "vault")
    assert "inhoud" in keys(words)
    assert words <= told(huis, tafel(huis, "katrien"), "vault")
    huis.act("joris", "u_dicht")
    assert not words & (told(huis, casus(huis, "hilde")) | told(huis, casus(huis, "joris")))
    assert words <= told(huis, casus(huis, "tom"))


def test_with_two_memberships_one_sees_the_chosen_livc_only(huis_bij: At, tmp_path: Path) -> None:
    huis = Huis(tmp_path / "twee", huis_bij("stemming"))
    there = aanmelding_elders(huis)
    huis.log_everyone_in()
    assert CODE not in huis.main("dubbel", "/casussen")
    assert huis.ask("dubbel", "GET", f"/casussen/{there}", {}).status_code == 404
    assert huis.ask("dubbel", "GET", "/beheer", {}).status_code == 403
    choose(huis, "dubbel", huis.elders_id)
    assert CODE in huis.main("dubbel", "/casussen")
    assert "kanarie-elders" in huis.main("dubbel", f"/casussen/{there}")
    assert huis.ask("dubbel", "GET", f"/casussen/{huis.objects['casus']}", {}).status_code == 404
    assert "Wisselbeke" in huis.ask("dubbel", "GET", "/beheer", {}).text
    assert huis.ask("dubbel", "GET", "/signaleren", {}).status_code == 403
    choose(huis, "dubbel", huis.box.livc_id)
    assert CODE not in huis.main("dubbel", "/casussen")


def test_nobody_chooses_a_livc_without_a_membership(huis_bij: At) -> None:
    huis = huis_bij("stemming")
    assert huis.ask("otto", "POST", "/livc", {"livc_id": huis.elders_id}).status_code == 403
    assert huis.ask("otto", "GET", "/beheer", {}).status_code == 403


def choose(huis: Huis, who: str, livc_id: str) -> None:
    """Choose a LIVC-R and go on under the new session."""
    answer = huis.ask(who, "POST", "/livc", {"livc_id": livc_id})
    cookies = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith(f"{COOKIE}=")]
    huis.sessions[who] = cookies[0].partition("=")[2].partition(";")[0]


def aanmelding_elders(huis: Huis) -> str:
    """Note an aanmelding in the other LIVC-R; it has the same code, for codes count per LIVC-R."""
    deps = huis.box.deps
    with deps.uow.read(huis.elders_id) as tx:
        livc = tx.livcs.get(huis.elders_id)
        actor = actor_of(tx, huis.people[ELDERS[Rol.COORDINATOR]], livc)
    assert actor
    text = ["kanarie-elders verzonnen"]
    raw = dict.fromkeys(("aanmelder_naam", "aanmelder_contact", "signalen"), text)
    choices = {
        "betreft": "persoon",
        "leeftijdsgroep": "volwassene",
        "anoniem": "ja",
        "opnieuw_aangemeld": "nee",
    }
    raw |= {key: [value] for key, value in choices.items()}
    return str(record_aanmelding(RecordAanmelding(actor, None, "telefoon", raw), deps))
