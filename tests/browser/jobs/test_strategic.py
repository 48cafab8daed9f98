"""A strategic meeting from the button to what a service did; the burgemeester is on a phone."""

from collections.abc import Callable

from tests.browser.jobs.conftest import DESK, PHONE, Job, Site

Serve = Callable[[str], Site]
Axe = Callable[..., None]
BESLUIT, WAT = "Het onthaal van jongeren komt in het jaarplan", "een vorming over beroepsgeheim"


def task(made: Site, element: str) -> str:
    return f"/taken/{made.inst.task(element).id}"


def row(job: Job, field: str, text: str) -> None:
    """Fill in a cell of the first row of a list, by its name."""
    job.page.locator(f"[name='{field}']").fill(text)
    job.fields += 1


def pick(job: Job, field: str, value: str) -> None:
    job.page.locator(f"[name='{field}']").select_option(value)
    job.fields += 1


def test_a_strategic_meeting_is_begun_planned_held_fixed_and_carried_out(site: Serve, axe: Axe) -> None:
    made = site("leeg")
    today = made.inst.today.isoformat()
    hilde, joris = made.visit("hilde", PHONE), made.visit("joris", DESK)
    hilde.press("Strategische tafel", "link", within="footer")
    axe(hilde.page)
    hilde.press("Strategische tafel plannen")
    assert "Nog geen dag gekozen" in hilde.words

    joris.page.goto(task(made, "st_plan"))
    axe(joris.page)
    for name, text in (("overlegmoment", today), ("uur", "10:00"), ("plaats", "raadzaal")):
        row(joris, name, text)
    pick(joris, "agenda-0-onderwerp", "provincie")
    joris.press("Gedaan")

    hilde.page.goto(task(made, "st_open"))
    hilde.choose("Ik zei bij het begin dat hier over geen persoon en geen casus gesproken wordt.")
    hilde.page.get_by_label("Hilde Demeyer-Demo").check()
    axe(hilde.page)
    hilde.press("Ja, ze begint nu")

    joris.page.goto(task(made, "st_besl"))
    pick(joris, "besluiten-0-onderwerp", "preventiebeleid")
    row(joris, "besluiten-0-besluit", "zoals in 2026-01")
    pick(joris, "opdrachten-0-onderwerp", "vorming")
    pick(joris, "opdrachten-0-aan", str(made.inst.org("ann")))
    row(joris, "opdrachten-0-wat", WAT)
    row(joris, "opdrachten-0-tegen", today)
    joris.press("Gedaan")
    assert "Hier staat de code van een casus" in joris.words
    assert joris.page.locator("[name='opdrachten-0-wat']").input_value() == WAT, "nothing typed is lost"
    axe(joris.page)
    row(joris, "besluiten-0-besluit", BESLUIT)
    joris.press("Gedaan")

    hilde.page.goto(task(made, "st_vast"))
    assert BESLUIT in hilde.words
    hilde.choose("Ik las het verslag: er staat geen persoon en geen casus in.")
    hilde.press("Vastgesteld")

    ann = made.visit("ann", PHONE)
    ann.page.goto(task(made, "st_opdr"))
    assert WAT in ann.words
    ann.press("Uitgevoerd")
    hilde.page.goto("/strategisch")
    assert "Er loopt geen enkele opdracht." in hilde.words
    hilde.press("2 februari 2026", "link")
    assert "Uitgevoerd op 2 februari 2026" in hilde.words
    assert BESLUIT in hilde.words
    axe(hilde.page)
    assert hilde.errors + ann.errors == 0
