"""What a person reads in the inbox and on a task."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from lxml import html

from app.domain.explanation import Outcome
from app.domain.people import Rol
from app.services.tasks.complete_task import Afgewerkt
from app.services.views.first_screen import EersteScherm
from app.services.views.tasks import Inbox, TaakPagina
from app.web.invullen import ingevuld, zin
from tests.web import made_up

VRAAG = SimpleNamespace(fase=None, te_laat=False)


def inbox(page: Inbox, *rollen: Rol) -> html.HtmlElement:
    return html.fromstring(made_up.page("tasks/inbox.html", *rollen, inbox=page, vraag=VRAAG, stap=50))


def task(page: TaakPagina, raw: dict[str, list[str]] | None = None, **errors: list[str]) -> html.HtmlElement:
    text = made_up.page("tasks/task.html", Rol.PARTNER, stap=ingevuld(page, raw, errors))
    return html.fromstring(text)


def outcomes(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//form[contains(@class,'stap')]//button[@name='uitkomst']")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_taking_part_and_declining_look_exactly_alike() -> None:
    buttons = outcomes(task(made_up.taakpagina()))
    assert [words(button) for button in buttons] == ["Wij nemen deel", "Wij nemen niet deel"]
    looks = [{k: v for k, v in button.attrib.items() if k != "value"} for button in buttons]
    assert looks[0] == looks[1]
    assert buttons[0].getparent() is buttons[1].getparent()


def test_enter_in_a_text_field_chooses_no_outcome() -> None:
    form = task(made_up.taakpagina()).xpath("//form[contains(@class,'stap')]")[0]
    first = form.xpath(".//button[not(@type='button')]")[0]
    assert (first.get("name"), first.get("value"), "hidden" in first.attrib) == ("actie", "terug", True)


def test_more_than_three_outcomes_are_radios_with_one_button() -> None:
    page = task(made_up.taakpagina(uitkomsten=made_up.VIER))
    assert outcomes(page) == []
    assert len(page.xpath("//input[@type='radio'][@name='uitkomst']")) == 4


def test_a_refused_form_keeps_the_chosen_outcome_and_says_fault_in_the_title() -> None:
    page = task(
        made_up.taakpagina(uitkomsten=made_up.VIER),
        {"uitkomst": ["geen_traject"], "motivering": ["omdat"]},
        motivering=["Schrijf waarom."],
    )
    assert page.xpath("//input[@name='uitkomst'][@checked]/@value") == ["geen_traject"]
    assert page.findtext(".//title").startswith("Fout: ")
    assert "omdat" in page.text_content()


def test_nobody_is_obliged_to_share_and_the_page_says_so_beside_the_answers() -> None:
    form = task(made_up.taakpagina()).xpath("//form[contains(@class,'stap')]")[0]
    assert "U bent nooit verplicht iets te delen" in words(form)


def test_a_task_says_what_happens_when_nobody_answers() -> None:
    text = words(task(made_up.taakpagina()))
    assert "Tot en met 17 maart 2027. Als niemand antwoordt, dan geldt: wij nemen niet deel." in text


def test_a_task_says_why_it_is_open_and_since_when_for_who_asks() -> None:
    asked = task(made_up.taakpagina()).xpath("//details[contains(@class,'waarom')]")[0]
    assert asked.get("open") is None
    assert words(asked) == (
        "Waarom staat deze taak open? Omdat “Uitnodigen” klaar is. Ze staat open sinds 5 maart 2027. "
        "Op 15 maart 2027 volgt vanzelf: Eén neutrale herinnering."
    )


def test_a_task_that_nothing_explains_shows_no_empty_question() -> None:
    page = task(made_up.taakpagina(waarom="", tegen=None, tegen_woorden=None, intussen=()))
    assert page.xpath("//details[contains(@class,'waarom')]") == []


def test_outcomes_that_look_alike_are_told_apart() -> None:
    ways = (
        Outcome("verstuurd", "Versturen", ("Bekeken",), ends=True, later=("Aanmelding versturen",)),
        Outcome("toch_niet", "Toch niet", ("Bekeken",), default=True, ends=True),
    )
    rows = task(made_up.taakpagina(uitkomsten=ways)).xpath("//dl[contains(@class,'daarna')]/div")
    assert [words(row) for row in rows] == [
        "Versturen Daarmee is dit afgerond: Bekeken. Alleen bij dit antwoord: Aanmelding versturen",
        "Toch niet Daarmee is dit afgerond: Bekeken.",
    ]


def test_a_task_says_what_follows_each_outcome() -> None:
    rows = task(made_up.taakpagina()).xpath("//dl[contains(@class,'daarna')]/div")
    assert [words(row) for row in rows] == [
        "Wij nemen deel Dan volgt: Casus bespreken",
        "Wij nemen niet deel Daarmee is dit afgerond.",
    ]


def test_the_drawing_marks_the_step_and_words_say_the_same() -> None:
    page = task(made_up.taakpagina())
    drawing = page.xpath("//div[@class='diagram']")[0]
    assert drawing.get("data-bpmn") == "/diagram/v1/uitnodigen.bpmn"
    assert drawing.get("data-active") == "r_antw"
    assert "De stap van deze vraag is gemarkeerd in het diagram." in words(page)


def test_noting_for_someone_asks_how_it_was_heard_and_keeps_no_draft() -> None:
    page = task(made_up.taakpagina(namens=(("telefoon", "aan de telefoon"), ("papier", "op papier"))))
    assert page.xpath("//input[@name='via']/@value") == ["telefoon", "papier"]
    assert page.xpath("//button[@value='bewaar']") == []


def test_the_name_of_an_organisation_keeps_its_capitals() -> None:
    noted = (
        ("telefoon", "VDAB Linde zei dit aan de telefoon"),
        ("papier", "de heer Proef gaf dit op papier"),
    )
    labels = task(made_up.taakpagina(namens=noted)).xpath("//label[starts-with(@for,'via-')]")
    assert [words(each) for each in labels] == [
        "VDAB Linde zei dit aan de telefoon",
        "De heer Proef gaf dit op papier",
    ]


def test_what_follows_is_told_under_the_name_of_the_button() -> None:
    page = made_up.taakpagina(uitkomsten=made_up.KLAAR)
    assert page.form is not None
    found = task(replace(page, form=replace(page.form, button="Noteren")))
    [button] = outcomes(found)
    [told] = found.xpath("//dl[contains(@class,'daarna')]//dt")
    assert words(button) == words(told) == "Noteren"


def test_paper_light_offers_no_draft_and_says_that_texts_are_not_kept() -> None:
    page = task(made_up.taakpagina(paper_light=True, bewaart_concept=False))
    assert page.xpath("//button[@value='bewaar']") == []
    assert "Teksten worden hier niet bewaard" in words(page)


def test_who_may_only_look_gets_the_reason_and_no_form() -> None:
    page = task(made_up.taakpagina(mag_invullen=False, waarom_niet="Deze stap is voor iemand anders."))
    assert page.xpath("//form[contains(@class,'stap')]") == []
    assert "Deze stap is voor iemand anders." in words(page)


def test_an_empty_inbox_comforts() -> None:
    page = inbox(made_up.inbox(regels=(), totaal=0, open_punten=(), bevestigingen=()), Rol.PARTNER)
    assert "U hoeft nu niets te doen." in words(page)


@pytest.mark.parametrize("waiting", ["open_punten", "bevestigingen", "nieuwe_collegas"])
def test_an_empty_list_never_says_nothing_is_to_be_done_while_something_else_on_the_page_waits(
    waiting: str,
) -> None:
    empty = made_up.inbox(regels=(), totaal=0, open_punten=(), bevestigingen=())
    if waiting != "nieuwe_collegas":
        empty = replace(empty, **{waiting: getattr(made_up.inbox(), waiting)})
    colleagues = int(waiting == "nieuwe_collegas")
    text = made_up.page(
        "tasks/inbox.html", Rol.PARTNER, nieuwe_collegas=colleagues, inbox=empty, vraag=VRAAG, stap=50
    )
    page = words(html.fromstring(text))
    assert "U hoeft nu niets te doen." not in page
    assert "Verder hoeft u nu niets te doen." in page


def test_an_inbox_says_overdue_only_where_the_use_case_does() -> None:
    late, other = made_up.inbox().regels[1], made_up.inbox().regels[0]
    page = inbox(made_up.inbox(regels=(other, late)), Rol.BURGEMEESTER)
    assert [
        "te laat" in words(card) for card in page.xpath("//ul[contains(@class,'kaarten--taken')]/li")
    ] == [
        False,
        True,
    ]


def test_a_personal_step_cannot_be_handed_over() -> None:
    line = made_up.inbox().regels[0]
    own = replace(line, taak=replace(line.taak, persoon_id=made_up.wie().persoon.id))
    page = inbox(made_up.inbox(regels=(own,)), Rol.PARTNER)
    assert page.xpath("//form[contains(@action,'doorgeven') or contains(@action,'opnemen')]") == []


def test_what_was_noted_for_me_asks_two_equal_questions() -> None:
    buttons = inbox(made_up.inbox(), Rol.PARTNER).xpath("//button[@name='antwoord']")
    assert [button.get("value") for button in buttons] == ["klopt", "klopt_niet"]
    assert buttons[0].get("class") == buttons[1].get("class")


def test_each_role_starts_with_its_own_work() -> None:
    coordinator = words(inbox(made_up.inbox(), Rol.COORDINATOR))
    partner = words(inbox(made_up.inbox(), Rol.PARTNER))
    assert "Noteren voor iemand" in coordinator
    assert "Start tafelmodus" not in partner
    assert "Iets signaleren" in partner
    assert "Wie beslist voor mij?" in words(inbox(made_up.inbox(), Rol.BURGEMEESTER))


def test_a_meeting_starts_on_its_day_and_not_before() -> None:
    meeting = replace(made_up.OVERLEG, status="gepland")
    starts = {
        days: "Start tafelmodus"
        in words(
            inbox(
                made_up.inbox(volgend_overleg=replace(meeting, moment=made_up.NU + timedelta(days=days))),
                Rol.COORDINATOR,
            )
        )
        for days in (-1, 0, 1)
    }
    assert starts == {-1: True, 0: True, 1: False}


def test_a_meeting_that_goes_on_is_gone_on_with_and_not_started_again() -> None:
    meeting = replace(made_up.OVERLEG, status="bezig", moment=made_up.NU)
    for points, button in ((True, "Ga verder aan tafel"), (False, "Naar het overleg")):
        screen = EersteScherm(nog_punten=points)
        page = words(inbox(made_up.inbox(volgend_overleg=meeting, eerst=screen), Rol.COORDINATOR))
        assert button in page
        assert "Het overleg is bezig" in page
        assert "Start tafelmodus" not in page
        assert "Volgend overleg" not in page


def test_the_card_of_the_next_meeting_says_where_it_is() -> None:
    meeting = replace(made_up.OVERLEG, status="gepland")
    for rol in (Rol.COORDINATOR, Rol.BURGEMEESTER, Rol.PARTNER):
        page = inbox(made_up.inbox(volgend_overleg=meeting, plaats="stadhuis, zaal 2"), rol)
        assert "stadhuis, zaal 2" in words(page)


def test_the_coordinator_reads_which_number_partners_see_and_where_to_change_it() -> None:
    for number, told in (("089 12 34 56", "089 12 34 56"), (None, "partners zien geen nummer")):
        page = inbox(made_up.inbox(eerst=EersteScherm(telefoon=number)), Rol.COORDINATOR)
        assert told in words(page)
        assert page.xpath("//a[@href='/telefoon']")


def test_the_list_of_who_is_there_says_whether_it_is_filled_in() -> None:
    meeting = replace(made_up.OVERLEG, status="bezig", moment=made_up.NU)
    told = {
        done: words(
            inbox(
                made_up.inbox(volgend_overleg=meeting, eerst=EersteScherm(aanwezigheid_klaar=done)),
                Rol.VERSLAGGEVER,
            )
        )
        for done in (False, True)
    }
    assert "Die opent zodra het overleg begint." in told[False]
    assert "Die is ingevuld." in told[True]
    assert "Die opent" not in told[True]


def test_a_long_inbox_turns_pages_and_keeps_the_filter() -> None:
    asked = SimpleNamespace(fase="dossiervorming", te_laat=True)
    text = made_up.page(
        "tasks/inbox.html", Rol.PARTNER, inbox=made_up.inbox(totaal=120, van=50), vraag=asked, stap=50
    )
    links = html.fromstring(text).xpath("//nav[contains(@class,'pagination')]//a/@href")
    assert links == [
        "/taken?van=0&fase=dossiervorming&laat=ja",
        "/taken?van=100&fase=dossiervorming&laat=ja",
    ]


def test_the_sentence_afterwards_says_what_happened_and_what_follows() -> None:
    done = Afgewerkt("Beslissen", None, None, "Op de casuslijst", "De casus komt op de agenda.")
    with made_up.application().test_request_context():
        assert zin(done) == ("Dat is genoteerd. De casus komt op de agenda.")


def test_what_was_noted_for_somebody_stands_in_one_card_the_last_one_open() -> None:
    first = made_up.inbox().bevestigingen[0]
    later = replace(first, id="b2", wat="Consensus over het traject", moment=first.moment + timedelta(days=9))
    page = inbox(made_up.inbox(bevestigingen=(first, later)), Rol.BURGEMEESTER)
    [card] = page.xpath("//section[@aria-labelledby='klopt-dit']")
    assert card.xpath("./form/@action") == ["/bevestigingen/b2"]
    assert card.xpath("./details//form/@action") == ["/bevestigingen/b1"]
    assert "Nog 1 die voor u genoteerd is" in card.text_content()


def test_the_button_for_one_more_fact_carries_a_token_of_its_page() -> None:
    shared = made_up.taakpagina(taak=made_up.taak("Wilt u iets delen?", kind="informatie_inbreng"))
    tokens = [task(shared).xpath("//button[@name='nog_een']/@value") for _ in range(2)]
    assert [len(each) for each in tokens] == [1, 1]
    assert tokens[0] != tokens[1]
