"""What an edit does to a drawing is told, its inverse tells the mirror, and what only lies elsewhere is not."""

import re

import pytest
from lxml import etree

from app.domain.errors import ModelError
from app.procedure.comparing import changes_between
from app.procedure.edits.give_id import GiveId
from tests.procedure.comparing.files import called_otherwise, mirrored, model, plain, standard
from tests.procedure.editing.looking import HOUSE, canonical
from tests.procedure.editing.test_every_edit import KINDS, Edits

MOST = 5


def only_drawn(one: bytes, other: bytes) -> bool:
    """Answer whether two drawings say the same besides where their shapes lie."""
    return _said(one) == _said(other) and _lanes(one) == _lanes(other)


def _lanes(content: bytes) -> set[tuple[str, str]]:
    lanes = etree.fromstring(content).iter("{*}lane")
    return {(lane.get("id"), each.text) for lane in lanes for each in lane.iter("{*}flowNodeRef")}


def _said(content: bytes) -> list[str]:
    text = re.sub(rb"<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", b"", canonical(content), flags=re.DOTALL)
    text = re.sub(rb"<bpmn:(incoming|outgoing)>[^<]*</bpmn:\1>", b"", text)
    return sorted(re.findall(r"<[^>]*>[^<\s]*", text.decode()))


def test_a_release_beside_itself_has_no_changes() -> None:
    files = standard()
    assert changes_between(files, {name: bytes(content) for name, content in files.items()}) == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", sorted(HOUSE))
def test_every_edit_is_told_and_its_inverse_tells_the_mirror(name: str, kind: Edits) -> None:
    file, content, files = f"{name}/{name}.bpmn", HOUSE[name], standard()
    before = {file: content, f"{name}/variabelen.yaml": files.get(f"{name}/variabelen.yaml", b"")}
    edits, wrong = list(kind(content)), []
    for edit in edits[:: max(1, len(edits) // MOST)]:
        try:
            edited = edit.edited(content, file).content
        except ModelError:
            continue
        changes = changes_between(before, {**before, file: edited})
        back = changes_between({**before, file: edited}, before)
        if bool(changes) == (isinstance(edit, GiveId) or only_drawn(content, edited)):
            wrong.append((edit, "told", [str(each.sentence) for each in changes]))
        if mirrored(changes) != plain(back):
            wrong.append((edit, "mirror", [str(each.sentence) for each in (*changes, *back)]))
    assert wrong == []


@pytest.mark.parametrize("name", sorted(HOUSE))
def test_a_drawing_with_other_ids_says_the_same(name: str) -> None:
    file = f"{name}/{name}.bpmn"
    after = called_otherwise(HOUSE[name])
    assert after != HOUSE[name]
    changes = changes_between({file: HOUSE[name]}, {file: after})
    assert [str(each.sentence) for each in changes] == []


def test_moved_shapes_are_no_changes() -> None:
    for name, content in HOUSE.items():
        moved = re.sub(rb'(<dc:Bounds[^>]* x=")(\d+)', lambda m: m[1] + b"9" + m[2], content)
        assert moved != content
        file = f"{name}/{name}.bpmn"
        assert changes_between({file: content}, {file: moved}) == ()


def test_each_variant_is_told_in_few_sentences() -> None:
    files = standard()
    for name, otherwise in model().variants().items():
        own = {file: otherwise[file] for file in files.keys() & otherwise.keys()}
        changes = changes_between(files, files | own)
        assert 0 < len(changes) < 16, name
        assert mirrored(changes) == plain(changes_between(files | own, files)), name
