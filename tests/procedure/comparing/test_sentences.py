"""The sentences themselves, as a burgemeester reads them."""

import json

import pytest

from app.procedure.comparing import ChangeKind, changes_between
from app.procedure.edits.add_step import AddStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.edits.set_words import SetAttribute
from app.procedure.reader import read_bpmn
from tests.procedure.comparing.files import ROOT, replaced, standard, told

CASUS = "casus/casus.bpmn"


def edited(file: str, edit: Edit) -> list[str]:
    files = standard()
    return told(files | {file: edit.apply(files[file], file)})


def test_a_deadline_says_how_long_it_is_now_and_was() -> None:
    files = standard()
    name = next(f for f in files if f.endswith(".bpmn") and b"P14D" in files[f])
    said = told(files | {name: files[name].replace(b"P14D", b"P2M", 1)})
    assert len(said) == 1
    assert said[0].endswith("komt nu na 2 maanden in plaats van na 14 dagen.")


def test_a_new_step_says_between_what_it_comes_and_whose_it_is() -> None:
    new = NewStep("Nog eens kijken", livc=(("kind", "vrij"), ("role", "burgemeester")))
    said = edited(CASUS, AddStep("k_kw", "after", new))
    place = "(tussen “Kwalificeren” en “Kan dit voor?”)"
    assert said == [f"Er komt een stap bij: “Nog eens kijken”, door de burgemeester {place}."]


def test_a_step_that_goes_says_where_it_stood() -> None:
    assert edited(CASUS, RemoveStep("d_weeg"))[0].startswith(
        "Er verdwijnt een stap: “Samen wegen, per domein”, door de tafel ("
    )


def test_another_way_says_the_answer_and_both_ends() -> None:
    files = standard()
    process = read_bpmn(CASUS, files[CASUS]).processes[0]
    flow = next(each for each in process.flows.values() if each.source == "x_afsl" and each.condition)
    ends = [e for e in process.elements.values() if e.type == "endEvent" and e.scope == process.id]
    end = next(e for e in ends if e.id != flow.target)
    old = process.elements[flow.target].name
    begin = f"Na “Consensus om af te sluiten?” met het antwoord “{flow.name}”"
    said = edited(CASUS, Redirect(flow.id, end.id))
    assert said == [f"{begin} volgt nu “{end.name}” in plaats van “{old}”."]


def test_who_decides_is_told_by_the_name_of_the_role() -> None:
    assert edited(CASUS, SetAttribute("k_cons", "role", "burgemeester")) == [
        "Wie beslist over “Consensus over de kwalificatie”: nu de burgemeester, vroeger de tafel."
    ]


def test_a_term_on_a_step_is_told_with_its_moment() -> None:
    said = edited(CASUS, SetDeadline("k_kw", "P14D", "k_end", "Te laat", "Het stopt."))
    assert said == ["“Kwalificeren” krijgt een termijn: “Te laat”, na 14 dagen (daarna het einde)."]


def test_a_cell_of_a_table_is_told_with_its_row_and_column() -> None:
    file = "bewaring/bewaartermijn.dmn"
    said = told(replaced(file, 'duration("P2M")</text>', 'duration("P3M")</text>'))
    begin = "In regel 1 van de tabel “Laatste bespreking plus 1 jaar” is “Aankondigen op”"
    year = 'laatste_bespreking + duration("P1Y")'
    assert said == [
        f'{begin} nu “{year} - duration("P3M")”, vroeger “{year} - duration("P2M")”.',
    ]


def test_a_question_of_a_form_is_told_with_its_answers_and_its_zone() -> None:
    files = standard()
    form = json.loads(files["forms/F04.json"])
    first = form["components"][0]
    first["label"] = "Wat stelt u voor?"
    gone = first["values"].pop(0)
    said = told(files | {"forms/F04.json": json.dumps(form).encode()})
    assert "De vraag “Wat stelt de tafel voor?” in “F04 Kwalificeren” luidt nu “Wat stelt u voor?”." in said
    assert (
        f"Bij “Wat stelt u voor?” in “F04 Kwalificeren” kan men “{gone['label']}” niet meer antwoorden."
        in said
    )


def test_a_weaker_zone_is_told() -> None:
    files = standard()
    form = json.loads(files["forms/F08.json"])
    asked = next(each for each in form["components"] if each["properties"].get("zone") == "vault")
    asked["properties"] |= {"zone": "table"}
    said = told(files | {"forms/F08.json": json.dumps(form).encode()})
    assert any("staat nu op tafel" in each and "vroeger in het eigen dossier" in each for each in said)


def test_what_is_remembered_is_told_with_its_words() -> None:
    said = told(replaced("casus/variabelen.yaml", "burger: Een burger", "burger: Iemand uit de buurt"))
    assert said == ["Bij “Wie aanmeldde” (herkomst) heet “Een burger” nu “Iemand uit de buurt”."]


def test_a_document_is_told_with_its_words() -> None:
    files = standard()
    name = next(f for f in sorted(files) if f.endswith("brief_afsluiting.xml"))
    text = files[name].decode()
    title = text.split('titel="')[1].split('"')[0]
    said = told(files | {name: text.replace(f'titel="{title}"', 'titel="Een andere titel"').encode()})
    assert said == [f"Het document “{title}” heet nu “Een andere titel”."]


def test_a_file_that_cannot_be_read_is_told_and_breaks_nothing() -> None:
    for file in (CASUS, "forms/F04.json", "bewaring/bewaartermijn.dmn", "casus/variabelen.yaml"):
        said = told(standard() | {file: b"\x89PNG no file of ours"})
        assert said == [f"Het bestand “{file}” is anders en kan niet gelezen worden."]


def test_files_that_come_and_go_are_told_by_what_they_are() -> None:
    files = standard()
    without = {name: content for name, content in files.items() if name != "forms/F04.json"}
    (gone,) = changes_between(files, without)
    (come,) = changes_between(without, files)
    assert (gone.kind, str(gone.sentence)) == (
        ChangeKind.WEG,
        "Er verdwijnt: het formulier “F04 Kwalificeren”.",
    )
    assert (come.kind, str(come.sentence)) == (
        ChangeKind.ERBIJ,
        "Er komt bij: het formulier “F04 Kwalificeren”.",
    )


@pytest.mark.parametrize("rule", ["zwijgen_jaagt_niemand_op"])
def test_a_rule_is_told_by_its_title(rule: str) -> None:
    content = (ROOT / f"processes/rules/{rule}.yaml").read_bytes()
    title = content.decode().split("titel: ")[1].splitlines()[0]
    other = content.replace(title.encode(), b"Iets anders")
    (change,) = changes_between({f"rules/{rule}.yaml": content}, {f"rules/{rule}.yaml": other})
    assert str(change.sentence) == f"De regel “{title}” heet nu “Iets anders”."
