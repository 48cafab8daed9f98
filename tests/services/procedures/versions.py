"""Other versions of the procedures of an installation, put in force by editing the text of the drawing."""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.procedure.checking import checked, version_of
from tests.services.installation import Installation

Edit = Callable[[str], str]


def in_force(inst: Installation, proces_id: str) -> Bundle:
    with inst.read() as tx:
        found = tx.versies.find_current(proces_id)
    assert found is not None
    return found


def publish(inst: Installation, proces_id: str, edit: Edit, file: str = "") -> VersieId:
    """Put an edited version in force; every edit changes something and leaves a model without findings."""
    bundle = in_force(inst, proces_id)
    name = file or f"{proces_id}/{proces_id}.bpmn"
    files = {**bundle.files, name: edited(bundle, name, edit)}
    return put_in_force(inst, proces_id, files)


def publish_renumbered(inst: Installation, old: str, new: str, also: Edit = str) -> VersieId:
    """Give a step of the casus another id, and its outcome another name with it, as the checks want."""
    files = dict(in_force(inst, "casus").files)
    for name in ("casus/casus.bpmn", "casus/variabelen.yaml"):
        text = re.sub(rf"\b{old}\b", new, files[name].decode())
        files[name] = (also(text) if name.endswith(".bpmn") else text).encode()
    return put_in_force(inst, "casus", files)


def edited(bundle: Bundle, name: str, edit: Edit) -> bytes:
    """Return a file of a bundle after an edit that changes something."""
    text = bundle.files[name].decode()
    after = edit(text)
    assert after != text
    return after.encode()


def published_before(inst: Installation, proces_id: str, edit: Edit) -> VersieId:
    """Put a version in force as one that was published before today's checks: every file of it is edited."""
    before = in_force(inst, proces_id).files
    files = {name: edit(text.decode()).encode() for name, text in before.items()}
    assert files != before
    return _put(inst, proces_id, files)


def put_in_force(inst: Installation, proces_id: str, files: Mapping[str, bytes]) -> VersieId:
    """Put these files in force; they leave no finding."""
    files = {**files, **_copied_forms(files)}
    assert [str(finding) for finding in checked(files)[1]] == []
    return _put(inst, proces_id, files)


def _put(inst: Installation, proces_id: str, files: Mapping[str, bytes]) -> VersieId:
    new = Bundle(version_of(proces_id, files), proces_id, files)
    with inst.begin() as tx:
        tx.versies.publish(tx.versies.release().with_bundle(new), inst.clock.now())
    return new.version_id


def renamed(element: str, name: str) -> Edit:
    """Give an element another name."""

    def edit(text: str) -> str:
        before, mark, after = text.partition(f'id="{element}" name="')
        _, quote, rest = after.partition('"')
        return before + mark + name + quote + rest

    return edit


def replaced(*pairs: tuple[str, str]) -> Edit:
    """Replace pieces of the text, each of which is there."""

    def edit(text: str) -> str:
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        return text

    return edit


def without(*gone: str) -> Edit:
    """Take elements out of the drawing, with every flow that touches them."""

    def edit(text: str) -> str:
        root = etree.fromstring(text.encode())
        flows = {
            e.get("id")
            for e in root.iter("{*}sequenceFlow")
            if {e.get("sourceRef"), e.get("targetRef")} & set(gone)
        }
        out = flows | set(gone)
        for element in list(root.iter("*")):
            mine = {element.get("id"), element.get("bpmnElement"), (element.text or "").strip()}
            parent = element.getparent()
            if mine & out and parent is not None:
                parent.remove(element)
        return etree.tostring(root, encoding="unicode")

    return edit


def renumbered(old: str, new: str) -> Edit:
    """Give an element another id: for a running casus the old step is gone."""
    return lambda text: re.sub(rf'(?<=["=>]){old}(?=["<])', new, text)


def _copied_forms(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a form for every step that now asks one such as `F02-X`: the same as F02, under that name."""
    drawn = b"".join(content for name, content in files.items() if name.endswith(".bpmn")).decode()
    asked = {key for key in re.findall(r'livc:form="([^"]+)"', drawn) if f"forms/{key}.json" not in files}
    copied = {}
    for key in asked:
        other = key.rpartition("-")[0]
        text = files[f"forms/{other}.json"].decode()
        copied[f"forms/{key}.json"] = text.replace(f'"id": "{other}"', f'"id": "{key}"').encode()
    return copied


def with_choice(text: str) -> str:
    """Let the step that asks to call the emergency services ask something that nothing looks at: a warning."""
    return text.replace(
        'livc:kind="noodroute" ', 'livc:kind="noodroute" livc:result="uitkomst:i_nood" '
    ).replace(
        "variabelen:\n",
        "variabelen:\n  i_nood: {type: enum, waarden: {ja: Ja, nee: Nee}, schrijver: i_nood}\n",
    )


def with_lost_form(text: str) -> str:
    """Let the last step of a casus ask a form that is not there: a fault."""
    return text.replace('livc:form="F17"', 'livc:form="F99"')
