"""Who makes accounts reads nothing with them: every role, every organisation, every way in (INV-36).

A ghost is an account that its maker holds in hand. Whatever way it came in, it reads no canary and no name
of an organisation before a colleague there, who did not make it, said yes.
"""

import re
from collections.abc import Iterator

import pytest

from app.domain.ids import PersoonId
from app.domain.people import Rol
from app.services.access.log_in import LogIn, LogInRefusedError, log_in
from app.services.access.make_account_link import make_account_link
from app.services.access.set_password import SetPassword, set_password
from app.web.session import COOKIE
from app.worker.main import Worker
from tests.access.conftest import At
from tests.access.installation import Huis

WACHTWOORD = "een spook dat meeleest"
SPOOK = "spook@kwaad.example"
ORGANISATIES = {
    "Gemeente Lindervoorde": "gemeente",
    "OCMW Lindervoorde": "sociaal",
    "CLB De Linde": "onderwijs",
    "CAW Linde": "sociaal",
    "Justitiehuis Wissel": "justitie",
    "VDAB Linde": "sociaal",
    "PZ Linde-Wissel": "politie",
    "Sportclub Linde": "overig",
    "Jeugddienst Lindervoorde": "sociaal",
}
PAGINAS = (
    "/taken",
    "/casussen",
    "/casussen/{casus}",
    "/gedeeld",
    "/gedeeld/{item_hilde}/intrekken",
    "/overleg",
    "/overleg/{overleg}",
    "/taken/{denkhulp}",
    "/taken/{m_deel}",
    "/taken/{r_link}",
    "/overzicht",
    "/toezicht",
    "/mandaten",
)
NAMEN = ("Tom Model", "Lotte Schets", "Ann Staal")


@pytest.fixture
def huis(huis_bij: At) -> Iterator[Huis]:
    found = huis_bij("bespreking")
    with found.box.deps.uow.read(found.box.livc_id) as tx:
        assert not [m for m in tx.people.mandaten(found.box.livc_id, found.box.now) if m.nemer_id == SPOOK]
    yield found
    found.put_back()


def made_by(huis: Huis, maker: str, rol: Rol, organisatie: str, email: str = SPOOK) -> str | None:
    """Make a ghost on the page; return its one-time link as its maker gets hold of it, None when refused."""
    fields = {
        "naam": "Spook Verzonnen",
        "email": email,
        "organisatie": organisatie,
        "soort": ORGANISATIES[organisatie],
        "rol": rol.value,
        "functie": "spook",
    }
    answer = huis.ask(maker, "POST", "/beheer/account", fields)
    if answer.status_code != 200:
        return None
    shown = re.search(r"/wachtwoord/([\w-]+)", answer.text)
    return shown[1] if shown else mailed(huis)


def mailed(huis: Huis) -> str:
    """Return the last link that was mailed: the address of a ghost is its maker's."""
    Worker(huis.box.deps).round()
    folder = huis.box.settings.data_dir / "mail"
    found = [
        hit
        for each in sorted(folder.iterdir(), key=lambda f: f.stat().st_mtime)
        if (hit := re.search(r"/wachtwoord/([\w-]+)", each.read_text().replace("=\n", "")))
    ]
    return found[-1][1]


def entered(huis: Huis, link: str, email: str) -> str | None:
    """Choose a password with a link and log in; return the session."""
    set_password(SetPassword(link, WACHTWOORD), huis.box.deps)
    try:
        return log_in(LogIn(email, WACHTWOORD, "10.9.9.9"), huis.box.deps)
    except LogInRefusedError:
        return None


def read_by(huis: Huis, session: str | None) -> set[str]:
    """Return the canaries and the names of colleagues that a session is shown, over every page and address."""
    if session is None:
        return set()
    client = huis.app.test_client()
    client.set_cookie(COOKIE, session)
    words = {word for zone in huis.written.values() for word in zone} | set(NAMEN)
    seen: set[str] = set()
    for page in PAGINAS:
        if all(name in huis.objects for name in re.findall(r"{(\w+)}", page)):
            answer = client.get(page.format(**huis.objects), follow_redirects=True)
            asked = (
                words if answer.request.path != "/inloggen" else words - set(NAMEN)
            )  # a demo lists them there
            seen |= {word for word in asked if word in answer.text}
    return seen


@pytest.mark.parametrize("maker", ["bert", "joris"])
@pytest.mark.parametrize("organisatie", list(ORGANISATIES))
def test_an_account_that_someone_made_reads_nothing(huis: Huis, maker: str, organisatie: str) -> None:
    wrong = {}
    for rol in Rol:
        link = made_by(huis, maker, rol, organisatie)
        if link:
            seen = read_by(huis, entered(huis, link, SPOOK))
            if seen:
                wrong[rol.value] = sorted(seen)[:3]
        huis.put_back()
    assert not wrong


@pytest.mark.parametrize("name", ["tom", "ann", "hilde", "katrien", "lotte"])
def test_a_link_that_someone_printed_reads_nothing(huis: Huis, name: str) -> None:
    email = f"{name}@lindervoorde.example"
    assert read_by(huis, huis.sessions[name]), "the person reads something"
    link = make_account_link(email, huis.box.deps)
    assert not read_by(huis, entered(huis, link, email))


@pytest.mark.parametrize("maker", ["bert", "joris"])
@pytest.mark.parametrize("name", ["tom", "ann", "hilde", "katrien", "lotte"])
def test_an_address_that_someone_corrected_reads_nothing(huis: Huis, maker: str, name: str) -> None:
    answer = huis.ask(maker, "POST", f"/beheer/account/{huis.people[name]}/adres", {"email": SPOOK})
    assert answer.status_code == 302
    huis.ask(None, "POST", "/wachtwoord-vergeten", {"email": SPOOK})
    assert not read_by(huis, entered(huis, mailed(huis), SPOOK))
    assert not read_by(huis, huis.sessions[name]), "a session of before goes on"


@pytest.mark.parametrize("rol", [Rol.PARTNER, Rol.COORDINATOR])
def test_a_mandate_gives_an_account_that_waits_nothing(huis: Huis, rol: Rol) -> None:
    link = made_by(huis, "bert", rol, "Gemeente Lindervoorde")
    assert link
    session = entered(huis, link, SPOOK)
    with huis.box.deps.uow.read(huis.box.livc_id) as tx:
        ghost = tx.people.find_by_email(SPOOK)
    assert ghost
    fields = {
        "rol": "burgemeester",
        "nemer_id": ghost.id,
        "tot": "2030-01-01",
    }
    assert huis.ask("hilde", "POST", "/mandaten", fields).status_code == 422
    assert not read_by(huis, session)


def test_a_mandate_sleeps_while_its_receiver_waits(huis: Huis) -> None:
    """Bert prints a link for Joris, who decides for the burgemeester: the link opens neither."""
    fields = {
        "rol": "burgemeester",
        "nemer_id": huis.people["joris"],
        "tot": "2030-01-01",
    }
    assert huis.ask("hilde", "POST", "/mandaten", fields).status_code == 302
    email = "joris@lindervoorde.example"
    session = entered(huis, make_account_link(email, huis.box.deps), email)
    assert not read_by(huis, session)


def test_a_ghost_answers_for_nobody_and_its_maker_neither(huis: Huis) -> None:
    link = made_by(huis, "joris", Rol.PARTNER, "Gemeente Lindervoorde")
    assert link
    ghost = entered(huis, link, SPOOK)
    page = huis.ask("joris", "GET", "/collegas", {}).text
    found = re.search(r"/collegas/([0-9a-f]{32})", huis.ask("hilde", "GET", "/collegas", {}).text)
    assert found
    assert found[1] not in page
    for who in ("joris", "bert", "nora", "tom"):
        status = huis.ask(who, "POST", f"/collegas/{found[1]}", {"antwoord": "ja"}).status_code
        assert status in (403, 404), who
    assert not read_by(huis, ghost)
    assert huis.ask("hilde", "POST", f"/collegas/{found[1]}", {"antwoord": "ja"}).status_code == 302
    assert read_by(huis, ghost), "after a colleague's yes it is an account as any other"


def test_every_member_is_told_by_mail_and_on_the_first_screen(huis: Huis) -> None:
    link = made_by(huis, "bert", Rol.PARTNER, "CLB De Linde")
    assert link
    Worker(huis.box.deps).round()
    mails = [each.read_text() for each in (huis.box.settings.data_dir / "mail").iterdir()]
    told = [mail for mail in mails if "collega" in mail and "tom@lindervoorde.example" in mail]
    assert told
    assert "Spook" not in "".join(told)
    assert "/collegas" in huis.main("tom", "/taken")
    assert "/collegas" not in huis.main("lotte", "/taken")
    answer = huis.ask("tom", "GET", "/collegas", {}).text
    assert "Spook Verzonnen" in answer
    assert "Bert Beheer-Demo" in answer


def test_who_waits_is_told_so_and_nothing_more(huis: Huis) -> None:
    link = made_by(huis, "bert", Rol.PARTNER, "CLB De Linde")
    assert link
    client = huis.app.test_client()
    client.set_cookie(COOKIE, str(entered(huis, link, SPOOK)))
    page = client.get("/taken", follow_redirects=True).text
    assert "Even wachten op een collega" in page
    assert "CLB De Linde" in page
    assert not [name for name in NAMEN if name in page]


@pytest.mark.parametrize("person", ["tom", "bert"])
def test_a_person_who_is_not_known_here_has_no_address_to_correct(huis: Huis, person: str) -> None:
    elsewhere = PersoonId(huis.people["elders-partner"])
    status = huis.ask("bert", "POST", f"/beheer/account/{elsewhere}/adres", {"email": SPOOK}).status_code
    assert status == 404
    own = huis.ask(person, "POST", f"/beheer/account/{huis.people[person]}/adres", {"email": SPOOK})
    assert own.status_code == (422 if person == "bert" else 403)
