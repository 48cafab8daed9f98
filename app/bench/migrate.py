"""`migrate`: 5,000 running casussen, looked at and moved to another version of their procedure."""

from collections.abc import Sequence
from time import perf_counter

from app.bench.figures import Figure, Report, Target
from app.bench.place import BenchLivc, place
from app.bench.tools import Tools
from app.domain.casus import Casus, CasusStatus
from app.domain.execution import Bundle, Variables
from app.domain.ids import CasusId, InstantieId, VersieId, new_id
from app.domain.instantie import Instantie
from app.domain.kalender import dag_van
from app.domain.migration import Fate
from app.domain.words.processes import CASUS
from app.services.ports.unit_of_work import Tx
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.procedures.preview_migration import PreviewMigration, VerhuisPagina, preview_migration
from app.services.running.taskrows import open_tasks

CASES = 5000
PER_TRANSACTION = 250
WHO = "joris"
EDITS = (
    ('id="i_gesprek" name="Aanmelding samen overlopen"', 'id="i_gesprek" name="Aanmelding bespreken"'),
    ('name="Beslissen over de casuslijst"', 'name="Komt dit op de lijst?"'),
    ('id="k_kw" name="Kwalificeren"', 'id="k_kw" name="Samen kwalificeren"'),
)
"""What the new version says otherwise: half of the casussen have such a step open."""
STEPS: Sequence[Variables] = ({"i_gesprek": "klaar"}, {"i_lijst": "op_lijst"})
"""What the first tasks decide; a third of the casussen stands at each place."""
SAYS = "<bpmn:extensionElements><livc:gevolg>Dan kijkt iemand het na.</livc:gevolg></bpmn:extensionElements>"
TIMER = (
    '<bpmn:boundaryEvent id="c_jaar" name="Na een jaar" cancelActivity="false" attachedToRef="s_kwal">'
    f'{SAYS}<bpmn:outgoing>flow_c_jaar</bpmn:outgoing><bpmn:timerEventDefinition id="c_jaar_t">'
    '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1Y</bpmn:timeDuration></bpmn:timerEventDefinition>'
    '</bpmn:boundaryEvent><bpmn:userTask id="c_kijk" name="Kijken hoe het staat" livc:kind="vrij" '
    f'livc:role="coordinator" livc:vraag="Hoe staat het?">{SAYS}<bpmn:incoming>flow_c_jaar</bpmn:incoming>'
    "<bpmn:outgoing>flow_c_kijk</bpmn:outgoing>"
    '</bpmn:userTask><bpmn:endEvent id="c_kijk_e"><bpmn:incoming>flow_c_kijk</bpmn:incoming></bpmn:endEvent>'
    '<bpmn:sequenceFlow id="flow_c_jaar" sourceRef="c_jaar" targetRef="c_kijk" />'
    '<bpmn:sequenceFlow id="flow_c_kijk" sourceRef="c_kijk" targetRef="c_kijk_e" />'
)
"""A term that is armed for every casus whose kwalificatie is under way, with what follows from it."""


def migrate(tools: Tools) -> Report:
    """Measure the dry run, then the moves, one casus per transaction."""
    with place() as here:
        fill(here)
        durability = tools.durability(here.settings.database_url)
        version = publish(here)
        begin = perf_counter()
        page = look(here)
        dry = perf_counter() - begin
        slots = [regel.slot for groep in page.groepen for regel in groep.regels]
        stays = sum(len(g.regels) for g in page.groepen if g.plan.outcome is not Fate.MOVES)
        begin = perf_counter()
        for slot in slots[1:]:
            move(here, slot, version)
        took = perf_counter() - begin
        with tools.counting(here.settings.database_url) as counted:
            move(here, slots[0], version)
    return Report(
        "migrate",
        (
            Figure("running casussen", len(slots), "casussen"),
            Figure("dry run", round(dry, 2), "s", Target("<=", 10, commits=0)),
            Figure("casussen that do not move", stays, "casussen", Target("==", 0)),
            Figure("moved", round((len(slots) - 1) / took, 1), "per s", Target(">=", 300, commits=1)),
            Figure("SQL statements per casus", counted.statements, "statements"),
            Figure("commits per casus", counted.commits, "commits", Target("==", 1)),
            Figure("durability", durability, ""),
        ),
    )


def look(here: BenchLivc) -> VerhuisPagina:
    """Return the dry run."""
    return preview_migration(PreviewMigration(here.livc_id, here.actor(WHO), CASUS.word, {}), here.deps)


def move(here: BenchLivc, slot: str, version: VersieId) -> None:
    """Move one casus."""
    migrate_casus(MigrateCasus(here.livc_id, None, CASUS.word, slot, version, {}), here.deps)


def publish(here: BenchLivc) -> VersieId:
    """Put another version of the procedure in force."""
    with here.deps.uow.begin(here.livc_id) as tx:
        old = tx.versies.find_current(CASUS.word)
        if old is None:
            raise LookupError(CASUS.word)
        text = old.files["casus/casus.bpmn"].decode()
        for before, after in EDITS:
            text = text.replace(before, after)
        text = text.replace("</bpmn:process>", TIMER + "</bpmn:process>", 1)
        files = {**old.files, "casus/casus.bpmn": text.encode()}
        new = Bundle(VersieId(new_id()), CASUS.word, files)
        tx.versies.publish(tx.versies.release().with_bundle(new), here.deps.clock.now())
    return new.version_id


def fill(here: BenchLivc) -> None:
    """Start casussen, and walk them to several places."""
    for first in range(0, CASES, PER_TRANSACTION):
        with here.deps.uow.begin(here.livc_id) as tx:
            for number in range(first, min(first + PER_TRANSACTION, CASES)):
                _casus(here, tx, number)


def _casus(here: BenchLivc, tx: Tx, number: int) -> None:
    now, bundle = here.deps.clock.now(), tx.versies.find_current(CASUS.word)
    if bundle is None:
        raise LookupError(CASUS.word)
    today, code = dag_van(now), f"2099-{number:05d}"
    casus = Casus(CasusId(new_id()), here.livc_id, code, CasusStatus.LOPEND, "dossieraanmelding", today, None)
    tx.slots.add(casus.id)
    tx.casussen.save(casus)
    moved = here.deps.engine.start(bundle, InstantieId(new_id()), {"herkomst": "partner"}, {}, now)
    for given in STEPS[: number % (len(STEPS) + 1)]:
        task_id = moved.tasks[0].task_id
        moved = here.deps.engine.complete(bundle, moved.instance, task_id, given, {}, now)
    state = moved.instance
    instantie = Instantie(
        state.instance_id,
        here.livc_id,
        casus.id,
        CASUS.word,
        bundle.version_id,
        state.state,
        state.variables,
        actief=moved.active,
    )
    tx.instanties.save(instantie, open_tasks(tx, instantie, casus, moved), moved.timers, moved.waiting)
