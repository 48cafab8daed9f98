"""Walking away asks nothing: each outcome that says no, or not now, is accepted with an otherwise empty form."""

import re

import pytest
import yaml

from app.domain.errors import FormInvalidError
from tests.forms.conftest import CHOICES, LIBRARY, ROOT

ASKS = {
    ("F02", "klaar"): "the intake goes on",
    ("F02-A", "verstuurd"): "an aanmelding is sent",
    ("F02-B", "meegedeeld"): "the name is given",
    ("F03", "op_lijst"): "a casus comes on the list: art. 3 §2",
    ("F03", "bestaande_casus"): "what is new goes to the casus that runs",
    ("F03-vraag", "verstuurd"): "services are asked: art. 3 §2",
    ("F04", "ingevuld"): "a qualification is put to the table",
    ("F05", "voorgesteld"): "services are proposed",
    ("F05-uit", "verstuurd"): "services are invited; asks only of a child under 12",
    ("F06", "aanvaard"): "who comes",
    ("F06", "neemt_niet_deel"): "INV-11: declining is motivated, to the burgemeester only (decreet 2021)",
    ("F07", "geopend"): "a meeting opens: secrecy is confirmed",
    ("F09", "traject"): "a traject follows",
    ("F10", "klaar"): "a plan",
    ("F12", "verder"): "the traject goes on",
    ("F12", "aanpassen"): "the traject goes on",
    ("F12", "nog_uitnodigen"): "whether the purpose is still there: INV-22",
    ("F12", "doorverwijzen"): "whether the purpose is still there, and whether it is followed here as well",
    ("F12", "overdragen"): "whether the purpose is still there: INV-22",
    ("F12", "afsluiten"): "an evaluation that closes says why: INV-22",
    ("F13", "ontwerp"): "a fiche is about somebody",
    ("F13-toets", "in_orde"): "the safeguards of a fiche: INV-03, INV-04",
    ("F13-zenden", "verzonden"): "to whom a fiche was delivered: INV-05",
    ("F23", "overgedragen"): "with whom was agreed: only by the burgemeesters themselves",
    ("F23", "samen"): "with whom was agreed, and when it is looked at again",
    ("F03b", "gebruikt"): "nothing is used without contact with the korpschef: INV-50",
    ("F16", "voorgesteld"): "who would tell the person: INV-51",
    ("F17-nodig", "nodig"): "keeping longer is motivated: AVG art. 5.1.e",
    ("F18", "verlengen"): "INV-39: keeping a file longer is motivated",
    ("F18-herzien", "blijft_nodig"): "INV-39: keeping a file longer is motivated",
    ("F14", "lopende_casus"): "which casus, and what is new",
    ("F14", "nieuwe_persoon"): "the LTF asks about somebody it names: the aanmelding says who and why",
    ("F14-kaart", "geheel"): "INV-45: what was shown of the card, of which day",
    ("F14-kaart", "deel"): "INV-45: what was shown of the card, of which day",
    ("F19c", "verder"): "who takes part in the point",
    ("F19s-open", "gehouden"): "INV-17: it was said that nobody is spoken of, and who was there",
    ("F19s-vast", "vastgesteld"): "INV-17: somebody read that nobody stands in it",
    ("F20", "hoog_risico"): "AVG art. 33, 5: what is not written down did not happen",
    ("F20", "risico"): "AVG art. 33, 5: what is not written down did not happen",
    ("F20", "geen_risico"): "AVG art. 33, 5: what is not written down did not happen",
    ("F20-besluit", "niet_melden"): "AVG art. 33, 5: what is not written down did not happen",
    ("F20-betrokkenen", "nee"): "AVG art. 33, 5: what is not written down did not happen",
    ("F21", "bevestigd"): "the receipt was confirmed",
    ("F21-advies", "beperken"): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    ("F21-advies", "weigeren"): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    ("F21-besluit", "toestaan"): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    ("F21-besluit", "beperken"): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    ("F21-besluit", "weigeren"): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    (
        "F21-besluit-later",
        "beperken",
    ): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
    (
        "F21-besluit-later",
        "weigeren",
    ): "AVG art. 12: a decision is motivated, and the own advice lies in the file",
}
"""Outcomes that lead on, or of which the law asks a reason; every other one asks nothing."""


def outcomes() -> list[tuple[str, str]]:
    """Return every (form, outcome) of every model."""
    found = set()
    for path in (ROOT / "processes").glob("*/*.bpmn"):
        declared = yaml.safe_load(path.with_name("variabelen.yaml").read_text("utf-8"))["variabelen"]
        for task in re.findall(r"<bpmn:userTask[^>]*>", path.read_text(encoding="utf-8")):
            form = re.search(r'livc:form="([^"]+)"', task)
            variable = re.search(r"uitkomst:(\w+)", task)
            if form and variable:
                found |= {(form[1], value) for value in declared[variable[1]]["waarden"]}
    return sorted(found)


EVERY = outcomes()


def test_every_outcome_that_asks_is_one_of_a_model() -> None:
    assert set(ASKS) <= set(EVERY)
    forms = {form for form, _ in EVERY}
    assert all(any((f, o) not in ASKS for f, o in EVERY if f == form) or form == "F06" for form in forms)


@pytest.mark.parametrize(("form", "outcome"), [pair for pair in EVERY if pair not in ASKS])
@pytest.mark.parametrize("leeftijd", [None, "onder_12", "volwassene"])
def test_who_walks_away_is_asked_nothing(form: str, outcome: str, leeftijd: str | None) -> None:
    context = {"leeftijdsgroep": leeftijd} if leeftijd else {}
    posted = {"uitkomst": [outcome]}
    LIBRARY.validate(form, posted, CHOICES, context=context)
    LIBRARY.validate(form, posted, CHOICES, context=context, zones=frozenset({"process"}))


def test_what_is_sent_still_asks_who_and_what() -> None:
    with pytest.raises(FormInvalidError) as refused:
        LIBRARY.validate("F02-A", {"uitkomst": ["verstuurd"]}, CHOICES)
    assert {"aanmelder_naam", "aanmelder_contact", "signalen", "betreft", "anoniem"} <= set(
        refused.value.errors
    )


@pytest.mark.parametrize("form", ["F02-A", "F02"])
def test_no_age_is_for_an_organisation_only(form: str) -> None:
    posted = {"uitkomst": ["klaar"], "betreft": ["persoon"], "leeftijdsgroep": ["nvt"]}
    with pytest.raises(FormInvalidError) as refused:
        LIBRARY.validate(form, posted, CHOICES)
    assert "persoon" in str(refused.value.errors["leeftijdsgroep"][0])
