"""What is cited of the law stands in one dated table, under the name that it has on the day."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree

from app.domain.rechtsgronden import RECHTSGRONDEN, Rechtsgrond, aangehaald, na_te_kijken, naam

WORTEL = Path(__file__).parents[2]
NIEUW = date(2026, 4, 8)


@pytest.mark.parametrize("grond", RECHTSGRONDEN.values(), ids=lambda grond: grond.key)
def test_the_versions_follow_each_other_without_a_gap(grond: Rechtsgrond) -> None:
    dagen = [citaat.van for citaat in grond.citaten]
    assert dagen == sorted(set(dagen))
    assert dagen[0] == date.min
    for citaat, volgende in zip(grond.citaten, grond.citaten[1:], strict=False):
        einde = grond.tot(citaat)
        assert einde is not None
        assert grond.op(einde) is citaat
        assert grond.op(einde + timedelta(days=1)) is volgende
    assert grond.tot(grond.citaten[-1]) is None


def test_a_text_cites_by_the_name_of_the_day() -> None:
    tekst = "{sw_casusoverleg}: spreken mag, het moet niet."
    assert aangehaald(tekst, NIEUW - timedelta(days=1)).startswith("Strafwetboek, art. 458ter:")
    assert aangehaald(tekst, NIEUW).startswith("Strafwetboek, art. 353 §2 (vroeger art. 458ter):")
    assert aangehaald("{omzendbrief}.", NIEUW).startswith("Omzendbrief")
    with pytest.raises(KeyError):
        aangehaald("{livcr_99}", NIEUW)


def test_what_nobody_read_says_so() -> None:
    assert na_te_kijken("{livcr_3_1}; {decreet}: wie niet deelneemt, zegt waarom.", NIEUW) == (
        "LIVC-R-decreet van 21 mei 2021",
    )


def test_a_name_that_changed_asks_a_day() -> None:
    assert naam("livcr_3_1") == "LIVC-R-wet (30 juli 2018), art. 3 §1"
    with pytest.raises(ValueError, match="too many values"):
        naam("sw_geheim")


def test_the_law_on_the_livcr_is_never_called_by_its_date_alone() -> None:
    """The law on the protection of personal data has the same date."""
    assert not [
        each.naam for grond in RECHTSGRONDEN.values() for each in grond.citaten if _is_ambiguous(each.naam)
    ]


def _is_ambiguous(genoemd: str) -> bool:
    return "30 juli 2018" in genoemd and "LIVC-R" not in genoemd


def test_every_legal_basis_is_cited_somewhere() -> None:
    paden = [*WORTEL.glob("forms/*.json"), *WORTEL.glob("app/**/*.py")]
    teksten = "".join(pad.read_text() for pad in paden if pad.name != "rechtsgronden.py")
    aangehaalde = set(re.findall(r"[{\"]([a-z]+(?:_\w+)?)[}\"]", teksten))
    assert RECHTSGRONDEN.keys() <= aangehaalde


MET_DE_HAND = re.compile(
    r"\b(wet van \d|decreet van \d|omzendbrief van \d|Strafwetboek\b|AVG, art|, art\. ?\d)|, artikel \d",
    re.IGNORECASE,
)


def test_nothing_that_a_person_reads_cites_the_law_by_hand() -> None:
    shown = {
        str(pad.relative_to(WORTEL)): zinnen
        for pad in sorted(
            [*WORTEL.glob("app/**/*.py"), *WORTEL.glob("app/**/*.html"), *WORTEL.glob("forms/*.json")]
        )
        if pad.name != "rechtsgronden.py"
        and (zinnen := [each for each in _sentences(pad) if MET_DE_HAND.search(each)])
    }
    assert not shown


OP_NAAM = re.compile(
    r"\b(LIVC-R-wet|wet LIVC|LIVC-R-decreet|decreet van|omzendbrief|zakboekje|strategie T|documentatiefiche|"
    r"Strafwetboek|Sw\.|AVG|verdrag|wet van \d|art\. ?\d|artikel \d|INV-\d)",
    re.IGNORECASE,
)
"""What calls a source by its name: an act, a document, an article; and a number that means nothing to a reader."""


@pytest.mark.parametrize("pad", sorted(WORTEL.glob("processes/*/*.bpmn")), ids=lambda pad: pad.stem)
def test_a_drawing_and_its_words_call_a_source_by_a_name_of_the_table(pad: Path) -> None:
    """A drawing has no keys, for every program shows its notes as they are: so the table rules their names."""
    loose = [text for text in _drawn_words(pad) if OP_NAAM.search(_without_names(text))]
    assert not loose


def _drawn_words(pad: Path) -> list[str]:
    """Return the notes of a drawing, what it asks, and what it says that follows."""
    found = etree.fromstring(pad.read_bytes()).iter()
    words = [node for node in found if isinstance(node.tag, str)]
    said = [node.text or "" for node in words if etree.QName(node).localname in {"text", "gevolg"}]
    asked = [value for node in words for name, value in node.attrib.items() if str(name).endswith("vraag")]
    return said + [str(each) for each in asked]


def _without_names(text: str) -> str:
    for grond in RECHTSGRONDEN.values():
        for citaat in grond.citaten:
            text = re.sub(re.escape(citaat.naam), "", text, flags=re.IGNORECASE)
    return text


def test_a_document_cites_by_key_as_a_form_does() -> None:
    templates = sorted(WORTEL.glob("processes/*/*.xml"))
    assert templates
    assert not [pad.name for pad in templates if MET_DE_HAND.search(pad.read_text(encoding="utf-8"))]


def _sentences(pad: Path) -> list[str]:
    """Return what a file may show: its strings that are no docstrings, or the file itself."""
    if pad.suffix != ".py":
        return [pad.read_text()]
    tree = ast.parse(pad.read_text())
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return [node.value for node in constants if isinstance(node.value, str)]
