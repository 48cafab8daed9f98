"""What a form accepts, and what it refuses with a sentence that says what to do."""

import contextlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import FormInvalidError, NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.domain.zones import Zone
from app.forms import PAPER_LIGHT
from app.procedure.checking import version_of
from app.procedure.forms.definition import CONTROL_KEYS
from app.services.ports.forms import FormData
from tests.forms.conftest import CHOICES, FILES, KEYS, LIBRARY, Library

Raw = dict[str, list[str]]

PLAN: Raw = {
    "uitkomst": ["klaar"], "doelstellingen": ["Werk vinden"], "aard": ["sociaal"], "trekker": ["OCMW"],
    "evaluatiedatum": ["2027-01-15"], "acties-0-uitvoerder": ["org-1"], "acties-0-wat": ["Schuldhulp"],
    "acties-0-aard": ["sociaal"], "acties-0-start": ["2026-12-01"], "acties-0-eind": ["2027-01-10"],
}  # fmt: skip
BIJDRAGE: Raw = {
    "wijze": ["schriftelijk"], "inhoud": ["Kwam elke week"], "categorie": ["2"], "noodzaak": ["Loopt goed"],
    "over_wie": ["persoon"], "kleur": ["positief"], "wanneer": ["voorjaar 2026"], "vastgesteld_op": ["2026-05-01"],
    "herkomst": ["eigen"], "geheim": ["nee"], "delen_met": ["tafel"],
}  # fmt: skip
AANMELDING: Raw = {
    "uitkomst": ["verstuurd"], "aanmelder_naam": ["Ann, OCMW"], "aanmelder_contact": ["05x"],
    "signalen": ["Symbolen"], "betreft": ["persoon"], "leeftijdsgroep": ["jongere"], "anoniem": ["ja"],
    "opnieuw_aangemeld": ["nee"],
}  # fmt: skip


def errors_of(key: str, raw: Mapping[str, Sequence[str]], **more: object) -> dict[str, list[str]]:
    with pytest.raises(FormInvalidError) as caught:
        LIBRARY.validate(key, raw, CHOICES, **more)  # type: ignore[arg-type]
    return {key: [str(each) for each in said] for key, said in caught.value.errors.items()}


def accept(key: str, raw: Mapping[str, Sequence[str]]) -> FormData:
    return LIBRARY.validate(key, raw, CHOICES)


def test_an_unknown_form_is_not_found(forms: Library) -> None:
    with pytest.raises(NotFoundError):
        forms.view("F99")


@given(key=st.sampled_from(KEYS), name=st.text(min_size=1, max_size=20), value=st.text(max_size=20))
def test_an_unknown_field_is_refused(key: str, name: str, value: str) -> None:
    if name in CONTROL_KEYS or LIBRARY.definition(key).find(name):
        return
    assert "bestaat niet" in errors_of(key, {name: [value]})[name][0]


def opening(key: str, name: str) -> Raw:
    """Return the answers under which a field is asked."""
    component = LIBRARY.definition(key).find(name)
    condition = component.rules.show_if if component else None
    if condition is None:
        return {}
    return {**opening(key, condition.name), condition.name: [condition.values[0]]}


@given(
    where=st.sampled_from(
        [
            (k, c.key)
            for k in KEYS
            for c in LIBRARY.definition(k).components
            if c.kind in {"radio", "select", "checklist"}
        ]
    ),
    value=st.text(min_size=1, max_size=8).filter(lambda text: text.strip()),
)
@settings(max_examples=300)
def test_a_value_outside_its_list_is_refused(where: tuple[str, str], value: str) -> None:
    key, name = where
    component = LIBRARY.definition(key).find(name)
    assert component
    offered = component.options or CHOICES[component.source or ""]
    if value.strip() not in dict(offered):
        assert "lijst" in errors_of(key, {**opening(key, name), name: [value]})[name][0]


@given(raw=st.dictionaries(st.sampled_from([*PLAN, "acties-1-wat"]), st.lists(st.text(), max_size=3)))
def test_any_input_is_accepted_or_refused_never_a_crash(raw: Raw) -> None:
    with contextlib.suppress(FormInvalidError):
        LIBRARY.validate("F10", raw, CHOICES)


@pytest.mark.parametrize("text", ["morgen", "31/12/2026", "2026-02-30", "0", "2026-12-01T10:00"])
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    assert (
        "datum"
        in errors_of("F19a", {"overlegmoment": [text], "uur": ["10:00"], "plaats": ["Zaal"]})[
            "overlegmoment"
        ][0]
    )


@pytest.mark.parametrize("text", ["24:00", "9:30", "half tien"])
def test_an_hour_that_does_not_exist_is_refused(text: str) -> None:
    assert errors_of("F19a", {"overlegmoment": ["2026-12-01"], "uur": [text], "plaats": ["Zaal"]}) == {
        "uur": ["Schrijf het uur als 09:30."]
    }


def test_two_answers_where_one_is_asked_are_refused() -> None:
    assert errors_of("F02-A", {**AANMELDING, "betreft": ["persoon", "organisatie"]})["betreft"]


def test_texts_have_a_measure() -> None:
    assert "200" in errors_of("F02-A", {**AANMELDING, "aanmelder_naam": ["x" * 201]})["aanmelder_naam"][0]
    assert "4000" in errors_of("F02-A", {**AANMELDING, "signalen": ["x" * 4001]})["signalen"][0]
    assert "500" in errors_of("F11", {"stand": ["gedaan"], "voortgang": ["x" * 501]})["voortgang"][0]
    assert accept("F11", {"stand": ["gedaan"], "voortgang": ["x" * 500]})


def test_line_ends_count_once_and_control_characters_are_refused() -> None:
    accepted = accept("F02-A", {**AANMELDING, "signalen": ["een\r\ntwee"]})
    assert accepted.texts["register"]["signalen"] == "een\ntwee"
    assert errors_of("F02-A", {**AANMELDING, "signalen": ["een\x00twee"]})["signalen"]
    assert errors_of("F02-A", {**AANMELDING, "aanmelder_naam": ["een\ntwee"]})["aanmelder_naam"]


def test_what_the_page_posts_beside_the_form_is_no_field() -> None:
    extra = {name: ["x"] for name in CONTROL_KEYS - {"uitkomst"}}
    assert accept("F02-A", {**AANMELDING, **extra}).process == accept("F02-A", AANMELDING).process


def test_answers_are_split_by_zone() -> None:
    accepted = accept("F02-A", AANMELDING)
    assert accepted.process == {
        "betreft": "persoon", "leeftijdsgroep": "jongere", "anoniem": True, "opnieuw_aangemeld": "nee",
    }  # fmt: skip
    assert set(accepted.texts) == {"register"}
    assert accept(
        "F19a", {"overlegmoment": ["2026-12-01"], "uur": ["10:00"], "plaats": ["Zaal"]}
    ).process == {"overlegmoment": date(2026, 12, 1)}


def test_an_organisation_has_no_age() -> None:
    accepted = accept("F02-A", {**AANMELDING, "betreft": ["organisatie"]})
    assert accepted.process["leeftijdsgroep"] == "nvt"
    assert errors_of(
        "F02",
        {
            "uitkomst": ["klaar"],
            "kanaal": ["mail"],
            "betreft": ["organisatie"],
            "leeftijdsgroep": ["jongere"],
        },
    )


def test_a_resubmission_needs_new_elements() -> None:
    """INV-26."""
    again = {**AANMELDING, "opnieuw_aangemeld": ["ja"]}
    assert "nieuw" in errors_of("F02-A", again)["nieuwe_elementen"][0]
    assert accept("F02-A", {**again, "nieuwe_elementen": ["Kocht vandaag een mes"]})


def test_a_name_is_asked_only_of_who_gives_it() -> None:
    assert errors_of("F02-A", {**AANMELDING, "anoniem": ["nee"]}).keys() == {"naam"}
    typed_then_withdrawn = accept("F02-A", {**AANMELDING, "naam": ["Marc D."]})
    assert "naam" not in typed_then_withdrawn.texts["register"]
    assert errors_of("F02-B", {"uitkomst": ["meegedeeld"]}).keys() == {"naam"}


def test_only_a_refused_invitation_asks_why() -> None:
    """INV-11."""
    assert errors_of("F06", {"uitkomst": ["neemt_niet_deel"]}).keys() == {"motivering"}
    accepted = accept("F06", {"uitkomst": ["aanvaard"], "deelnemer": ["Tom"], "motivering": ["toch niet"]})
    assert accepted.texts == {"register": {"deelnemer": "Tom"}}


@pytest.mark.parametrize("way", ["niets", "mondeling"])
def test_sharing_nothing_or_by_word_of_mouth_leaves_nothing_at_all(way: str) -> None:
    """INV-10: not even an empty item tells who stayed silent."""
    typed: Raw = {
        **BIJDRAGE,
        "wijze": [way],
        "mag_fiche": ["ja"],
        "delen_met": ["genoemd"],
        "deelnemers": ["p-1"],
    }
    accepted = accept("F08", typed)
    assert (accepted.process, accepted.texts, accepted.rows, accepted.choices) == ({}, {}, {}, {})


def test_boxes_that_nobody_ticked_leave_nothing() -> None:
    assert accept("F19d-punt", {}).texts == {}


def test_a_written_contribution_stays_in_the_own_vault_with_nothing_permitted() -> None:
    accepted = accept("F08", BIJDRAGE)
    assert set(accepted.texts) == {"vault"}
    assert "wijze" not in accepted.texts["vault"]
    assert [accepted.texts["vault"][box] for box in ("mag_verslag", "mag_eigen_dossier", "mag_fiche")] == [
        False
    ] * 3


@pytest.mark.parametrize("category", [str(n) for n in range(1, 15)])
def test_sensitive_categories_need_a_heightened_reason(category: str) -> None:
    raw = {**BIJDRAGE, "categorie": [category], "noodzaak": ["kort"]}
    if category in {"8", "9", "11", "12", "14"}:
        assert "30" in errors_of("F08", raw)["noodzaak"][0]
        assert accept("F08", {**raw, "noodzaak": ["De tafel kan anders niet inschatten welke hulp past."]})
    else:
        assert accept("F08", raw)


def test_a_secret_can_never_be_offered_for_a_fiche() -> None:
    """INV-03."""
    accepted = accept("F08", {**BIJDRAGE, "geheim": ["ja"], "mag_fiche": ["ja"]})
    assert "mag_fiche" not in accepted.texts["vault"]


def test_sharing_with_named_participants_asks_whom() -> None:
    named = {**BIJDRAGE, "delen_met": ["genoemd"]}
    assert errors_of("F08", named).keys() == {"deelnemers"}
    assert errors_of("F08", {**named, "deelnemers": ["p-9"]})["deelnemers"]
    assert accept("F08", {**named, "deelnemers": ["p-1"]}).choices == {"deelnemers": ("p-1",)}


def test_actions_keep_their_number_and_split_by_zone() -> None:
    accepted = accept(
        "F10",
        {**PLAN, "acties-2-uitvoerder": ["org-2"], "acties-2-wat": ["Praten"], "acties-2-aard": ["politie"]},
    )
    assert accepted.rows["acties"] == (
        {"nr": "1", "uitvoerder": "org-1", "aard": "sociaal", "start": "2026-12-01", "eind": "2027-01-10"},
        {"nr": "3", "uitvoerder": "org-2", "aard": "politie"},
    )
    words = accepted.texts["table"]["acties"]
    assert isinstance(words, list)
    assert [(row["nr"], row["wat"], row["uitvoerder"]) for row in words] == [
        ("1", "Schuldhulp", "org-1"),
        ("3", "Praten", "org-2"),
    ]
    assert accepted.process == {"evaluatiedatum": date(2027, 1, 15)}


def test_an_error_in_a_row_is_named_at_its_cell() -> None:
    wrong = {**PLAN, "acties-4-wat": ["Praten"], "acties-0-eind": ["2026-01-01"]}
    assert errors_of("F10", wrong).keys() == {"acties-4-uitvoerder", "acties-4-aard", "acties-0-eind"}


def test_a_plan_has_one_to_twelve_actions() -> None:
    none = {name: texts for name, texts in PLAN.items() if not name.startswith("acties")}
    assert errors_of("F10", none).keys() == {"acties"}
    assert errors_of("F10", {**PLAN, "acties-12-wat": ["Te veel"]}).keys() == {"acties-12-wat"}
    assert accept("F10", {"uitkomst": ["uitgesteld"]}).rows == {"acties": ()}


def test_without_a_purpose_only_closing_remains() -> None:
    """INV-22."""
    raw: Raw = {
        "doel_nog_aanwezig": ["nee"],
        "nut": ["x"],
        "evaluatiedatum": ["2027-01-15"],
    }
    kept: Raw = {"nu_weg": ["nee"]}
    assert errors_of("F12", {**raw, **kept, "uitkomst": ["verder"]}).keys() == {"doel_nog_aanwezig"}
    assert accept("F12", {**raw, "uitkomst": ["afsluiten"]}).process == {"doel_nog_aanwezig": False}
    referred = {**raw, **kept, "uitkomst": ["doorverwijzen"], "ook_hier": ["nee"]}
    assert accept("F12", referred).process == {
        "doel_nog_aanwezig": False,
        "nu_weg": False,
        "ook_hier": False,
    }


def test_nobody_is_present_and_excused() -> None:
    assert errors_of("F19c-dag", {"aanwezig": ["p-1"], "verontschuldigd": ["p-1"]}).keys() == {
        "verontschuldigd"
    }
    assert accept("F19c-dag", {"aanwezig": ["p-1", "p-1"], "verontschuldigd": ["p-2"]}).choices[
        "aanwezig"
    ] == ("p-1",)


def test_extending_asks_everything() -> None:
    """INV-39."""
    assert errors_of("F18", {"uitkomst": ["verlengen"]}).keys() == {
        "aanwijzingen", "objectief", "besproken_op", "einddatum", "beslisser",
    }  # fmt: skip


def test_a_child_under_12_asks_the_exceptional_reason_and_nobody_else() -> None:
    raw = {"uitkomst": ["op_lijst"], "aanwijzingen": ["x"]}
    assert errors_of("F03", raw, context={"leeftijdsgroep": "onder_12"}).keys() == {"uitzonderlijke_redenen"}
    assert LIBRARY.validate("F03", {"uitkomst": ["terug"]}, context={"leeftijdsgroep": "onder_12"})
    assert LIBRARY.validate("F03", raw, context={"leeftijdsgroep": "volwassene"})
    shown = LIBRARY.view("F03", context={"leeftijdsgroep": "volwassene"})
    assert "uitzonderlijke_redenen" not in [field.key for field in shown.fields]


def test_paper_light_asks_decisions_only() -> None:
    assert LIBRARY.validate("F08", {}, CHOICES, zones=PAPER_LIGHT).texts == {}
    assert [c.key for c in LIBRARY.view("F09", zones=PAPER_LIGHT).fields] == ["inlichten"]
    plan = {name: PLAN[name] for name in PLAN if name in {"uitkomst", "evaluatiedatum"} or "acties" in name}
    errors = errors_of("F10", plan, zones=PAPER_LIGHT)
    assert errors.keys() == {"acties-0-wat"}
    del plan["acties-0-wat"]
    assert (
        LIBRARY.validate("F10", plan, CHOICES, zones=PAPER_LIGHT).rows["acties"][0]["uitvoerder"] == "org-1"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [("2030-01-01", "moet nog komen"), ("1026-03-01", "te ver"), ("2026-03-01", None)],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(day: str, words: str | None) -> None:
    raw = {"uitkomst": ["acuut_gevaar"], "gesproken_op": [day]}
    context = {"@vandaag": "2026-03-02"}
    if words is None:
        LIBRARY.validate("F02", raw, CHOICES, context=context)
        return
    with pytest.raises(FormInvalidError) as refused:
        LIBRARY.validate("F02", raw, CHOICES, context=context)
    assert words in str(refused.value.errors["gesproken_op"][0])


def with_column_on_paper() -> Library:
    """Return the forms, with a plan of which paper-light keeps of each text the tick that it is on paper."""
    form = json.loads(FILES["forms/F10.json"])
    [actions] = [each for each in form["components"] if each["type"] == "dynamiclist"]
    for column in actions["components"]:
        if column["properties"]["zone"] != "process":
            column["properties"]["op_papier"] = "Wat er afgesproken is, staat op papier"
    form["components"] = [actions]
    files = {**FILES, "forms/F10.json": json.dumps(form).encode()}
    library = Library()
    library.bundle = Bundle(VersieId(version_of("papier", files)), "papier", files)
    return library


@pytest.mark.parametrize("first", [None, PAPER_LIGHT])
def test_a_column_that_is_a_tick_where_no_texts_are_kept_is_asked_as_it_is_elsewhere(
    first: frozenset[Zone] | None,
) -> None:
    library = with_column_on_paper()
    library.view("F10", zones=first)
    for zones, kind in ((None, "textfield"), (PAPER_LIGHT, "checkbox")):
        [asked] = [c for _, c in library.view("F10", zones=zones).columns() if c.key == "wat"]
        assert asked.type == kind
