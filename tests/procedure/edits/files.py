"""One small edit in the files of a real procedure, as somebody would make it in a modeller."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from app.integrations.procedures_on_disk import FileProcedures

ROOT = Path(__file__).parents[3]
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
LIVC = "{urn:livc:bpmn:1}"
Files = Mapping[str, bytes]
PROCEDURES = FileProcedures(ROOT / "processes", ROOT / "forms")


@dataclass(frozen=True)
class Edit:
    """`words` stand together in one sentence that refuses it."""

    name: str
    files: Files
    words: tuple[str, ...]


def procedures() -> dict[str, Files]:
    """Return the files of every procedure that runs by itself, called ones and forms included."""
    return {name: PROCEDURES.load(name).files for name in PROCEDURES.process_ids()}


def with_xml(files: Files, file: str, change: Callable[[etree._Element], None]) -> Files:
    root = etree.fromstring(files[file])
    change(root)
    return {**files, file: etree.tostring(root, encoding="UTF-8", xml_declaration=True)}


def with_element(files: Files, file: str, element_id: str, change: Callable[[etree._Element], None]) -> Files:
    def find(root: etree._Element) -> None:
        change(root.xpath("//*[@id=$id]", id=element_id)[0])

    return with_xml(files, file, find)


def with_attribute(files: Files, file: str, element_id: str, name: str, value: str) -> Files:
    """Give an element another word; an empty one takes it away. A message goes by that word alone."""

    def change(node: etree._Element) -> None:
        if value:
            node.set(LIVC + name, value)
        else:
            node.attrib.pop(LIVC + name, None)
        if name == "message":
            for each in node.iter(f"{BPMN}messageEventDefinition"):
                each.attrib.pop("messageRef", None)

    return with_element(files, file, element_id, change)


def with_variables(files: Files, change: Callable[[dict[str, Any]], None]) -> Files:
    """Change what is declared, in every list of the procedure."""
    found = dict(files)
    for name in files:
        if name.endswith("variabelen.yaml"):
            data = yaml.load(files[name], yaml.BaseLoader)
            declared = data["variabelen"] or {}
            change(declared)
            found[name] = yaml.safe_dump({"variabelen": declared}, allow_unicode=True).encode()
    return found


def with_form(files: Files, key: str, change: Callable[[list[dict[str, Any]]], None]) -> Files:
    """Change every list of components of a form, groups and rows included."""
    name = f"forms/{key}.json"
    data = json.loads(files[name])

    def inside(components: list[dict[str, Any]]) -> None:
        change(components)
        for each in components:
            if each.get("components"):
                inside(each["components"])

    inside(data["components"])
    return {**files, name: json.dumps(data, ensure_ascii=False, indent=1).encode()}


def name_of(component: dict[str, Any]) -> str:
    return str(component.get("key") or component.get("path") or component.get("id"))


def without(pairs: str, field: str) -> str:
    """Return `livc:result` without one of its pairs."""
    return " ".join(re.findall(rf"(?<!\S)(?!{re.escape(field)}:)\S+", pairs))
