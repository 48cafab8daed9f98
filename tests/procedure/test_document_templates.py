"""Templates: read strictly, filled with plain values, and never a program."""

from datetime import date

import pytest

from app.domain.document import PieceKind, PrintedDocument, PrintedPiece
from app.domain.errors import ModelError
from app.domain.rechtsgronden import RECHTSGRONDEN, geciteerd
from app.domain.words.documents import DOCUMENTS
from app.procedure.documents import Filling, filled, read_template
from tests.templates_on_disk import sample, templates

DAY = date(2026, 11, 30)


def xml(inside: str, head: str = 'soort="brief" titel="Brief" bij="a"') -> bytes:
    return f'<document xmlns="urn:livc:document:1" {head}>{inside}</document>'.encode()


def document(inside: str, **values: Filling) -> PrintedDocument:
    return filled(read_template("p/brief.xml", xml(inside)), values, DAY)


def texts(inside: str, **values: Filling) -> list[str]:
    return [piece.text for piece in document(inside, **values).pieces]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (xml("<script>1</script>"), "“script” kent een sjabloon niet"),
        (xml("<alinea>a<b>c</b></alinea>"), "staat enkel tekst"),
        (xml("los"), "Zet elke zin in een alinea"),
        (xml("<alinea>a</alinea>los"), "Zet elke zin in een alinea"),
        (xml("<per van='punten'>los</per>"), "Zet elke zin in een alinea"),
        (xml("<alinea/>"), "“alinea” zegt niets"),
        (xml("<alinea onclick='x'>a</alinea>"), "“alinea” kent geen “onclick”"),
        (xml("<alinea als='x' zonder='y'>a</alinea>"), "niet allebei"),
        (xml("<gegeven>a</gegeven>"), "“gegeven” zegt geen “naam”"),
        (xml("<invullen regels='10'>a</invullen>"), "een getal van 1 tot 9"),
        (xml("<alinea regels='2'>a</alinea>"), "“alinea” kent geen “regels”"),
        (xml("<per><alinea>a</alinea></per>"), "“per” zegt geen “van”"),
        (xml("", 'titel="x"'), "“document” zegt geen “soort”"),
        (xml("", 'soort="brief"'), "“document” zegt geen “titel”"),
        (xml("", 'soort="brief" titel="x" href="x"'), "kent geen “href”"),
        (b"<document/>", "Dit is geen sjabloon"),
        (b"geen xml", "geen geldige XML"),
        (b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>' + xml("<alinea>&y;</alinea>"), "DOCTYPE"),
    ],
)
def test_what_no_template_holds_is_refused_with_its_file_and_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(ModelError) as refused:
        read_template("p/brief.xml", content)
    assert said in str(refused.value)
    assert refused.value.file == "p/brief.xml"


def test_a_name_between_braces_is_looked_up_and_what_is_filled_in_is_never_read_as_a_template() -> None:
    assert texts("<alinea>Bel {telefoon}.</alinea>", telefoon="{casus} & <b>") == ["Bel {casus} & <b>."]


def test_a_legal_basis_is_cited_as_it_is_called_on_the_day() -> None:
    for key in RECHTSGRONDEN:
        assert texts(f"<alinea>{{{key}}}</alinea>") == [geciteerd(key, DAY)]


@pytest.mark.parametrize(
    ("condition", "value", "printed"),
    [
        ("als='x'", "ja", True),
        ("als='x'", "", False),
        ("als='x'", None, False),
        ("zonder='x'", "", True),
        ("zonder='x'", "ja", False),
        ("als='x=ja'", "ja", True),
        ("als='x=ja'", "nee", False),
        ("zonder='x=ja'", "nee", True),
        ("zonder='x=ja'", "ja", False),
    ],
)
def test_a_part_is_printed_where_its_condition_holds(
    condition: str, value: str | None, printed: bool
) -> None:
    values: dict[str, Filling] = {} if value is None else {"x": value}
    assert bool(texts(f"<alinea {condition}>a</alinea>", **values)) is printed


def test_a_list_is_repeated_for_each_row_with_what_stands_around_it() -> None:
    inside = "<per van='punten'><kop>{naam} van {dag}</kop><per van='wie'><punt>{wie}</punt></per></per>"
    rows: Filling = [{"naam": "Een", "wie": [{"wie": "An"}, {"wie": "Bo"}]}, {"naam": "Twee", "wie": []}]
    assert texts(inside, dag="vandaag", punten=rows) == ["Een van vandaag", "An", "Bo", "Twee van vandaag"]


def test_a_label_with_nothing_under_it_is_left_out() -> None:
    inside = "<gegeven naam='Telefoon'>{telefoon}</gegeven><invullen>Aan</invullen>"
    assert document(inside, telefoon="").pieces == (PrintedPiece(PieceKind.BLANK, "Aan"),)


def test_what_is_not_there_is_an_error_and_no_empty_place() -> None:
    with pytest.raises(KeyError):
        document("<alinea>{telefoon}</alinea>")


def test_every_kind_of_document_has_a_template_and_each_template_prints_something() -> None:
    found = templates()
    assert {each.kind for each in found} == set(DOCUMENTS)
    for template in found:
        assert len(sample(template).pieces) >= 5, template.place.file
