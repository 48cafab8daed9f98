"""What the chair and a participant read at the table; nobody reads who objected or who stayed silent."""

from dataclasses import replace
from datetime import date

from lxml import html

from app.domain.people import Rol
from app.domain.sentence import Sentence
from app.services.views.items import Tekstregel
from app.services.views.table import (
    Kernstand,
    Nu,
    Papieren,
    PuntPapieren,
    TafelPagina,
    Teamstand,
    Zitplaats,
    Zitting,
)
from app.web.at_table import Geweigerd, scherm_van
from app.web.words import dag, uur
from tests.web import made_up


def table(page: TafelPagina, *rollen: Rol) -> html.HtmlElement:
    shown = scherm_van(page)
    return html.fromstring(made_up.page("table/tafel.html", *rollen, pagina=page, scherm=shown))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def participant(**anders: object) -> html.HtmlElement:
    page = made_up.tafelpagina(is_voorzitter=False, overlegtaken=(), mag_stemmen=True, **anders)
    return table(page, Rol.PARTNER)


def test_everyone_is_asked_with_three_equal_answers_and_none_is_filled_in() -> None:
    rows = table(made_up.tafelpagina(), Rol.COORDINATOR).xpath("//form[contains(@class,'stemmen')]/fieldset")
    assert len(rows) == 4
    for row in rows:
        assert row.xpath(".//input/@value") == ["akkoord", "geen_bezwaar", "bezwaar"]
        assert row.xpath(".//input[@checked]") == []


def test_the_shared_screen_says_who_answered_and_never_what() -> None:
    page = table(made_up.tafelpagina(), Rol.COORDINATOR)
    told = [words(row) for row in page.xpath("//p[contains(@class,'antwoorden')]")]
    assert told == ["Nog niet: Ann Staal Joris Voorbeeld Katrien Proef", "Antwoordde: Tom Model"]
    [folded] = page.xpath("//details[contains(@class,'noteren')]")
    assert folded.get("open") is None
    assert folded.xpath(".//form[contains(@class,'stemmen')]")
    assert not page.xpath("//form[contains(@class,'stemmen')][not(ancestor::details)]")


def test_counting_is_offered_only_when_everyone_answered() -> None:
    open_ = words(table(made_up.tafelpagina(), Rol.COORDINATOR))
    full = words(table(made_up.tafelpagina(stemmen_binnen=4), Rol.COORDINATOR))
    assert "Besluiten: tel de antwoorden" not in open_
    assert "Besluiten: tel de antwoorden" in full


def test_consensus_can_be_put_off_but_never_chosen() -> None:
    page = table(made_up.tafelpagina(stemmen_binnen=4), Rol.COORDINATOR)
    assert page.xpath("//form[contains(@action,'/besluit/')]//button[@name]/@value") == ["uitgesteld"]


def test_a_participant_answers_for_oneself_and_sees_no_others_answers() -> None:
    page = participant(mijn_stem="geen_bezwaar")
    assert page.xpath("//form[contains(@action,'/stem/')]//button/@value") == [
        "akkoord",
        "geen_bezwaar",
        "bezwaar",
    ]
    assert page.xpath("//form[contains(@action,'/stemmen/') or contains(@action,'/besluit/')]") == []
    assert "genoteerd: geen bezwaar" in words(page)
    assert "gaven antwoord" not in words(page)


def test_a_participant_who_may_not_answer_remotely_is_asked_aloud() -> None:
    page = table(made_up.tafelpagina(is_voorzitter=False, overlegtaken=(), mag_stemmen=False), Rol.PARTNER)
    assert page.xpath("//form[contains(@action,'/stem/')]") == []
    assert "De voorzitter vraagt het aan ieder, hardop." in words(page)


def test_a_missing_core_is_said_by_name() -> None:
    assert "Aan tafel ontbreekt: de burgemeester" in words(table(made_up.tafelpagina(), Rol.COORDINATOR))


def test_closing_a_point_stands_folded_and_names_what_stays_open() -> None:
    page = table(made_up.tafelpagina(), Rol.COORDINATOR)
    [folded] = page.xpath("//details[@id='afronden']")
    assert folded.get("open") is None
    assert "“Consensus over de kwalificatie” is niet afgewerkt" in words(folded)
    assert folded.xpath(".//form[contains(@action, '/stap/tv')]")
    assert not page.xpath("//form[contains(@action, '/stap/tv')][not(ancestor::details)]")


def test_the_button_that_closes_a_point_says_yes_to_what_stands_above_it() -> None:
    shown = made_up.tafelpagina()
    page = table(shown, Rol.COORDINATOR)
    assert page.xpath("//details[@id='afronden']//input[@name='bevestigd']/@value") == [
        shown.afronden.kenmerk
    ]
    assert len(page.xpath("//input[@name='bevestigd']")) == 1


def test_a_refused_step_comes_back_with_its_errors_and_the_others_untouched() -> None:
    weigh = made_up.taakpagina(
        taak=made_up.taak("Samen wegen", rol="tafel", kind="weging", id="tw"), uitkomsten=made_up.VIER
    )
    page = made_up.tafelpagina(tafeltaken=(weigh,))
    came_back = Geweigerd(weigh.taak.id, {"motivering": ["omdat"]}, {"uitkomst": ["Kies."]})
    text = made_up.page("table/tafel.html", Rol.COORDINATOR, pagina=page, scherm=scherm_van(page, came_back))
    found = html.fromstring(text)
    assert found.findtext(".//title").startswith("Fout: ")
    assert found.xpath("//ul[contains(@class,'error-summary')]//a/@href") == ["#tw-uitkomst"]
    assert len(found.xpath("//*[@id='tw-uitkomst']")) == 1
    assert "omdat" in found.text_content()


def test_while_nothing_is_open_the_chair_sees_the_agenda() -> None:
    now = Nu("Even wachten", ("Laad deze pagina straks opnieuw.",))
    page = made_up.tafelpagina(punt=None, casus=None, tafeltaken=(), overlegtaken=(), aanwezigen=(), nu=now)
    text = words(table(page, Rol.COORDINATOR))
    assert "2027-04" in text
    assert "Laad deze pagina straks opnieuw." in text


def test_a_later_round_says_why_everyone_is_asked_again() -> None:
    page = replace(made_up.tafelpagina(), ronde=2)
    assert "Dit is ronde 2" in words(table(page, Rol.COORDINATOR))


def quiet(**anders: object) -> TafelPagina:
    """Return a meeting with nothing on the table."""
    said = {
        "punt": None,
        "punt_nu": None,
        "casus": None,
        "tafeltaken": (),
        "overlegtaken": (),
        "aanwezigen": (),
    }
    return made_up.tafelpagina(
        **{**said, "stemmen": (), "getoond": (), "eigen_items": (), "afronden": None, **anders}
    )


def test_a_meeting_without_a_day_is_not_called_after_today() -> None:
    kop = Nu("Wanneer is het volgende overleg?", ("Er is nog geen dag gekozen.",))
    kiezen = made_up.taakpagina(taak=made_up.taak("Overleg plannen", rol="coordinator"))
    meeting = replace(made_up.OVERLEG, moment=None)
    [heading] = table(quiet(overleg=meeting, overlegtaken=(kiezen,), nu=kop), Rol.COORDINATOR).xpath("//h1")
    assert words(heading) == "Volgend overleg"


def test_a_meeting_that_was_held_or_waits_says_which_one_it_is() -> None:
    held = replace(made_up.OVERLEG, status="gehouden")
    page = quiet(overleg=held, nu=Nu("Dit overleg is gehouden", ("Hier wordt niets meer gevraagd.",)))
    told = words(table(page, Rol.PARTNER))
    assert f"Overleg van {dag(held.moment)}, {uur(held.moment)}" in told


def test_who_has_no_point_reads_when_one_appears() -> None:
    told = words(table(quiet(punten=(), hele_agenda=False, is_voorzitter=False), Rol.PARTNER))
    assert "Hier staat nu geen punt voor u." in told
    assert "U ziet hier enkel het punt" not in told
    assert "U ziet hier enkel het punt" in words(participant(hele_agenda=False))


def test_the_hour_on_which_a_point_closes_ends_its_sentence_once() -> None:
    told = words(table(made_up.tafelpagina(sluit_straks=made_up.NU), Rol.COORDINATOR))
    assert "Tot dan is er niets weg." in told
    assert "u.." not in told


def test_sharing_is_pointed_at_only_while_the_round_runs() -> None:
    runs = participant(tafeltaken=(), ronde_loopt=True)
    over = participant(tafeltaken=(), ronde_loopt=False)
    assert "Wat u zelf wilt delen, staat bij Mijn taken" in words(runs)
    assert "Wat u zelf wilt delen" not in words(over)


def held(**anders: object) -> html.HtmlElement:
    point = PuntPapieren(
        Sentence("Casus 2027-03: kwalificatie"), True, ["Ann Staal (OCMW)"], [EENS], [BESLIST], False, None
    )
    left = {
        "dag": date(2027, 3, 8),
        "regels": [Tekstregel("Wie is er?", "Ann Staal")],
        "punten": [point],
        "alle_punten": True,
        "bewaard": "De rest verdwijnt op 8 maart 2028.",
    }
    papers = Papieren(**{**left, **anders})  # type: ignore[arg-type]  # made up
    page = quiet(overleg=replace(made_up.OVERLEG, status="gehouden"), papieren=papers)
    return html.fromstring(made_up.page("table/gehouden.html", Rol.PARTNER, pagina=page))


EENS = "De tafel werd het eens over de casus."
BESLIST = Tekstregel("Wat besliste de tafel?", "Ann belt de school.")


def test_a_held_meeting_is_a_document_of_its_own_day_with_a_button_to_print_it() -> None:
    page = held()
    [heading] = page.xpath("//h1")
    assert words(heading) == "Gehouden Overleg van maandag 8 maart 2027"
    assert page.xpath("//button[@data-afdrukken]")
    for said in ("Ann belt de school.", "Ann Staal (OCMW)", "Casus 2027-03: kwalificatie", EENS):
        assert said in words(page)
    assert "De rest is voor wie daarbij was." not in words(page)


def test_a_held_meeting_says_what_is_for_others_and_where_nothing_was_kept() -> None:
    assert "U leest hier de punten waaraan u deelnam." in words(held(alle_punten=False))
    outside = words(held(alle_punten=False, punten=[], regels=[]))
    assert "Aan geen punt van dit overleg nam u deel." in outside
    bare = PuntPapieren(Sentence("Algemeen punt"), True, ["Ann Staal (OCMW)"], [], [], False, None)
    assert "Bij dit punt is geen tekst bewaard." in words(held(punten=[bare]))
    assert "Wat over dit punt bewaard was, is vernietigd." in words(
        held(punten=[bare._replace(vernietigd=True)])
    )
    put_off = bare._replace(behandeld=False, namen_deel=[])
    assert "Dit punt schoof door naar een ander overleg." in words(held(punten=[put_off]))


def test_who_chairs_types_why_the_table_decides_without_the_core_and_else_is_not_asked() -> None:
    asked = table(made_up.tafelpagina(stemmen_binnen=4), Rol.COORDINATOR)
    assert asked.xpath("//form[contains(@action,'/besluit/')]//textarea/@name") == ["kern_reden"]
    whole = table(made_up.tafelpagina(stemmen_binnen=4, kern=None), Rol.COORDINATOR)
    assert whole.xpath("//form[contains(@action,'/besluit/')]//textarea") == []
    paper = Kernstand(("de politie",), ("Met een reden.",), vraagt_reden=True, op_papier=True)
    light = table(made_up.tafelpagina(stemmen_binnen=4, kern=paper), Rol.COORDINATOR)
    assert light.xpath("//form[contains(@action,'/besluit/')]//input[@type='checkbox']/@name") == [
        "op_papier"
    ]
    assert participant(kern=paper).xpath("//*[@name='op_papier' or @name='kern_reden']") == []


def test_what_cannot_be_decided_offers_to_put_it_off_and_no_counting() -> None:
    core = Kernstand(("de politie",), ("De tafel kan dit nu niet beslissen.",), kan_niet=True)
    page = table(made_up.tafelpagina(stemmen_binnen=4, kern=core), Rol.COORDINATOR)
    assert "De tafel kan dit nu niet beslissen." in words(page)
    assert "Besluiten: tel de antwoorden" not in words(page)
    assert page.xpath("//form[contains(@action,'/besluit/')]//button/@value") == ["uitgesteld"]


def test_it_can_be_taken_back_who_takes_part_as_long_as_the_page_says_so() -> None:
    offered = table(made_up.tafelpagina(deelname=Zitting(tot=made_up.NU)), Rol.COORDINATOR)
    assert offered.xpath("//form[contains(@action,'/deelname-terug')]")
    assert not table(made_up.tafelpagina(), Rol.COORDINATOR).xpath("//form[contains(@action,'/deelname')]")


def test_while_it_is_noted_again_nothing_of_the_point_is_on_the_screen() -> None:
    people = [Zitplaats("p", "Ann Staal (OCMW)", True), Zitplaats("p2", "Tom Model (CLB)", False)]
    page = table(made_up.tafelpagina(deelname=Zitting(opnieuw=True, plaatsen=people)), Rol.COORDINATOR)
    boxes = page.xpath("//form[contains(@action,'/deelname')]//input[@type='checkbox']")
    assert [(box.get("value"), box.get("checked") is not None) for box in boxes] == [
        ("p", True),
        ("p2", False),
    ]
    assert not page.xpath("//form[contains(@action,'/stap/') or contains(@action,'/besluit/')]")


def test_the_chair_chooses_a_caseteam_and_a_participant_reads_who_is_in_it() -> None:
    team = Teamstand(["Ann Test"], ["de politie"], [Zitplaats("p-ann", "Ann Test (OCMW)", True)])
    asked = participant(caseteam=team).xpath("//form[contains(@action,'/caseteam')]//input[@name='leden']")
    assert [each.get("value") for each in asked] == ["p-ann"]
    read = participant(caseteam=replace(team, plaatsen=()))
    assert read.xpath("//form[contains(@action,'/caseteam')]") == []
    assert "Caseteam: Ann Test" in words(read)
