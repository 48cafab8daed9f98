"""Too few elements: the casus stops there, and comes back only with something new."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.doing import Doing, fill, finish
from tests.browser.meetings import (
    AANMELDING,
    KWALIFICATIE,
    closed,
    meeting,
    prescreening,
    signalled,
    taken_in,
)

Open = Callable[..., Page]
Axe = Callable[[Page], None]

OPNIEUW = {**AANMELDING, "signalen": "Hetzelfde als toen.", "opnieuw_aangemeld": "ja"}
NIEUW = "Sinds vorige week is er ook contact met een groep."


def test_too_few_elements_ends_it_and_only_something_new_brings_it_back(new_page: Open, axe: Axe) -> None:
    doing = Doing(new_page(), axe)
    casus = signalled(doing, {**AANMELDING, "leeftijdsgroep": "onbekend"})
    taken_in(doing)
    meeting(doing, "kwalificatie", ["Hilde", "Joris", "Katrien", "Ann"])
    not_taken_up(doing)
    doing.page.goto(casus)
    assert doing.words.startswith("Afgesloten")
    refused_without_anything_new(doing)
    sent_with_something_new(doing)


def not_taken_up(doing: Doing) -> None:
    """An unknown age counts as a minor; then the table finds too little, and says so to Ann only."""
    belang = {"belang_besproken": "ja", "belang": "Het kind blijft bij de gewone hulp."}
    doing.at_table("Wat is het belang van dit kind?", "Gedaan", belang)
    answers = {**KWALIFICATIE, "kwalificatie": "onvoldoende"}
    doing.at_table("iets voor de LIVC-R?", "Voorleggen aan de tafel", answers)
    doing.consensus("Gaat u akkoord met wat de tafel van casus")
    closed(doing)
    doing.be("ann")
    doing.not_there("Wilt u de naam geven bij casus")
    doing.be("joris")
    doing.do("Weet iedereen dat casus", "Gedaan", {"aanmelder_bericht": "telefoon"})


def refused_without_anything_new(doing: Doing) -> None:
    """The same again is refused at the field that asks what is new; what was typed is still there."""
    doing.be("ann")
    prescreening(doing)
    doing.do("Wat doen we met wat we zagen?", "Aanmelden")
    doing.open("Wat wilt u melden?")
    form = doing.page.locator("form.stap")
    fill(form, OPNIEUW)
    finish(form, "Aanmelding versturen")
    expect(doing.page).to_have_title("Fout: Wat wilt u melden? · Casuspad")
    group = doing.page.locator(".govuk-form-group--error")
    expect(group.get_by_label("Wat is er nieuw sindsdien?")).to_be_visible()
    expect(group.locator(".govuk-error-message").first).to_contain_text("nieuw")
    expect(doing.page.locator('[name="signalen"]')).to_have_value(OPNIEUW["signalen"])
    expect(doing.page.locator('[name="opnieuw_aangemeld"][value="ja"]')).to_be_checked()
    doing.look("Fout: niets nieuws")


def sent_with_something_new(doing: Doing) -> None:
    """Something new opens a casus of its own."""
    form = doing.page.locator("form.stap")
    fill(form, {"nieuwe_elementen": NIEUW})
    finish(form, "Aanmelding versturen")
    doing.say_yes()
    doing.be("joris")
    doing.await_on("/casussen", doing.page.get_by_role("link", name="Casus 2026-02"))
