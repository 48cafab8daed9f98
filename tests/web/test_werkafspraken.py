"""The pages on which a LIVC-R reads and writes what it agreed."""

import pytest

from app.domain.werkafspraken import HOOFDSTUKKEN
from tests.web.conftest import Visitor


@pytest.mark.parametrize(
    "said",
    [
        "Met de LTF",
        "Per fase",
        "Standaardscenario's voor een traject",
        "Per doelgroep",
        "Omgaan met informatie",
        "het belang van de persoon",
        "Scholen en stadsdiensten",
        "Met de procureur",
        "Politie en justitie erbij",
        "uw eigen actieplan",
        "Vijf vragen voor elke dienst",
    ],
)
def test_each_subject_of_the_sources_has_a_chapter(said: str) -> None:
    assert any(said in " ".join(words) for words in HOOFDSTUKKEN.values())


def test_what_was_agreed_is_asked_of_everyone_and_what_changed_is_pointed_at(logged_in: Visitor) -> None:
    joris, tom = logged_in("joris"), logged_in("tom")
    assert "schreef nog geen eigen afspraken op" in tom.get("/werkafspraken").text
    told = joris.post(
        "/werkafspraken/wijzigen", follow=True, nummer="0", notulen="Er komt een verslag.", ltf="Via de IO."
    ).text
    assert "De werkafspraken gelden vanaf nu." in told
    asked = tom.get("/geheimhouding").text
    assert "versie 1" in asked
    assert "Er komt een verslag." in asked
    assert "Gewijzigd" not in asked
    tom.post("/geheimhouding", versie="2026-12/1")
    joris.post("/werkafspraken/wijzigen", nummer="1", notulen="Er komt een verslag.", ltf="Enkel via de IO.")
    asked = tom.get("/geheimhouding").text
    assert "Ik bevestig dit" in asked
    assert asked.count("Gewijzigd") == 1
    assert asked.index("Met de LTF") < asked.index("Gewijzigd") < asked.index("Enkel via de IO.")


def test_what_speaks_of_somebody_stays_on_the_screen_and_is_not_kept(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    answer = joris.post("/werkafspraken/wijzigen", nummer="0", notulen="Goed.", ltf="Zoals in 2026-03.")
    assert answer.status_code == 422
    assert "Werkafspraken gaan over niemand in het bijzonder" in answer.text
    assert "Zoals in 2026-03.</textarea>" in answer.text
    assert "schreef nog geen eigen afspraken op" in joris.get("/werkafspraken").text


def test_who_wrote_on_an_older_page_reads_that_first(logged_in: Visitor) -> None:
    joris, hilde = logged_in("joris"), logged_in("hilde")
    joris.post("/werkafspraken/wijzigen", nummer="0", notulen="Er komt een verslag.")
    answer = hilde.post("/werkafspraken/wijzigen", nummer="0", notulen="Geen verslag.")
    assert answer.status_code == 409
    assert "Iemand anders wijzigde de werkafspraken intussen" in answer.text
    assert "Geen verslag.</textarea>" in answer.text
    assert "Er komt een verslag." in joris.get("/werkafspraken").text


def test_an_organisation_writes_its_own_frame_and_everyone_reads_it(logged_in: Visitor) -> None:
    tom, katrien = logged_in("tom"), logged_in("katrien")
    page = tom.get("/werkafspraken").text
    own = page.partition('name="organisatie_id" value="')[2].partition('"')[0]
    assert page.count('name="organisatie_id"') == 1
    tom.post(
        "/werkafspraken/kader", organisatie_id=own, eigen_kader="Beroepsgeheim van de leerlingenbegeleiding."
    )
    assert "Beroepsgeheim van de leerlingenbegeleiding." in katrien.get("/werkafspraken").text
    refused = tom.post("/werkafspraken/kader", organisatie_id=own, eigen_kader=" ")
    assert refused.status_code == 422
    assert "Er is een probleem" in refused.text
    assert katrien.post("/werkafspraken/kader", organisatie_id=own, eigen_kader="Iets.").status_code == 403


def test_only_the_office_finds_the_way_to_change_them(logged_in: Visitor) -> None:
    assert "/werkafspraken/wijzigen" in logged_in("hilde").get("/werkafspraken").text
    assert "/werkafspraken/wijzigen" not in logged_in("tom").get("/werkafspraken").text
    assert logged_in("tom").get("/werkafspraken/wijzigen").status_code == 403
