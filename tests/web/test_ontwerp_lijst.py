"""The procedure of a draft as a list of steps in which one edits by choosing, without any JavaScript."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest

from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.show_demo import show_demo
from app.web.session import COOKIE
from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.services.studio.drafting import Drafting
from tests.web.conftest import Bezoeker, settings_in

YOUNG = ["onder_12", "jongere", "onbekend"]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def draft(stages: Stages, tmp_path: Path) -> Drafting:
    return Drafting.begun(stages.open("leeg", tmp_path / "inst"))


def visitor(inst: Installation, name: str = "joris") -> Bezoeker:
    found = Bezoeker(create_app(inst.deps, settings_in(inst.folder)))
    who = next(p for p in show_demo(inst.deps) if p.email.startswith(f"{name}@"))
    found.client.set_cookie(COOKIE, switch_person(SwitchPerson(who.persoon_id, who.livc_id), inst.deps))
    return found


class Chooser:
    """A person who follows the links and fills in the forms as they stand on the pages."""

    def __init__(self, draft: Drafting, name: str = "joris") -> None:
        self.draft, self.who = draft, visitor(draft.inst, name)
        self.page = ""

    def open(self, where: str) -> str:
        self.page = self.who.get(f"/ontwerpen/{self.draft.id}/{where}").text
        return self.page

    def send(self, doe: str, **answers: str | Sequence[str]) -> str:
        """Send the form of this page with what stands in it, and these answers."""
        action = re.search(r'<form method="post" action="(/ontwerpen/[^"]+)" novalidate', self.page)
        assert action
        data: dict[str, str | Sequence[str]] = self.filled_in()
        data |= {f"antwoord:{key.replace('__', ':')}": value for key, value in answers.items()}
        data |= {"csrf_token": self.who.token(), "doe": doe}
        answer = self.who.client.post(unescape(action[1]), data=data, follow_redirects=True)
        self.page = re.sub(r"\s+", " ", unescape(answer.text))
        return self.page

    def filled_in(self) -> dict[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        page = unescape(self.page)
        for tag in re.findall(r"<input[^>]*>", page):
            parts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
            counts = parts.get("type") not in {"radio", "checkbox"} or " checked" in tag
            if counts and parts.get("name", "").startswith(("antwoord:", "revisie", "gevraagd")):
                found.setdefault(parts["name"], []).append(parts.get("value", ""))
        for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
            found[name] = re.findall(r'value="([^"]*)" selected', inside) or [""]
        return dict(found)


def test_e4_is_made_from_the_list_alone(draft: Drafting) -> None:
    joris = Chooser(draft)
    page = joris.open("traject/stappen")
    assert re.search(
        r'Wijzig<span class="govuk-visually-hidden"> stap 1: Wie doet wat voor de casus\?</span>', page
    )
    assert "Belang van het kind" in joris.open("traject/stappen/p_plan")
    page = joris.open("traject/stappen/p_plan/erbij:soort:belang_kind")
    assert "Bij welke antwoorden komt de stap? (Leeftijdsgroep)" in page
    page = joris.send("bekijk", waarden=YOUNG)
    assert "Dit verandert" in page
    assert "enkel bij “Jonger dan 12”, “12 tot 17” en “Leeftijd onbekend”" in page
    assert draft.files() == draft.files(1)
    page = joris.send("maak")
    assert 'role="status"' in page
    assert "Ongedaan maken" in page
    assert draft.files() != draft.files(1)


def test_what_follows_from_an_answer_is_asked_without_a_reproach(draft: Drafting) -> None:
    joris = Chooser(draft)
    joris.open("traject/stappen/p_plan/erbij:soort:vrij")
    page = joris.send("bekijk", vraag="Belde u de school?", als="betreft")
    assert "Bij welke antwoorden komt de stap? (Waarover de casus gaat)" in page
    assert "Er is een probleem" not in page
    assert "Vink er minstens één aan." in joris.send("bekijk")
    assert "enkel bij “Een persoon”" in joris.send("bekijk", waarden=["persoon"])


def test_b2_is_made_from_the_list_alone(draft: Drafting) -> None:
    joris = Chooser(draft)
    assert "De tabel telt 1 jaar" in joris.open("bewaring/stappen/z_term")
    joris.open("bewaring/stappen/z_term/tabel:P1Y")
    assert "9 maanden in plaats van 1 jaar" in joris.send("bekijk", aantal="9", eenheid="maand")
    joris.send("maak")
    assert b'duration("P9M")' in draft.files()["bewaring/bewaartermijn.dmn"]


def test_what_is_missing_is_said_at_its_question_and_what_was_typed_stays(draft: Drafting) -> None:
    joris = Chooser(draft)
    joris.open("traject/stappen/p_cons/termijn")
    page = joris.send("bekijk", aantal="nul", gevolg="Dan stopt het.")
    assert "Vul een getal in van 1 tot 999." in page
    assert 'value="nul"' in page
    assert 'value="Dan stopt het."' in page
    assert draft.files() == draft.files(1)


def test_a_change_that_asks_nothing_is_shown_before_it_is_made(draft: Drafting) -> None:
    joris = Chooser(draft)
    page = joris.open("casus/stappen/i_gesprek/geen_streef")
    assert "heeft geen streeftijd meer" in page
    joris.send("maak")
    assert b'livc:due="P5D" livc:vraag="Wat zei' not in draft.files()["casus/casus.bpmn"]


def test_who_looked_at_what_is_no_longer_so_changes_nothing(draft: Drafting) -> None:
    joris = Chooser(draft)
    joris.open("traject/stappen/p_plan/vraag")
    joris.send("bekijk", tekst="Wie doet wat, en wanneer?")
    draft.replace("forms/F99.json", b"{}", "Een formulier kwam erbij.")
    assert "Dit ontwerp is intussen verder." in joris.send("maak")
    assert b"en wanneer" not in draft.files()["traject/traject.bpmn"]


def test_a_procedure_that_is_called_is_opened_from_its_step(draft: Drafting) -> None:
    page = Chooser(draft).open("casus/stappen")
    assert f'href="/ontwerpen/{draft.id}/uitnodigen/stappen"' in page


def test_who_does_not_work_on_it_reads_and_changes_nothing(draft: Drafting) -> None:
    page = Chooser(draft, "hilde").open("traject/stappen")
    assert "Zo loopt deze procedure in dit ontwerp." in page
    assert "Wijzig<" not in page


def test_what_is_wrong_stands_at_its_step_with_its_source(draft: Drafting) -> None:
    joris = Chooser(draft)
    joris.open("terugkoppeling/stappen/f_cons/termijn")
    joris.send("bekijk", aantal="48", eenheid="uur", naar="f_zend")
    page = joris.send("maak")
    for _ in range(60):
        if "Het nakijken loopt nog." not in page:
            break
        page = joris.open("terugkoppeling/stappen")
    step = page[page.index('id="stap-f_cons"') : page.index('id="stap-f_zend"')]
    assert "Zo kan het niet in gebruik:" in step
    assert "Bron: INV-01, INV-27" in step
    assert "Waarom, en hoe herstellen?" in step
