"""What a person reads of a casus and of the own space."""

import pytest
from lxml import html

from app.domain.people import Rol
from app.domain.words.attributes import PHASES
from app.services.views.casework import CasusPagina
from app.web.casusacties import ACTIES
from tests.web import made_up
from tests.web.conftest import Visitor


def casus(page: CasusPagina, *rollen: Rol, kluizen_aan: bool = True) -> html.HtmlElement:
    text = made_up.page(
        "casework/casus.html", *rollen, kluizen_aan=kluizen_aan, pagina=page, fasen=PHASES, acties=ACTIES
    )
    return html.fromstring(text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_five_official_phases_are_shown_with_the_present_one_in_words() -> None:
    steps = casus(made_up.casuspagina(), Rol.PARTNER).xpath("//ol[contains(@class,'fasen')]/li")
    assert len(steps) == 5
    assert [step.get("aria-current") for step in steps] == [None, "step", None, None, None]
    assert "hier staat de casus" in words(steps[1])


def test_the_retention_clock_stands_before_everything_else() -> None:
    page = words(casus(made_up.casuspagina(), Rol.PARTNER))
    assert page.index("wordt vernietigd op 12 maart 2028") < page.index("Voor u te doen")


def test_every_process_can_be_read_with_its_tokens_and_without_scripts_on_a_page_of_its_own() -> None:
    places = casus(made_up.casuspagina(), Rol.COORDINATOR).xpath("//div[@data-lezing]")
    assert [(d.get("data-lezing"), d.get("data-active"), d.get("data-done")) for d in places] == [
        ("/procedures/lezen/v1/casus", "c_uitn", "c_start k_cons"),
        ("/procedures/lezen/v2/bewaring", "z_wacht", "c_start k_cons"),
    ]
    assert [d.xpath(".//a/@href") for d in places] == [[d.get("data-lezing")] for d in places]


def test_who_does_not_follow_the_casus_is_not_told_that_nothing_happened() -> None:
    page = words(casus(made_up.casuspagina(processen=(), tijdlijn=(), deelnemers=()), Rol.PARTNER))
    assert "Nog niemand" not in page
    assert "Er gebeurde nog niets" not in page
    assert "ziet wie zelf deelneemt" in page
    assert "stap voor stap" not in page


def test_who_takes_part_deadlines_and_register_come_before_the_procedure() -> None:
    page = words(casus(made_up.casuspagina(), Rol.COORDINATOR))
    order = [page.index(each) for each in ("Wie neemt deel?", "Termijnen", "Register", "stap voor stap")]
    assert order == sorted(order)


def test_without_script_words_say_who_is_to_move() -> None:
    page = casus(made_up.casuspagina(), Rol.PARTNER)
    lines = page.xpath("//h2[@id='waar']/following-sibling::ul[1]/li")
    assert [words(line) for line in lines] == [
        "Meedoen, of niet Wacht op: partners kunnen antwoorden · sinds 8 maart 2027 · tot en met 17 maart 2027",
        "Beslissen Wacht op: burgemeester · sinds 8 maart 2027",
    ]
    assert [line.xpath(".//a/@href") for line in lines] == [[], ["/taken/t2"]]


def test_a_deadline_says_what_happens_then() -> None:
    page = words(casus(made_up.casuspagina(), Rol.PARTNER))
    assert "18 maart 2027: Geen antwoord Neemt over van “Meedoen, of niet”." in page


def test_only_permitted_actions_are_offered_and_each_is_confirmed_on_a_page_of_its_own() -> None:
    links = casus(made_up.casuspagina(), Rol.PARTNER).xpath("//a[contains(@href,'/actie/')]/@href")
    assert links == ["/casussen/c1/actie/vroeger_evalueren", "/casussen/c1/actie/vertrekken"]


def test_why_i_see_this_is_answered_on_the_page() -> None:
    assert "Uw organisatie neemt deel aan deze casus." in words(casus(made_up.casuspagina(), Rol.PARTNER))


def test_no_register_shows_no_heading_for_it() -> None:
    page = casus(made_up.casuspagina(register={}), Rol.PARTNER)
    assert "Register" not in [words(h) for h in page.xpath("//h2")]


def test_a_livc_without_vaults_says_so_in_place_of_an_empty_vault() -> None:
    page = words(casus(made_up.casuspagina(kluis=()), Rol.PARTNER, kluizen_aan=False))
    assert "Casuspad bewaart hier geen teksten" in page
    assert "Ons eigen dossier" not in page


def test_what_was_withdrawn_cannot_be_withdrawn_again() -> None:
    gone = made_up.inbreng(item=made_up.item(id="x", ingetrokken=True))
    shared = made_up.gedeeld(gedeeld=(made_up.inbreng(), gone))
    page = html.fromstring(made_up.page("casework/gedeeld.html", Rol.PARTNER, pagina=shared))
    assert page.xpath("//a[contains(@href,'intrekken')]/@href") == ["/gedeeld/it1/intrekken"]


def test_nobody_is_said_only_when_nobody_saw_it() -> None:
    nobody = "Nog niemand buiten uw organisatie zag dit."

    def said(**how: object) -> bool:
        shared = made_up.gedeeld(gedeeld=(made_up.inbreng(**how),))
        return nobody in made_up.page("casework/gedeeld.html", Rol.PARTNER, pagina=shared)

    assert said(getoond=False, zaten=(), lazen=())
    assert not said(getoond=True, zaten=("Ann Staal (OCMW)",), lazen=())
    assert not said(getoond=True, zaten=(), lazen=("Ann Staal",))


def test_who_read_it_is_listed_with_the_reason() -> None:
    page = html.fromstring(made_up.page("casework/gedeeld.html", Rol.PARTNER, pagina=made_up.gedeeld()))
    assert "Joris Voorbeeld 2027-03 U neemt deel aan deze casus." in words(page.xpath("//tbody/tr")[0])


def test_signalling_says_that_nothing_leaves() -> None:
    text = made_up.page(
        "casework/signaleren.html", Rol.PARTNER, lopend=made_up.gedeeld().prescreenings, eenmalig="x1"
    )
    assert 'name="eenmalig" value="x1"' in text
    assert "Er vertrekt niets." in text
    assert 'href="/taken/t1"' in text


def test_a_consequence_is_said_before_an_action_is_carried_out() -> None:
    for naam, actie in ACTIES.items():
        text = made_up.page("casework/actie.html", Rol.PARTNER, casus=made_up.casus(), naam=naam, actie=actie)
        page = html.fromstring(text)
        assert all(gevolg in words(page) for gevolg in actie.gevolgen)
        assert page.xpath("//main//form/@action") == [f"/casussen/c1/actie/{naam}"]


def test_a_casus_never_says_that_nobody_has_to_do_anything_to_who_sees_nothing_of_others() -> None:
    for rows in ((), made_up.casuspagina().open_taken):
        page = made_up.casuspagina(wacht_op=(), termijnen=(), open_taken=rows)
        said = words(casus(page, Rol.PARTNER))
        assert "Niemand hoeft nu iets te doen" not in said
        assert "Er lopen nu geen termijnen" not in said
        assert ("U hoeft nu niets te doen." in said) is not bool(rows)


@pytest.mark.parametrize(
    ("action", "leads_to"), [("gegevens_gebruiken", "/taken"), ("inlichten_voorstellen", "/casussen")]
)
def test_who_is_asked_more_comes_where_the_question_stands(
    logged_in: Visitor, monkeypatch: pytest.MonkeyPatch, action: str, leads_to: str
) -> None:
    monkeypatch.setattr("app.web.casusacties.send_signal", lambda *_: None)
    answer = logged_in("hilde").post(f"/casussen/c1/actie/{action}")
    assert answer.headers["Location"] == leads_to
