"""A task: what is asked and why, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.eigenaar import Bezetting
from app.domain.explanation import Explanation, Outcome, deadlines_of, due_of, find_explanation, takes_over
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.item import Item, newest
from app.domain.people import Actor
from app.domain.sentence import Opening, Said, Sentence, given_text
from app.domain.toegang import grond_om_af_te_werken, is_van_het_kantoor, mag_noteren_voor, mag_verloop_zien
from app.domain.verklaring import ensure_gebonden
from app.domain.words.processes import process_of
from app.domain.words.step_kind import Beside, Part
from app.domain.words.steps import has_beside, has_part, kind_of
from app.domain.words.steps.uitnodiging import UITNODIGING
from app.procedure.reading import outcomes_at
from app.services.deps import Deps
from app.services.loading import Loaded, asked_of, ensure_may_see, keeps_texts, load_task, mover_for
from app.services.owners import asks_afterwards, bezetting_of, speaker, why_nobody
from app.services.ports.audit import AuditRegel
from app.services.ports.forms import FieldView, FormView, Options
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.steps.choices import options_for
from app.services.steps.organisaties import (
    mag_organisatie_blijven,
    vraagt_naar_organisatie,
    zonder_organisatie,
)
from app.services.steps.proposed import proposed
from app.services.tasks.context import FOR_THE_OFFICE, FOR_WHOSE_STEP_IT_IS, reader_of, what_is_agreed
from app.services.tasks.decided import decided
from app.services.tasks.drafts import keeps_draft
from app.services.tasks.fiche_beside import drafted_before, is_to_be_taken_out, shown_beside, shows_fiche
from app.services.tasks.known import KnownBeside, with_known
from app.services.tasks.letters import offered
from app.services.tasks.save_draft import owner_of
from app.services.tasks.strategic_beside import strategic_beside
from app.services.telling.agenda import uitleg_van
from app.services.telling.asking import noting_title, outcomes_in, question_in
from app.services.telling.explaining import explanations_of, meanwhile, until_and_then, why
from app.services.telling.fiche_text import warned
from app.services.texts import read_text
from app.services.views.items import Blok, Tekstregel
from app.services.views.tasks import TaakPagina, Wijze

VIA_WOORDEN = {
    "telefoon": "{wie} zei dit aan de telefoon",
    "papier": "{wie} gaf dit op papier",
    "mondeling": "{wie} besliste dit mondeling",
}
TELEFOON = "telefoon_coordinator"
"""A setting of the LIVC-R."""
PUNTEN = "agendapunten"
"""Source of the points of a meeting, in a form."""


def show_task(actor: Actor, task_id: TaskId, deps: Deps) -> TaakPagina:
    """Return the page of a task. Raises `TaskNotOpenError`, `NotFoundError`."""
    with deps.uow.read(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=False)
        found = ensure_may_see(tx, actor, loaded)
        page = task_page(tx, actor, loaded, found, deps)
        bundle = tx.versies.get(loaded.instantie.versie_id)
    explained = explanations_of(deps.engine, bundle, loaded.instantie)
    return _explained(page, explained, follows=loaded.casus is None or mag_verloop_zien(found))


def _explained(page: TaakPagina, every: Sequence[Explanation], *, follows: bool) -> TaakPagina:
    """Add why the task is open and what its deadlines bring; the way here is for who may follow the procedure."""
    own = find_explanation(every, page.taak.id)
    if own is None:
        return page
    timers = deadlines_of(every, own.task_id)
    told = replace(
        page,
        uitkomsten=[_worded(each, page.uitkomsten) for each in own.follows],
        waarom=why(own, page.taak.casus_code, with_choices=follows),
        intussen=[meanwhile(each, page.taak.casus_code) for each in timers if not each.interrupting],
    )
    return _until(told, takes_over(timers))


def _until(page: TaakPagina, deadline: Explanation | None) -> TaakPagina:
    """Add the moment that takes over from the step, and what happens then."""
    if deadline is None:
        return page
    moment, taak = due_of(deadline), page.taak
    said = until_and_then(deadline, moment, taak.id, taak.casus_code)
    return replace(page, tegen=moment, tegen_woorden=said)


def _worded(outcome: Outcome, known: Sequence[Outcome]) -> Outcome:
    """Return an outcome where the task stands, with what follows as a sentence."""
    told = {each.value: each.gevolg for each in known}
    return replace(outcome, gevolg=told.get(outcome.value, ""))


def task_page(tx: Tx, actor: Actor, loaded: Loaded, found: tuple[str, ...], deps: Deps) -> TaakPagina:
    """Build the page; texts that are shown are audited in the same transaction."""
    mover, taak = mover_for(tx, deps, actor), loaded.taak
    grond = grond_om_af_te_werken(actor, taak, loaded.at_table(actor))
    there = bezetting_of(tx, taak.livc_id, mover.now)
    noting = mag_noteren_voor(actor, taak, there) if grond is None else frozenset()
    may_act = grond is not None or bool(noting)
    draft = tx.items.find_concept(taak.id, owner_of(actor, loaded, mover.livc)) if grond else None
    before, beside, read = _read_context(tx, actor, loaded, found, draft, deps)
    options = options_for(mover, loaded)
    form = _with_known(mover, loaded, _form(mover, loaded, options), read, None if noting else actor)
    before_it = {**_row_per_point(form), **proposed(mover, taak), **drafted_before(tx, taak, grond, deps)}
    answers = _values(deps, draft) if draft else before_it
    return TaakPagina(
        taak=taak,
        titel=_title(tx, taak, noting),
        casus=loaded.casus,
        form=form,
        waarden=answers,
        opties=dict(options.known),
        uitkomsten=outcomes_in(
            tx, taak, outcomes_at(mover.bundle(loaded.instantie), taak.proces_id, taak.element_id)
        ),
        waarom=given_text(""),
        context=[*before, *beside],
        beslist=before,
        telefoon=_phone(tx, taak),
        noodnummers=has_beside(taak.kind, Beside.EMERGENCY),
        bewaart_concept=keeps_draft(mover.livc, taak),
        bewaart_vanzelf=_keeps_itself(mover, loaded, draft, grond),
        mag_invullen=may_act,
        waarom_niet=None if may_act else _why_not(loaded, there),
        namens=_ways_of_noting(tx, taak, noting),
        klopt_dit=bool(noting) and asks_afterwards(taak, there),
        tegen=None,
        tegen_woorden=None,
        intussen=(),
        concept_bewaard_op=draft.aangemaakt if draft else None,
        versie_id=loaded.instantie.versie_id,
        paper_light=not keeps_texts(mover.livc, taak),
        punt=uitleg_van(tx, taak),
        brieven=offered(tx, loaded, deps) if may_act else (),
        op_te_halen=is_to_be_taken_out(taak, grond),
    )


def _title(tx: Tx, taak: Taak, noting: frozenset[str]) -> Said:
    return noting_title(tx, taak) if noting else question_in(tx, taak)


def _with_known(
    mover: Mover, loaded: Loaded, form: FormView | None, read: Sequence[Item], actor: Actor | None
) -> FormView | None:
    """Return the form with what is known filled in; of whom it is noted for, nothing is."""
    if form is None:
        return None
    told = asked_of(mover, loaded).context
    return with_known(form, KnownBeside(mover.tx, mover.deps.keys, told, read, actor, loaded.taak.casus_id))


def _phone(tx: Tx, taak: Taak) -> str | None:
    return tx.livcs.instelling(taak.livc_id, TELEFOON) if has_beside(taak.kind, Beside.PHONE) else None


def _keeps_itself(mover: Mover, loaded: Loaded, draft: Item | None, grond: str | None) -> bool:
    """Answer whether a half-filled form is kept unasked: never at the table, in a denkhulp once it was asked."""
    taak = loaded.taak
    if grond is None or not keeps_draft(mover.livc, taak):
        return False
    return process_of(taak.proces_id).leaves_trace or draft is not None


def _ways_of_noting(tx: Tx, taak: Taak, noting: frozenset[str]) -> list[Wijze]:
    return [Wijze(via, Sentence(VIA_WOORDEN[via], wie=speaker(tx, taak))) for via in sorted(noting)]


def _read_context(
    tx: Tx, actor: Actor, loaded: Loaded, found: Sequence[str], draft: Item | None, deps: Deps
) -> tuple[list[Blok], list[Blok], list[Item]]:
    """Return what is decided, what stands beside it, and its items; all that is read is one audit row."""
    before, lying = decided(tx, actor, loaded, found, deps)
    if shows_fiche(loaded.taak):
        beside, read_beside = shown_beside(tx, actor, loaded, deps)
    else:
        beside, read_beside = _context(tx, actor, loaded, found, deps)
        beside = [*warned(tx, loaded.taak), *beside]
    read = [*lying, *read_beside]
    if draft and loaded.casus:
        read.append(draft)
    ensure_gebonden(actor, [item for item in read if item.kind != UITNODIGING.word])
    if read:
        _audit(tx, actor, loaded, read, found, deps)
    return before, beside, read_beside


def _form(mover: Mover, loaded: Loaded, options: Options) -> FormView | None:
    if loaded.taak.form is None:
        return None
    scope = asked_of(mover, loaded)
    bundle = mover.bundle(loaded.instantie)
    form = mover.deps.forms.view(bundle, loaded.taak.form, options, context=scope.context, zones=scope.zones)
    if not vraagt_naar_organisatie(form):
        return form
    stays = mag_organisatie_blijven(mover.tx, mover.livc.id, loaded.instantie.variables)
    return form if stays else zonder_organisatie(form)


def _row_per_point(form: FormView | None) -> Mapping[str, object]:
    """Return a row for each point of the agenda, in a form that asks something per point."""
    rows: dict[str, object] = {}
    for field, column in form.columns() if form else ():
        if column.properties.get("bron") == PUNTEN:
            rows |= _rows_of(field, column)
    return rows


def _rows_of(field: FieldView, column: FieldView) -> Mapping[str, object]:
    points = column.options[: field.max_rows]
    return {f"{field.key}-{nr}-{column.key}": [value] for nr, (value, _) in enumerate(points)}


def _values(deps: Deps, draft: Item) -> Mapping[str, object]:
    raw = read_text(deps.keys, draft).get("raw")
    return dict(raw) if isinstance(raw, dict) else {}


def _why_not(loaded: Loaded, there: Bezetting) -> Sentence:
    if loaded.taak.rol == "tafel":
        return Sentence("Dit gebeurt aan tafel, zodra de voorzitter het punt opent.")
    nobody = why_nobody(loaded.taak, there)
    if nobody:
        return Opening("{reden}.", reden=nobody)
    return Sentence("Deze stap is voor iemand anders.")


def _context(
    tx: Tx, actor: Actor, loaded: Loaded, found: Sequence[str], deps: Deps
) -> tuple[list[Blok], list[Item]]:
    """Return the texts that this step needs and this actor may read, with their items."""
    casus, kind = loaded.casus, kind_of(loaded.taak.kind)
    if Beside.STRATEGIC in kind.beside:
        return strategic_beside(tx, loaded, deps)
    if casus is None:
        return _own_action(tx, actor, loaded, deps)
    if Beside.AGREED in kind.beside:
        return what_is_agreed(tx, loaded, casus), []
    asked = reader_of(FOR_WHOSE_STEP_IT_IS, kind)
    if asked:
        return asked(tx, casus, deps, loaded.taak.sinds)
    if kind.declinable:
        return _own_action(tx, actor, loaded, deps)
    read = reader_of(FOR_THE_OFFICE, kind) if is_van_het_kantoor(found) else None
    return read(tx, casus, deps) if read else ([], [])


def _own_action(tx: Tx, actor: Actor, loaded: Loaded, deps: Deps) -> tuple[list[Blok], list[Item]]:
    """Return the agreed words of an own action, from the plan in the own vault."""
    taak = loaded.taak
    plan = _own_plan(tx, actor, taak) if has_beside(taak.kind, Beside.OWN_ACTION) else None
    if plan is None:
        return [], []
    rows = read_text(deps.keys, plan).get("acties")
    agreed = rows if isinstance(rows, list) else []
    mine = [row for row in agreed if row.get("uitvoerder") == taak.organisatie_id]
    if not mine:
        return [], []
    lines: list[Tekstregel] = [
        Tekstregel(Sentence("Wat er is afgesproken"), str(row.get("wat", ""))) for row in mine
    ]
    return [Blok(Sentence("Uit het trajectplan"), lines)], [plan]


def _own_plan(tx: Tx, actor: Actor, taak: Taak) -> Item | None:
    """Return the last plan in the vault of the organisation whose step this is, for who belongs to it."""
    owner = taak.organisatie_id
    if taak.casus_id is None or owner is None or owner not in actor.organisaties:
        return None
    kept = tx.items.of_casus(taak.casus_id, "vault", owner)
    return newest(item for item in kept if has_part(item.kind, Part.PLANNING))


def _audit(
    tx: Tx, actor: Actor, loaded: Loaded, shown: Sequence[Item], found: Sequence[str], deps: Deps
) -> None:
    tx.audit.record(
        AuditRegel(
            deps.clock.now(),
            "lezen",
            "taak_gelezen",
            ", ".join(found) or "eigen stap",
            actor.persoon_id,
            actor.organisatie_id,
            loaded.taak.casus_id,
            tuple(item.id for item in shown),
        )
    )
