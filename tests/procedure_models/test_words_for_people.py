"""What the real procedures ask and say: one thing each, in words that a counsellor speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.bundle import model_of
from app.procedure.model import Element
from app.procedure.reading import outcomes_at

ROOT = Path(__file__).parents[2]
PROCEDURES = FileProcedures(ROOT / "processes", ROOT / "forms")
JARGON = ("vrijgave", "bekeken", "dan volgt", "(n)", "systeem", "“", "stap", "procedure", "token", "kwalific")
"""What nobody says at a counter."""


def said() -> Iterator[tuple[str, str]]:
    """Yield every sentence on what follows from an outcome or a moment, with its place."""
    for name in PROCEDURES.process_ids():
        bundle = PROCEDURES.load(name)
        for element in model_of(bundle).elements.values():
            if element.type == "userTask":
                for outcome in outcomes_at(bundle, element.process_id, element.id):
                    yield f"{element.id} {outcome.value}", outcome.gevolg
            elif element.event == "timer":
                yield element.id, "".join(each.text for each in element.consequences)


def asked() -> Iterator[Element]:
    for name in PROCEDURES.process_ids():
        yield from (e for e in model_of(PROCEDURES.load(name)).elements.values() if e.type == "userTask")


def test_every_step_asks_one_short_question() -> None:
    for element in asked():
        assert re.fullmatch(r"[A-Z][^.?!]+\?", element.question), element.id
        assert len(element.question) <= 80, element.id


def test_what_follows_is_one_way_in_a_few_words_and_no_jargon() -> None:
    names = {name for each in asked() for name in (each.name, each.name.lower()) if " " in name}
    for place, text in said():
        assert text.endswith("."), place
        assert len(text) <= 130, place
        assert not [word for word in JARGON if word in text.lower()], (place, text)
        assert not [name for name in names if name in text], (place, text)
        assert " of volgt" not in text, place


def test_no_name_on_a_drawing_carries_a_mark_of_ours() -> None:
    for path in sorted((ROOT / "processes").glob("*/*.bpmn")):
        names = re.findall(r'name="([^"]*)"', path.read_text(encoding="utf-8"))
        assert not [name for name in names if "(N)" in name or "(systeem)" in name], path
