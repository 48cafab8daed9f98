"""INV-18: nobody reads a word about anybody on any page before secrecy was confirmed; then one goes on."""

from collections.abc import Iterator

from app.services.texts import read_text
from tests.access.conftest import At
from tests.access.installation import Huis
from tests.access.table import read_table
from tests.joining import bind_everyone

STAGE = "bespreking"
READERS = ("hilde", "joris", "katrien", "vera", "ann", "tom", "lotte", "nora")


def pages(huis: Huis) -> list[str]:
    """Return the address of every page that can be asked for, at any stage."""
    rows = (row for stage in read_table() for row in stage.rows if row.method == "GET")
    return sorted({row.url(huis.objects) for row in rows} - {"/uitloggen"})


def unsigned(huis: Huis) -> None:
    bind_everyone(huis.box.livc_id, huis.box.deps, None)


def own_words(huis: Huis, who: str) -> set[str]:
    """Return what the own organisation wrote itself: it reads that back."""
    deps = huis.box.deps
    with deps.uow.read(huis.box.livc_id) as tx:
        mine = [
            lid for lid, p, _ in tx.people.leden(huis.box.livc_id, tx.now.day) if p.id == huis.people[who]
        ]
        items = [item for lid in mine for item in tx.items.of_eigenaar(lid.organisatie_id)]
        sent = tx.items.of_casus(huis.casus_id, "register") if who == "ann" else ()
        return {str(word) for item in (*items, *sent) for word in read_text(deps.keys, item).values()}


def leaks(huis: Huis, who: str) -> Iterator[str]:
    own = own_words(huis, who)
    others = {word for zone in ("register", "vault", "table") for word in huis.written.get(zone, ())} - own
    for url in pages(huis):
        answer = huis.ask(who, "GET", url, {})
        if answer.status_code == 200 and any(word.encode() in answer.data for word in others):
            yield f"{who} reads others on {url}"


def test_no_page_tells_anything_of_anybody_before(huis_bij: At) -> None:
    huis = huis_bij(STAGE)
    unsigned(huis)
    try:
        found = [leak for who in READERS for leak in leaks(huis, who)]
    finally:
        huis.put_back()
    assert not found, "\n".join(found)


def test_it_is_asked_in_one_page_and_then_one_goes_on(huis_bij: At) -> None:
    huis = huis_bij(STAGE)
    unsigned(huis)
    try:
        url = f"/casussen/{huis.objects['casus']}"
        asked = huis.ask("joris", "GET", url, {})
        assert asked.status_code == 302
        assert asked.location == f"/geheimhouding?terug={url}"
        page = huis.ask("joris", "GET", asked.location, {}).text
        assert "Ik bevestig dit" in page
        assert "blijft geheim, ook als ik niet meer meedoe (LIVC-R-wet" in page
        gone_on = huis.ask("joris", "POST", "/geheimhouding", {"versie": "2026-12", "terug": url})
        assert (gone_on.status_code, gone_on.location) == (302, url)
        assert huis.ask("joris", "GET", url, {}).status_code == 200
        again = huis.ask("joris", "GET", "/geheimhouding", {}).text
        assert "U bevestigde dit op" in again
        assert "Ik bevestig dit" not in again
    finally:
        huis.put_back()


GETYPT = "wat ik al typte, met é en < erin"


def test_who_sends_a_form_before_it_is_asked_it_first_and_nothing_typed_is_lost(huis_bij: At) -> None:
    huis = huis_bij(STAGE)
    unsigned(huis)
    try:
        door = "/overleg/{overleg}/stap/{u_dicht}".format(**huis.objects)
        asked = huis.ask("joris", "POST", door, {"beslissing": GETYPT, "actie": "terug"})
        assert asked.status_code == 403
        assert "Ik bevestig dit" in asked.text
        assert "met é en &lt; erin" in asked.text
        assert f'name="terug" value="{door}"' in asked.text
        signed = {"versie": "2026-12", "terug": door, "getypt:beslissing": GETYPT}
        on = huis.ask("joris", "POST", "/geheimhouding", signed)
        assert "U bevestigde dat u zwijgt" in on.text
        assert f'action="{door}"' in on.text
        back = huis.ask("joris", "POST", door, {"beslissing": GETYPT, "actie": "terug"})
        assert back.status_code == 200
        assert "met é en &lt; erin" in back.text
    finally:
        huis.put_back()
