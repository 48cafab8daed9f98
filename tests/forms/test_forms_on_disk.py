"""The forms themselves: zones, privacy, the words of the process, and what they may never ask."""

import json
import re
from collections.abc import Iterator

import pytest
import yaml

from app.procedure.forms.definition import Component
from tests.forms.conftest import FORMS, KEYS, LIBRARY, ROOT

ASKED_BY_THE_PROCEDURE = {
    "F01", "F01-klant", "F01-so", "F02-A", "F02", "F02-B", "F03", "F03b", "F03-antw", "F03-vraag", "F04",
    "F04-belang",
    "F04-org", "F04-regulier", "F04-so", "F05", "F05-uit", "F06", "F06-link", "F07", "F08", "F09", "F10",
    "F10-belang", "F11", "F12", "F13", "F13-belang",
    "F13-toets", "F13-zenden", "F14", "F14-kaart", "F15", "F16", "F16-akkoord", "F16-belang",
    "F16-licht", "F17", "F17-belang", "F17-bericht", "F17-nodig",
    "F18", "F18-herzien", "F18-vroeg", "F19", "F19a", "F19b", "F19c", "F19c-dag", "F19d-punt", "F19d",
    "F19s", "F19s-open", "F19s-besluit", "F19s-vast", "F19s-opdracht",
    "F20", "F20-besluit", "F20-betrokkenen", "F20-gemeld", "F20-laat", "F20-les", "F20-verwittigd",
    "F23", "F23-bez", "F23-mag",
    "F21", "F21-advies", "F21-antwoord", "F21-besluit", "F21-besluit-later", "F21-laat", "F21-langer",
}  # fmt: skip
OWN_SPACE = {"F01", "F02-A", "F14"}
ART9_HEIGHTENED = ("8", "9", "11", "12", "14")  # domain/03 INV-33


def questions(key: str) -> Iterator[Component]:
    for component in LIBRARY.definition(key).components:
        yield component
        yield from component.columns


def declared() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for path in sorted((ROOT / "processes").glob("*/variabelen.yaml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))["variabelen"]
    return found


def test_every_form_of_the_procedure_is_there() -> None:
    assert set(KEYS) == ASKED_BY_THE_PROCEDURE


def test_every_form_that_a_model_names_exists() -> None:
    models = [path.read_text(encoding="utf-8") for path in (ROOT / "processes").glob("*/*.bpmn")]
    named = {key for model in models for key in re.findall(r'livc:form="([^"]+)"', model)}
    assert named <= set(KEYS)


def test_every_result_of_a_model_is_a_process_field_of_its_form() -> None:
    for path in (ROOT / "processes").glob("*/*.bpmn"):
        for task in re.findall(r"<[\w:]*userTask[^>]*>", path.read_text(encoding="utf-8")):
            form = re.search(r'livc:form="([^"]+)"', task)
            result = re.search(r'livc:result="([^"]*)"', task)
            if not form or not result:
                continue
            fields = {pair.split(":")[0] for pair in result[1].split()} - {"uitkomst"}
            known = {c.key for c in questions(form[1]) if c.zone == "process"}
            assert fields <= known, (path.name, form[1])


@pytest.mark.parametrize("key", KEYS)
def test_every_form_has_its_words(key: str) -> None:
    form = LIBRARY.definition(key)
    assert form.title
    assert form.intro.endswith(".")
    assert "\n" not in form.legal_basis
    assert all(c.label for c in questions(key) if c.is_asked)


@pytest.mark.parametrize("key", KEYS)
def test_every_field_on_disk_says_its_zone_and_privacy(key: str) -> None:
    def fields(components: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        for component in components:
            inner = component.get("components")
            if component["type"] != "group":
                yield component
            if isinstance(inner, list):
                yield from fields(inner)

    data = json.loads((FORMS / f"{key}.json").read_text(encoding="utf-8"))
    for field in fields(data["components"]):
        own = field["properties"]
        assert isinstance(own, dict)
        assert own["zone"]
        assert own["privacy"]


@pytest.mark.parametrize("key", KEYS)
def test_process_fields_offer_exactly_the_declared_values(key: str) -> None:
    variables = declared()
    for component in LIBRARY.definition(key).components:
        variable = variables.get(component.key)
        if component.zone != "process" or variable is None:
            continue
        expected = {"boolean": component.boolean, "date": component.kind == "date"}.get(str(variable["type"]))
        if variable["type"] == "enum":
            assert {value for value, _ in component.options} == set(variable["waarden"]), component.key  # type: ignore[call-overload]
        else:
            assert expected, component.key


@pytest.mark.parametrize("key", KEYS)
def test_no_form_asks_for_a_label_or_a_score(key: str) -> None:
    """INV-30: no status, no number, no colour, no priority."""
    forbidden = re.compile(
        r"\b(score|risiconiveau|prioriteit|vlag|geradicaliseerd|gevaarlijk|code (rood|oranje))\b",
        re.IGNORECASE,
    )
    for component in questions(key):
        assert component.kind != "number"
        words = " ".join([component.label, *(label for _, label in component.options)])
        assert not forbidden.search(words), component.key


@pytest.mark.parametrize("key", KEYS)
def test_no_name_is_ever_a_process_value(key: str) -> None:
    for component in questions(key):
        if component.zone == "process" and component.kind != "text":
            assert component.kind in {"radio", "select", "checkbox", "date", "checklist", "dynamiclist"}
            assert component.privacy in {"PC0", "PC1", "PC2"}


@pytest.mark.parametrize("key", KEYS)
def test_a_field_never_hangs_on_one_of_a_zone_that_may_be_closed(key: str) -> None:
    """Paper-light closes vault and table; what remains must not depend on them."""
    zones = {c.key: c.zone for c in questions(key)}
    for component in questions(key):
        condition = component.rules.show_if
        if condition and condition.name in zones and component.zone in {"process", "register", "papers"}:
            assert zones[condition.name] in {"process", "register", "papers"}


def test_the_contribution_knows_the_fourteen_categories_of_article_9() -> None:
    category = LIBRARY.definition("F08").find("categorie")
    need = LIBRARY.definition("F08").find("noodzaak")
    assert category
    assert need
    assert category.art9
    assert [value for value, _ in category.options] == [str(n) for n in range(1, 15)]
    assert need.rules.heightened
    assert need.rules.heightened.values == ART9_HEIGHTENED
    assert need.rules.heightened_length == 30


def test_a_consensus_asks_no_words_at_all() -> None:
    assert LIBRARY.definition("F15").components == ()


def test_declining_asks_nothing() -> None:
    """INV-10: every field of these forms is tied to speaking."""
    for key, outcome in (
        ("F02-B", "niet_meegedeeld"),
        ("F18", "vernietigen"),
        ("F18-herzien", "niet_meer_nodig"),
    ):
        accepted = LIBRARY.validate(key, {"uitkomst": [outcome]})
        assert accepted.process == {}
        assert accepted.texts == {}


def test_what_stays_of_an_answer_is_asked_as_unknown_in_one_form_only() -> None:
    """The same question in a second form says where its answer stands already, or that it is asked anew.

    Within the own space an answer goes along to the next step by its key (`tasks/carry_on`): that is one form.
    """
    unknown: dict[str, dict[str, str]] = {}
    for key in KEYS:
        for field in questions(key):
            if field.is_asked and not field.known:
                form = f"own space, {field.key}" if key in OWN_SPACE else key
                unknown.setdefault(field.label, {})[form] = field.zone
    lasting = {"process", "register", "papers"}
    assert {
        label: set(found)
        for label, found in unknown.items()
        if len(found) > 1 and lasting & {*found.values()}
    } == {}


def test_who_agenda_s_a_casus_is_not_asked_what_the_burgemeester_decided() -> None:
    assert "zonder_naam" not in {field.key for field in questions("F19b")}
    [asked] = [field for field in questions("F03") if field.key == "zonder_naam"]
    assert asked.rules.show_if is not None
    assert (asked.rules.show_if.name, asked.rules.show_if.values) == ("@anoniem", ("nee",))


def test_what_the_ltf_shares_has_no_room_for_status_priority_or_card() -> None:
    """INV-46: none of it is the LIVC-R's to keep; what is asked is who, why, and what may be known."""
    asked = {field.key for field in questions("F14") if field.is_asked}
    own = {"naam", "geboortedatum", "contact", "waarom_ltf", "signalen", "vragen", "ontvangen_op"}
    own |= {"lopende_casus", "nieuw_voor_casus"}
    assert asked == own | {"betreft", "leeftijdsgroep", "kaart"}
    [kaart] = [field for field in questions("F14") if field.key == "kaart"]
    assert (kaart.zone, dict(kaart.options)) == ("process", {"nee": "Nee", "ja": "Ja"})
