"""A drawing in which some shapes are called otherwise, or ask their question in other words; nothing moves."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.xml import LIVC, read_xml, written

NAME: Final = "name"
QUESTION: Final = f"{{{LIVC}}}vraag"


def called_otherwise(file: str, content: bytes, names: Mapping[str, str], attribute: str) -> bytes:
    """Return the file with other words; raises `ModelError` for a shape that is not there or says nothing."""
    root = read_xml(file, content)
    shapes: dict[str, etree._Element] = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    for identifier, words in names.items():
        shape = shapes.get(identifier)
        if shape is None or shape.get(attribute) is None:
            raise ModelError(
                'In "{bestand}" heeft niets met de id "{id}" zulke woorden.',
                file=file,
                bestand=file,
                id=identifier,
            )
        shape.set(attribute, words)
    return written(root)
