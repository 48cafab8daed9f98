"""A file that another program wrote again says the same, or it does not: nothing in between."""

from pathlib import Path

import pytest
from lxml import etree

from app.domain.errors import ModelError
from app.procedure.drawing_saved.canonical import canonical
from app.procedure.drawing_saved.told import told

FILES = sorted(Path("processes").glob("*/*.bpmn"))
CASUS = Path("processes/casus/casus.bpmn").read_bytes()
LIVC, BPMN = "{urn:livc:bpmn:1}", "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def edited(change):
    root = etree.fromstring(CASUS)
    change(root)
    return etree.tostring(root)


def by_id(root, identifier):
    return root.xpath(f"//*[@id='{identifier}']")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_blanks_comments_order_and_prefixes_say_nothing(path: Path) -> None:
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(remove_blank_text=True))
    for node in root.iter("*"):
        pairs = sorted(node.attrib.items(), reverse=True)
        node.attrib.clear()
        node.attrib.update(pairs)
    root.insert(0, etree.Comment("opnieuw geschreven"))
    again = etree.tostring(root)
    for written in (b"<bpmn:", b"</bpmn:", b'type="bpmn:', b"xmlns:bpmn="):
        again = again.replace(written, written.replace(b"bpmn", b"b"))
    assert again != etree.tostring(root)
    assert canonical("x", again) == canonical("x", path.read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        lambda root: by_id(root, "i_gesprek").set("name", "Anders"),
        lambda root: by_id(root, "i_gesprek").set(f"{LIVC}due", "P6D"),
        lambda root: by_id(root, "i_gesprek").set("{urn:elders}kleur", "rood"),
        lambda root: by_id(root, "g_i_gesprek").attrib.pop("default"),
        lambda root: by_id(root, "i_gesprek").remove(by_id(root, "i_gesprek")[0]),
        lambda root: by_id(root, "g_i_lijst").append(by_id(root, "g_i_lijst")[1]),
    ],
    ids=["name", "ours", "foreign", "default", "consequence", "order of arrows"],
)
def test_whatever_says_something_is_seen(change) -> None:
    assert canonical("x", edited(change)) != canonical("x", CASUS)


def test_a_document_type_is_refused() -> None:
    hostile = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    with pytest.raises(ModelError):
        canonical("x", hostile)


def test_what_changed_is_told_by_name() -> None:
    after = edited(lambda root: by_id(root, "i_gesprek").set(f"{LIVC}due", "P6D"))
    assert told("x", CASUS, after) == "Gewijzigd in de tekening: “Aanmelding samen overlopen”."


def test_what_came_and_went_is_told_and_arrows_only_where_nothing_else_is() -> None:
    def without(root):
        for each in ("i_nood", "flow_g_i_gesprek__acuut_gevaar", "flow_i_nood__i_gesprek"):
            node = by_id(root, each)
            node.getparent().remove(node)

    after = edited(without)
    assert told("x", CASUS, after).startswith("Weg uit de tekening: “Dringend gevaar: bel 112 of 101”.")
    assert told("x", after, CASUS).startswith("Nieuw in de tekening: “Dringend gevaar: bel 112 of 101”.")


def test_what_only_moved_is_no_change_of_the_procedure() -> None:
    moved = (
        CASUS.replace(b'x="328"', b'x="329"') if b'x="328"' in CASUS else CASUS.replace(b'x="', b'x="1', 1)
    )
    assert "verschikt" in told("x", CASUS, moved)


def test_many_changes_are_not_all_listed() -> None:
    def rename(root):
        for node in root.iter(f"{BPMN}userTask"):
            node.set("name", f"{node.get('name')} (nieuw)")

    said = told("x", CASUS, edited(rename))
    assert said.count("“") == 3
    assert said.endswith("en meer.")
