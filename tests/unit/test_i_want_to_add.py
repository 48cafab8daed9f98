"""The table "I want to add" of the README is true: what is added to a copy of the tree as a row says, runs.

Of the Python files that were there only those change that the row names. A kind of step is in
tests/services/steps/test_a_new_kind.py.
"""

import re
import shutil
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from app.procedure.lawful.hard import hash_of
from tests.services.steps.test_a_new_kind import CASUSPAD, ROOT, copy_of_the_tree, run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def row(what: str) -> str:
    """Return what the table says of an addition."""
    [found] = re.findall(rf"^\| {re.escape(what)} \| (.*) \|$", README, re.MULTILINE)
    return str(found)


def add(copy: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = copy / name
        assert not path.exists(), name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def change(copy: Path, name: str, old: str, new: str, said: str) -> None:
    """Change a file that the row of the table names, and no other."""
    assert name in said, f"the table does not name {name}"
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text, old
    (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")


CHECK: Mapping[str, str] = {
    "app/procedure/checks/name_shouts.py": '''"""A step does not shout."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import scopes

SOURCE: Final = "Eigen werking"


def check(model: Model) -> Iterator[Finding]:
    """Yield each step of which the name ends with an exclamation mark."""
    for process, scope in scopes(model):
        for each in process.elements.values():
            if (each.name or "").endswith("!"):
                yield at(process.place_of(scope), "Een stap roept niet.")
''',
    "app/procedure/checks/help/name_shouts.md": """# Een stap roept niet

De naam van een stap eindigt niet op een uitroepteken.

**Waarom.** Wie twee keer per jaar inlogt, schrikt daarvan.

**Herstellen.** Haal het uitroepteken weg.
""",
}


def drawn(name: str) -> Mapping[str, str]:
    """Return the files of a procedure of which the one step has this name."""
    text = (ROOT / "tests/procedure/checks/end_missing/valid.bpmn").read_text(encoding="utf-8")
    assert ' name="a"' in text
    named = text.replace(' name="a"', f' name="{name}"')
    return {"p/p.bpmn": named, "p/variabelen.yaml": "variabelen: {}\n"}


@pytest.mark.slow
def test_a_check_is_new_files_and_nothing_is_told_of_it(tmp_path: Path) -> None:
    said, copy = row("a check on models"), copy_of_the_tree(tmp_path)
    assert all(part in said for part in ("app/procedure/checks/<check_id>.py", "checks/help", "invalid*"))
    add(copy, CHECK)
    for kind, name in (("valid", "Rustig"), ("invalid", "Nu!")):
        models = f"tests/procedure/checks/name_shouts/{kind}"
        add(copy, {f"{models}/{file}": text for file, text in drawn(name).items()})
        code, told = run(copy, *CASUSPAD, "check", models)
        assert (code, "name_shouts: p/p.bpmn" in told) == ((0, False) if kind == "valid" else (1, True)), told
    code, told = run(copy, *CASUSPAD, "check", "processes")
    assert code == 0, told


PAGE: Mapping[str, str] = {
    "app/services/views/dagwoord.py": '''"""What the page of the day is given."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DagPagina:
    """The day of the LIVC-R."""

    dag: date
''',
    "app/services/oversight/show_dag.py": '''"""The day of the LIVC-R, by its own clock."""

from app.domain.people import Actor
from app.services.deps import Deps
from app.services.views.dagwoord import DagPagina


def show_dag(actor: Actor, deps: Deps) -> DagPagina:
    """Return the page."""
    with deps.uow.read(actor.livc_id) as tx:
        return DagPagina(tx.now.day)
''',
    "app/web/dagwoord.py": '''"""The day of the LIVC-R."""

from flask import Blueprint, g, render_template

from app.domain.people import Rol
from app.services.oversight.show_dag import show_dag
from app.web.access import access, deps

bp = Blueprint("dagwoord", __name__)


@bp.get("/dag")
@access(Rol.COORDINATOR)
def dag() -> str:
    """Show it."""
    return render_template("oversight/dag.html", pagina=show_dag(g.wie.actor, deps()))
''',
    "app/web/templates/oversight/dag.html": """{% extends "base.html" %}
{% from "base_macros.html" import kop %}
{% block titel %}{{ _("Welke dag is het?") }}{% endblock %}
{% block inhoud %}{{ kop(_("Welke dag is het?")) }}<p class="govuk-body">{{ pagina.dag | datum }}</p>{% endblock %}
""",
    "tests/web/test_dag.py": """from tests.web.conftest import Visitor


def test_the_coordinator_finds_it_in_the_menu_and_nobody_else_gets_in(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    assert 'href="/dag"' in joris.get("/taken").text
    assert "Welke dag is het?" in joris.get("/dag").text
    assert logged_in("ann").get("/dag").status_code == 403
""",
}


@pytest.mark.slow
def test_a_page_is_new_files_a_line_of_the_menu_and_a_row_of_who_gets_in(tmp_path: Path) -> None:
    said, copy = row("a page"), copy_of_the_tree(tmp_path)
    assert all(part in said for part in ("show_<x>", "app/services/views/<area>.py", "app/web/<area>.py"))
    for name in ("conftest.py", "__init__.py"):
        (copy / "tests/web").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests/web" / name, copy / "tests/web" / name)
    add(copy, PAGE)
    line = '    Ingang("privacy.gegevens",'
    new = '    Ingang("dagwoord.dag", "Welke dag is het?", frozenset({Rol.COORDINATOR})),\n'
    change(copy, "app/web/navigation.py", line, new + line, said)
    assert "tests/access" in said
    code, told = run(copy, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "tests/web/test_dag.py")
    assert code == 0, told
    for path in (ROOT / "app").rglob("*.py"):
        same = (copy / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
        assert same or path.name == "navigation.py", path


HANDLERS: Mapping[str, str] = {
    "app/services/running/messages/rondgang_gehouden.py": '''"""A round was made: what is left to do begins."""

from app.domain.ids import InstantieId, new_id
from app.services.running.acts import Acts, Happen, Start
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Start what is left to do."""
    return (Start(InstantieId(new_id()), "nazorg", {}),)
''',
    "app/services/running/operations/rondgang_melden.py": '''"""That a round was made is told."""

from app.services.running.acts import Acts, Happen
from app.services.running.mailing import to_organisation
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Mail who works at the gemeente."""
    once = f"mail:rondgang:{happening.instantie.id}"
    return (to_organisation(scene, scene.livc.gemeente_id, "herinnering", once),)
''',
}
MESSAGE = """RONDGANG_GEHOUDEN: Final = Message(
    "rondgang_gehouden",
    "de rondgang is voorbij",
    senders=("rondgang",),
    people=(),
    receivers=("nazorg",),
    unheard="refuse",
    starts=True,
)
"""
OPERATION = """
    Operation("rondgang_melden", "laten weten dat er rondgegaan is", frozenset({"rondgang"})),
"""
BEGUN = """_RONDGANG: Final = ProcessQuestion("Gaat u rond?", "", "Begin een rondgang", "U noteert wat nodig is.")
"""
PROCESSES = """
    Process(
        "rondgang",
        "rondgang",
        messages=frozenset({"rondgang_gehouden"}),
        operations=frozenset({"rondgang_melden"}),
        opened_by=frozenset({"coordinator"}),
        begins=_RONDGANG,
    ),
    Process("nazorg", "nazorg", awaits=frozenset({"rondgang_gehouden"})),
"""
WORDS = "app/domain/words"
RULE, HASHES = "processes/rules/geen_zoeken_of_uitvoer.yaml", "app/procedure/lawful/hard.txt"
ROWS = {
    f"{WORDS}/messages.py": (
        "MESSAGES: Final[Mapping[str, Message]] = by_word(",
        MESSAGE,
        " RONDGANG_GEHOUDEN,",
    ),
    f"{WORDS}/operations.py": ("OPERATIONS: Final[Mapping[str, Operation]] = by_word(", "", OPERATION),
    f"{WORDS}/processes.py": ("PROCESSES: Final[Mapping[str, Process]] = by_word(", BEGUN, PROCESSES),
}
BEGINS = """
scenario: Joris gaat rond, en wat overblijft begint vanzelf
begin: 2026-02-02 09:00
stappen:
  - {wie: joris, begint: rondgang}
  - {wie: joris, doet: r_gaan}
  - open: {proces: rondgang, taken: []}
  - open: {proces: nazorg, taken: [n_doen]}
  - {wie: joris, doet: n_doen}
  - open: {proces: nazorg, taken: []}
"""
SAYS = 'livc:message="rondgang_gehouden"'
EVENT = '<bpmn:messageEventDefinition id="{id}_m" messageRef="m"/>'
STEP = 'livc:kind="vrij" livc:vraag="Is dat gedaan?"'
ASKS = "<bpmn:extensionElements><livc:gevolg>Dan volgt de rest.</livc:gevolg></bpmn:extensionElements>"


def procedure(name: str, *nodes: tuple[str, str, str, str]) -> str:
    """Return the drawing of steps one after the other: tag, id, attributes, and what stands in it."""
    ids = [each[1] for each in nodes]
    steps = "".join(
        f'<bpmn:{tag} id="{node}" name="{node}" {more}>{inside.format(id=node)}</bpmn:{tag}>'
        for tag, node, more, inside in nodes
    )
    flows = "".join(
        f'<bpmn:sequenceFlow id="f_{a}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(ids)
    )
    lane = "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in ids)
    shapes = "".join(
        f'<bpmndi:BPMNShape id="{node}_di" bpmnElement="{node}">'
        f'<dc:Bounds x="{200 * at}" y="0" width="100" height="80"/></bpmndi:BPMNShape>'
        for at, node in enumerate(ids)
    )
    shapes += (
        '<bpmndi:BPMNShape id="lane_di" bpmnElement="lane" isHorizontal="true">'
        f'<dc:Bounds x="-50" y="-50" width="{200 * len(ids) + 50}" height="180"/></bpmndi:BPMNShape>'
    )
    edges = "".join(
        f'<bpmndi:BPMNEdge id="f_{a}_di" bpmnElement="f_{a}"><di:waypoint x="{200 * at + 100}" y="40"/>'
        f'<di:waypoint x="{200 * at + 200}" y="40"/></bpmndi:BPMNEdge>'
        for at, (a, _) in enumerate(pairwise(ids))
    )
    return (
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:livc="urn:livc:bpmn:1" '
        'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" '
        f'id="d_{name}" targetNamespace="urn:livc:processes"><bpmn:message id="m" name="rondgang_gehouden"/>'
        f'<bpmn:process id="{name}" isExecutable="true"><bpmn:laneSet id="lanes">'
        f'<bpmn:lane id="lane" name="Coördinator" livc:role="coordinator">{lane}</bpmn:lane></bpmn:laneSet>'
        f'{steps}{flows}</bpmn:process><bpmndi:BPMNDiagram id="di">'
        f'<bpmndi:BPMNPlane id="plane" bpmnElement="{name}">{shapes}{edges}</bpmndi:BPMNPlane>'
        "</bpmndi:BPMNDiagram></bpmn:definitions>"
    )


ROUND = procedure(
    "rondgang",
    ("startEvent", "r_start", "", ""),
    ("userTask", "r_gaan", STEP, ASKS),
    ("serviceTask", "r_melden", 'livc:operatie="rondgang_melden"', ""),
    ("intermediateThrowEvent", "r_over", SAYS, EVENT),
    ("endEvent", "r_end", "", ""),
)
AFTER = procedure(
    "nazorg",
    ("startEvent", "n_start", SAYS, EVENT),
    ("userTask", "n_doen", STEP, ASKS),
    ("endEvent", "n_end", "", ""),
)
PROCEDURES: Mapping[str, str] = {
    "processes/rondgang/rondgang.bpmn": ROUND,
    "processes/rondgang/variabelen.yaml": "variabelen: {}\n",
    "processes/rondgang/README.md": "# Rondgang\n",
    "processes/rondgang/scenarios/rond.yaml": BEGINS.lstrip(),
    "processes/nazorg/nazorg.bpmn": AFTER,
    "processes/nazorg/variabelen.yaml": "variabelen: {}\n",
    "processes/nazorg/README.md": "# Nazorg\n",
}


def with_procedures(copy: Path) -> None:
    """Add two procedures, the message with which one starts the other, and an operation."""
    said = row("a procedure") + row("a message or an operation")
    add(copy, HANDLERS | PROCEDURES)
    for name, (listing, record, line) in ROWS.items():
        change(copy, name, listing, f"{record}{listing}{line}", said)
    before = hash_of((copy / RULE).read_bytes())
    change(copy, RULE, "operation: [", "operation: [rondgang_melden, ", said)
    change(copy, HASHES, before, hash_of((copy / RULE).read_bytes()), said)


@pytest.mark.slow
def test_a_procedure_a_message_and_an_operation_are_new_files_and_their_rows(tmp_path: Path) -> None:
    copy = copy_of_the_tree(tmp_path)
    with_procedures(copy)
    code, told = run(copy, *CASUSPAD, "check", "processes")
    assert code == 0, told
    code, told = run(copy, *CASUSPAD, "scenario", "run", "processes/rondgang", "processes/nazorg")
    assert code == 0, told
    for path in (ROOT / "app").rglob("*.py"):
        same = (copy / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
        assert same or str(path.relative_to(ROOT)) in ROWS, path


@pytest.mark.slow
@pytest.mark.parametrize("left_out", sorted(HANDLERS))
def test_a_message_or_an_operation_that_nothing_carries_out_does_not_run(
    left_out: str, tmp_path: Path
) -> None:
    copy = copy_of_the_tree(tmp_path)
    with_procedures(copy)
    (copy / left_out).unlink()
    code, told = run(copy, *CASUSPAD, "scenario", "run", "processes/rondgang", "processes/nazorg")
    assert code != 0
    assert Path(left_out).stem in told
