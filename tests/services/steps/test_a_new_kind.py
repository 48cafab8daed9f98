"""A new kind is new files and no other change: in a copy of the tree one is added, and lives.

What is added stands below: a record, a handler, a form, a step in a drawing with its place and its variables, a
scenario, a test. No Python file that was there changes. Without the record or the handler the copy does not run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PARTS = ("app", "forms", "processes", "migrations", "pyproject.toml")
HELPERS = (
    "tests/*.py",
    "tests/services/conftest.py",
    "tests/services/installation.py",
    "tests/services/fiches.py",
    "tests/services/stages.py",
)
RECORD, HANDLER = "app/domain/words/steps/adviesvraag.py", "app/services/steps/adviesvraag.py"
OWN_TEST = "tests/services/steps/test_adviesvraag.py"

NEW = {
    RECORD: '''"""A partner writes down until when an advice is waited for."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Field, On, StepKind, Written

ADVIESVRAAG = StepKind(
    word="adviesvraag",
    name="adviesvraag",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    fields=(Field("advies_tegen", "process", result="advies_tegen", type="date"),),
    writes=(Written("dagen", "integer"),),
    question="Tegen wanneer verwacht u het advies?",
    consequence="Daarna bespreekt u het signaal opnieuw.",
)
''',
    HANDLER: '''"""A partner writes down until when an advice is waited for."""

from datetime import date

from app.domain.errors import FormInvalidError
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Count the days that are left; the day lies ahead."""
    day, today = step.data.process.get("advies_tegen"), step.mover.tx.now.day
    if not isinstance(day, date) or day <= today:
        raise FormInvalidError({"advies_tegen": ["Kies een dag na vandaag."]})
    return {"dagen": (day - today).days}


HANDLER = Handler(complete)
''',
    "forms/F-advies.json": """{
  "schemaVersion": 19,
  "type": "default",
  "id": "F-advies",
  "properties": {"title": "Advies vragen", "intro": "Vraag zonder naam.", "legal_basis": "Eigen werking."},
  "components": [
    {
      "type": "datetime",
      "id": "Field_advies_tegen",
      "key": "advies_tegen",
      "subtype": "date",
      "dateLabel": "Tegen wanneer?",
      "validate": {"required": true},
      "properties": {"zone": "process", "privacy": "PC0", "melding": "Kies een dag."}
    }
  ]
}
""",
    "processes/prescreening/scenarios/advies-gevraagd.yaml": """scenario: Ann vraagt advies tegen een dag
begin: 2026-02-02 09:00
stappen:
  - {wie: ann, begint: prescreening}
  - {wie: ann, doet: q_besp, kiest: extern_advies}
  - {wie: ann, doet: q_adv}
  - {wie: ann, doet: q_vraag, velden: {advies_tegen: 2026-02-02}, geweigerd: Kies een dag na vandaag}
  - {wie: ann, doet: q_vraag, velden: {advies_tegen: 2026-02-12}}
  - open:
      proces: prescreening
      taken: [q_besp]
  - {wie: ann, doet: q_besp, kiest: acuut_gevaar}
  - {wie: ann, doet: q_nood}
  - {wie: ann, doet: q_besp, kiest: zelf_opnemen}
""",
    OWN_TEST: '''"""The day of an advice lies ahead, and the days until then are counted."""

from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from tests.services.conftest import At


def test_the_days_until_the_advice_are_counted(at: At) -> None:
    inst = at("leeg")
    inst.do("ann", inst.prescreen("ann"), "extern_advies")
    inst.step("ann", "q_adv")
    with pytest.raises(FormInvalidError):
        inst.step("ann", "q_vraag", advies_tegen=inst.today.isoformat())
    inst.step("ann", "q_vraag", advies_tegen=(inst.today + timedelta(days=10)).isoformat())
    with inst.read() as tx:
        [running] = tx.instanties.of_process("prescreening")
    assert running.variables["dagen"] == 10
''',
}
GONE = ("processes/prescreening/scenarios/intern-opgelost.yaml",)
"""Walks the arrow in which the new step is drawn; the new scenario walks the same, and the step."""

STEP = """      <bpmn:userTask id="q_vraag" name="Tegen wanneer verwacht u advies?" livc:kind="adviesvraag"
        livc:form="F-advies" livc:result="advies_tegen:advies_tegen" livc:vraag="Tegen wanneer verwacht u advies?">
        <bpmn:extensionElements>
          <livc:gevolg>Daarna bespreekt u het signaal opnieuw.</livc:gevolg>
        </bpmn:extensionElements>
        <bpmn:incoming>flow_q_adv__q_vraag</bpmn:incoming>
        <bpmn:outgoing>flow_q_vraag__q_besp</bpmn:outgoing>
      </bpmn:userTask>
"""
SHAPE = """      <bpmndi:BPMNShape id="q_vraag_di" bpmnElement="q_vraag">
        <dc:Bounds x="470" y="480" width="140" height="80" />
        <bpmndi:BPMNLabel />
      </bpmndi:BPMNShape>
"""
EDGE = """      <bpmndi:BPMNEdge id="flow_q_adv__q_vraag_di" bpmnElement="flow_q_adv__q_vraag">
        <di:waypoint x="540" y="180" />
        <di:waypoint x="540" y="480" />
      </bpmndi:BPMNEdge>
"""
FLOW = '<bpmn:sequenceFlow id="flow_q_adv__q_vraag" sourceRef="q_adv" targetRef="q_vraag" />\n      '
OLD_FLOW = '<bpmn:sequenceFlow id="flow_q_adv__q_besp" sourceRef="q_adv" targetRef="q_besp" />'
TASK, OLD_SHAPE = '      <bpmn:userTask id="q_adv"', '      <bpmndi:BPMNShape id="q_adv_di"'
OLD_EDGE = '      <bpmndi:BPMNEdge id="flow_q_adv__q_besp_di"'
DRAWN = (
    ("<bpmn:outgoing>flow_q_adv__q_besp<", "<bpmn:outgoing>flow_q_adv__q_vraag<"),
    (OLD_FLOW, FLOW + OLD_FLOW.replace('"q_adv"', '"q_vraag"')),
    (
        "<bpmn:flowNodeRef>q_adv<",
        "<bpmn:flowNodeRef>q_vraag</bpmn:flowNodeRef>\n          <bpmn:flowNodeRef>q_adv<",
    ),
    (TASK, STEP + TASK),
    (OLD_SHAPE, SHAPE + OLD_SHAPE),
    (OLD_EDGE, EDGE + OLD_EDGE),
    ("flow_q_adv__q_besp", "flow_q_vraag__q_besp"),
)
VARIABLES = """  advies_tegen:
    type: date
    schrijver: q_vraag
    omschrijving: Tegen wanneer het advies verwacht wordt
  dagen:
    type: integer
    schrijver: systeem
    omschrijving: Hoeveel dagen dat nog is
"""


def copy_of_the_tree(target: Path) -> Path:
    """Copy what runs, and what a test of a use case stands on."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(
                source, target / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
            )
        else:
            shutil.copy(source, target / part)
    for helper in (each for pattern in HELPERS for each in ROOT.glob(pattern)):
        there = target / helper.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(helper, there)
    return target


def draw(target: Path) -> None:
    """Draw the step behind the one that asks advice, and declare what it writes."""
    model, variables = (
        target / "processes/prescreening" / n for n in ("prescreening.bpmn", "variabelen.yaml")
    )
    text = model.read_text()
    for old, new in DRAWN:
        assert old in text, old
        text = text.replace(old, new)
    model.write_text(text)
    variables.write_text(variables.read_text().rstrip() + "\n" + VARIABLES)


def with_a_new_kind(target: Path, *, without: str = "") -> Path:
    """Add the files of a new kind to a copy, all but one if so asked."""
    copy_of_the_tree(target)
    draw(target)
    for name in GONE:
        (target / name).unlink()
    for name, text in NEW.items():
        path = target / name
        assert not path.exists(), name
        if name != without:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return target


def run(target: Path, *arguments: str) -> tuple[int, str]:
    """Run Python on the copy, as somebody who works there would."""
    home = {"PYTHONPATH": str(target), "CASUSPAD_TEST_DATABASES": "sqlite", "PYTHONDONTWRITEBYTECODE": "1"}
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("CASUSPAD_", "PYTEST_"))
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=target,
        env=known | home,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return done.returncode, done.stdout + done.stderr


LIVED = ("processes/prescreening", "processes/signaleringsoverleg")
CASUSPAD = ("-c", "import sys; from app.cli import main; sys.argv[0] = 'casuspad'; sys.exit(main())")


@pytest.mark.slow
def test_a_new_kind_is_new_files_and_no_other_change(tmp_path: Path) -> None:
    copy = with_a_new_kind(tmp_path)
    for name in (path.relative_to(ROOT) for path in (ROOT / "app").rglob("*.py")):
        assert (copy / name).read_bytes() == (ROOT / name).read_bytes()
    code, said = run(copy, *CASUSPAD, "scenario", "run", *LIVED)
    assert code == 0, said
    code, said = run(copy, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", OWN_TEST)
    assert code == 0, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        (RECORD, "adviesvraag"),
        (HANDLER, "Wat er gebeurt bij een stap “adviesvraag”, staat nergens geschreven"),
    ],
)
def test_without_its_record_or_its_handler_it_does_not_run(
    left_out: str, sentence: str, tmp_path: Path
) -> None:
    copy = with_a_new_kind(tmp_path, without=left_out)
    code, said = run(copy, *CASUSPAD, "scenario", "run", *LIVED)
    assert code != 0
    assert sentence in said
