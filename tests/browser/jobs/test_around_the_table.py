"""What is around a meeting: who goes on with a casus, a table that sleeps, secrecy first, a person who is told."""

from collections.abc import Callable

from app.domain.inlichten import VASTE_BOODSCHAP
from app.domain.words.steps.akkoord_inlichten import AKKOORD_INLICHTEN
from tests.browser.doing import photograph
from tests.browser.jobs.conftest import DESK, PHONE, Job, Site
from tests.joining import bind_everyone

Serve = Callable[[str], Site]
Axe = Callable[..., None]


def looked(job: Job, axe: Axe, name: str) -> None:
    axe(job.page)
    photograph(job.page, name)


def meeting(made: Site) -> str:
    return f"/overleg/{made.inst.punt.overleg_id}"


def test_who_chairs_chooses_with_the_table_who_goes_on_and_the_others_read_nothing(
    site: Serve, axe: Axe
) -> None:
    made = site("inbreng")
    joris = made.visit("joris", DESK)
    joris.page.goto(meeting(made))
    joris.press("Wie bespreekt deze casus verder?", within="body")
    looked(joris, axe, "caseteam-kiezen")
    joris.page.get_by_label("Katrien Proef").check()
    joris.page.get_by_label("Ann Staal").check()
    joris.press("Dit caseteam noteren", within="body")
    assert "Het caseteam is genoteerd" in joris.page.inner_text("body")
    assert "Alleen zij bespreken deze casus verder." in joris.page.inner_text("body")
    for who in ("ann", "katrien"):
        phone = made.visit(who, PHONE)
        phone.page.goto(meeting(made))
        assert "Caseteam:" in phone.page.inner_text("body")
        assert not phone.page.get_by_text("Wie bespreekt deze casus verder?").count()
        looked(phone, axe, "caseteam")
    assert joris.errors == 0


def test_when_nothing_is_to_be_discussed_nobody_meets_and_anyone_wakes_the_table(
    site: Serve, axe: Axe
) -> None:
    made = site("leeg")
    ann = made.visit("ann", PHONE)
    ann.page.goto("/overleg")
    assert "Er is geen overleg gepland" in ann.words
    assert "Dat is goed" in ann.words
    looked(ann, axe, "slaapstand")
    ann.press("Vraag een overleg")
    made.inst.work()
    ann.page.goto("/overleg")
    looked(ann, axe, "wakker")
    assert "geen overleg gepland" not in ann.words
    joris = made.visit("joris", DESK)
    joris.page.goto("/taken")
    assert "Wanneer is het volgende overleg?" in joris.words
    looked(joris, axe, "gewekt")
    assert ann.clicks == 1


def test_secrecy_is_confirmed_once_and_then_one_reads_what_one_asked_for(site: Serve, axe: Axe) -> None:
    made = site("uitgenodigd")
    bind_everyone(made.inst.livc_id, made.inst.deps, None)
    hilde = made.visit("hilde", PHONE)
    asked = f"/casussen/{made.inst.casus.id}"
    hilde.page.goto(asked)
    assert "Wij zwijgen over wat we hier lezen" in hilde.words
    assert "Lees dit eerst" in hilde.words
    looked(hilde, axe, "geheimhouding")
    hilde.press("Ik bevestig dit")
    assert hilde.page.url.endswith(asked)
    hilde.page.goto("/geheimhouding")
    assert "U bevestigde dit op" in hilde.words
    assert not hilde.page.get_by_role("button", name="Ik bevestig dit").count()
    assert hilde.clicks == 1


def test_each_of_all_who_take_part_says_yes_on_the_own_phone_and_one_tells_the_person(
    site: Serve, axe: Axe
) -> None:
    made = site("inlichten")
    waiting = [taak for taak in made.inst.open_tasks() if taak.kind == AKKOORD_INLICHTEN.word]
    assert len(waiting) == len(ASKED)
    for who in ASKED:
        phone = made.visit(who, PHONE)
        phone.page.goto("/taken")
        phone.press("Mag de persoon van casus", "link")
        assert VASTE_BOODSCHAP in phone.words
        assert "Niemand ziet wie wat antwoordde" in phone.words
        assert not phone.page.get_by_role("button", name="Bewaar als concept").count()
        phone.page.get_by_label("Ja", exact=True).check()
        looked(phone, axe, "mag-de-persoon-het-weten")
        phone.press("Antwoorden")
        made.inst.work()
        assert phone.errors == 0
    tom = made.visit("tom", PHONE)
    tom.page.goto("/taken")
    tom.press("Zei u de persoon van casus", "link")
    assert VASTE_BOODSCHAP in tom.words
    looked(tom, axe, "zei-u-het")
    tom.press("Ik zei het")
    assert tom.errors == 0


ASKED = ("hilde", "joris", "katrien", "ann", "tom")
"""Everyone who takes part at that stage: burgemeester, coördinator, police, and the two services."""
