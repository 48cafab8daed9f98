"""What is decided is shown: at every decision of every model stands what earlier forms recorded, in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.execution import Bundle, Value
from app.domain.instantie import Taak
from app.procedure.bundle import model_of
from app.procedure.reading import RecordedField, recorded_fields, variables_of
from app.services.deps import Deps
from app.services.loading import Loaded, load_task
from app.services.ports.instanties import Wijziging
from app.services.table.show_table import show_table
from app.services.tasks.decided import recorded
from app.services.tasks.show_task import show_task
from app.services.views.tasks import TaakPagina
from tests.services.conftest import At
from tests.services.installation import Installation

BESLISSERS = frozenset({"burgemeester", "coordinator", "tafel"})
SAID_BY_ITSELF = frozenset({"kwalificatie", "evaluatiedatum", "reden"})
"""What a consensus says in "Dit beslist u samen"."""


def words(page: TaakPagina) -> dict[str, str]:
    return {label: text for _, lines in page.context for label, text in lines}


def values_of(bundle: Bundle, deps: Deps) -> dict[str, Value]:
    """Return a value of every declared variable: one that differs from its words where it has words."""
    found: dict[str, Value] = {}
    for name, variable in variables_of(bundle).items():
        if variable.type == "enum":
            found[name] = next(v for v in variable.values if v != variable.values[v])
        else:
            found[name] = {"boolean": True, "date": date(2026, 3, 1), "integer": 2}[variable.type]
    return found


def test_at_every_decision_of_every_model_stands_what_the_steps_since_the_last_one_recorded(at: At) -> None:
    """Said in words, and never what was recorded before an older decision."""
    inst = at("op_lijst")
    with inst.read() as tx:
        some = load_task(tx, inst.open_tasks()[0].id, lock=False)
        bundles = [tx.versies.find_current(name) for name in ("casus", "bewaring", "overleg", "prescreening")]
    seen = hidden = 0
    for bundle in bundles:
        assert bundle is not None
        fields = recorded_fields(bundle)
        declared = variables_of(bundle)
        filled = values_of(bundle, inst.deps)
        for taak in decisions(bundle, some.taak, inst.deps):
            instantie = replace(some.instantie, variables=filled, versie_id=bundle.version_id)
            before, about = recorded(bundle, Loaded(taak, instantie, None, frozenset(), False))
            told = dict([*before, *about])
            for each in fields:
                of_casus = "bericht aanmelding" in declared[each.variable].writer
                if each.process_id != taak.proces_id and not of_casus:
                    continue
                if taak.kind == "consensus" and each.variable in SAID_BY_ITSELF:
                    continue
                writers = [
                    w for w in fields if w.variable == each.variable and w.process_id == each.process_id
                ]
                if of_casus or any(leads(bundle, w.element_id, taak.element_id) for w in writers):
                    assert asked_as(fields, each) & set(told), (taak.element_id, each)
                    seen += 1
                else:
                    assert not asked_as(fields, each) & set(told), (taak.element_id, each)
                    hidden += 1
                assert each.field not in told, "a label, never a key"
            raw = {v for v in filled.values() if isinstance(v, str)}
            assert not raw & set(told.values()), taak.element_id
    assert seen > 40
    assert hidden > 10


def leads(bundle: Bundle, writer: str, step: str) -> bool:
    """Answer whether one can go from a step to another without passing a decision, as it is drawn."""
    elements = model_of(bundle).elements
    todo, seen = ahead(bundle, writer, ()), set[tuple[str, tuple[str, ...]]]()
    while todo:
        here, called = todo.pop()
        if here == step:
            return True
        if (here, called) not in seen and not elements[here].livc.get("decision"):
            seen.add((here, called))
            todo += ahead(bundle, here, called)
    return False


def ahead(bundle: Bundle, here: str, called: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what may come right after an element: within it, behind it, and behind what it ends."""
    model = model_of(bundle)
    element, processes = model.elements[here], model.processes
    process = processes[element.process_id]
    inside = processes.get(element.called or "")
    within = inside.within(inside.id) if inside else process.within(here)
    starts = [e.id for e in within if e.type == "startEvent"]
    if starts:
        stopped = [(f.target, called) for b in process.boundaries(here) for f in process.outgoing(b.id)]
        return [*stopped, *((start, (*called, here) if inside else called) for start in starts)]
    broken = [here, *(around.id for around in process.enclosing(element))]
    found = [
        (f.target, called) for e in broken for b in process.boundaries(e) for f in process.outgoing(b.id)
    ]
    if element.type != "endEvent":
        return [*found, *((flow.target, called) for flow in process.outgoing(here))]
    if element.scope in process.elements:
        return [*found, *((flow.target, called) for flow in process.outgoing(element.scope))]
    whole = called[-1:] or [e.id for e in model.elements.values() if e.called == process.id]
    return [
        *found,
        *(
            (f.target, called[:-1])
            for w in whole
            for f in processes[model.elements[w].process_id].outgoing(w)
        ),
    ]


@pytest.mark.parametrize(
    ("stage", "element", "kind"),
    [
        ("inbreng", "d_weeg", "weging"),
        ("afsluiten", "a_cons", "consensus"),
        ("evaluatie", "e_eval", "evaluatie"),
    ],
)
def test_an_older_decision_lies_before_nobody(at: At, stage: str, element: str, kind: str) -> None:
    inst = at(stage)
    if stage == "inbreng":
        for name in ("hilde", "joris", "katrien", "ann", "tom"):
            inst.contribute(name)
    page = show_task(inst.actor("joris"), inst.task(element).id, inst.deps)
    assert page.taak.kind == kind
    assert "Opnemen: we volgen dit hier op" not in words(page).values()
    assert "Wat stelt de tafel voor?" not in words(page)


def test_at_the_consensus_to_close_the_table_reads_that_it_closes_and_why(at: At) -> None:
    inst = at("afsluiten")
    agreed = [("Voorstel", "Afsluiten"), ("Waarom sluiten we af?", "Wat we wilden bereiken, is bereikt")]
    page = show_task(inst.actor("joris"), inst.task("a_cons").id, inst.deps)
    assert dict(page.context)["Dit beslist u samen"] == agreed
    assert (
        "Wat we wilden bereiken, is bereikt" not in dict(dict(page.context).get("Dit ligt voor", [])).values()
    )
    table = show_table(inst.actor("tom"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert [dict(p.context)["Dit beslist u samen"] for p in table.tafeltaken] == [agreed]


def test_at_the_interest_of_the_child_the_table_reads_why_it_closes(at: At) -> None:
    inst = at("afsluiten")
    taak = replace(inst.task("a_cons"), element_id="a_belang", kind="belang_kind", form="F17-belang")
    with inst.begin() as tx:
        instantie = tx.instanties.get(taak.instantie_id)
        tx.instanties.keep(instantie, Wijziging([taak], [taak.id], (), (), frozenset()))
    said = words(show_task(inst.actor("joris"), taak.id, inst.deps))
    assert said["Waarom sluiten we af?"] == "Wat we wilden bereiken, is bereikt"
    assert "Wat stelt de tafel voor?" not in said


def asked_as(fields: Sequence[RecordedField], each: RecordedField) -> set[str]:
    """Return the questions that put an answer in the same variable."""
    return {other.label for other in fields if other.variable == each.variable}


def decisions(bundle: Bundle, like: Taak, deps: Deps) -> list[Taak]:
    return [
        replace(like, proces_id=e.process_id, element_id=e.id, kind=e.livc.get("kind", "vrij"), rol=e.role)
        for e in model_of(bundle).elements.values()
        if e.type == "userTask" and e.role in BESLISSERS
    ]


def test_the_burgemeester_sees_whom_he_invites_and_until_when_they_answer(at: At) -> None:
    inst = at("weerhouden")
    inst.step("ann", "id_vrij", "meegedeeld", naam="Verzonnen", geboortedatum="1999-03-04", contact="x")
    tegen = inst.today.replace(month=inst.today.month + 1)
    diensten = [str(inst.org("tom")), str(inst.org("sam"))]
    inst.step("joris", "u_voorstel", "voorgesteld", diensten=diensten, antwoord_tegen=tegen.isoformat())
    page = show_task(inst.actor("hilde"), inst.task("u_uitn").id, inst.deps)
    with inst.read() as tx:
        names = sorted(tx.people.organisatie(inst.org(n)).naam for n in ("tom", "sam"))
    title, lines = page.context[0]
    assert title == "Dit ligt voor"
    assert lines[0] == ("Voorgestelde diensten", ", ".join(names))
    assert f"{tegen:%d-%m-%Y}" in dict(lines).values()
    assert words(page)["Blijft de aanmelding zonder naam?"] == "Nee, de aanmelder gaf de naam"


@pytest.mark.parametrize(("who", "element"), [("joris", "i_gesprek"), ("hilde", "i_lijst")])
def test_the_intake_and_the_list_show_age_and_whether_it_is_anonymous(at: At, who: str, element: str) -> None:
    inst = at("aangemeld")
    if element == "i_lijst":
        inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="jongere", anoniem="ja")
    said = words(show_task(inst.actor(who), inst.task(element).id, inst.deps))
    assert said["Hoe oud is de persoon ongeveer?"] == ("12 tot 17" if element == "i_lijst" else "18 of ouder")
    assert said["Blijft de aanmelding zonder naam?"] == "Ja, zonder naam"
    assert said["Gaat het over een persoon of een organisatie?"] == "Een persoon"
    assert said["Wie meldde aan"] == "Een partner"


def test_the_evaluation_shows_the_plan_also_at_the_table(at: At) -> None:
    inst = at("evaluatie")
    taak = inst.task("e_eval")
    page = show_task(inst.actor("joris"), taak.id, inst.deps)
    said = words(page)
    with inst.read() as tx:
        clb = tx.people.organisatie(inst.org("tom")).naam
    action = next(text for label, text in said.items() if label.startswith("Actie "))
    assert action.lower().startswith(f"{clb} (sociaal".lower())
    assert any("evalu" in label.lower() for label in said)
    table = show_table(inst.actor("joris"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert [p.context for p in table.tafeltaken if p.taak.id == taak.id] == [page.context]


def test_the_words_of_the_plan_are_there_only_for_who_sits_at_the_table_now(at: At) -> None:
    inst = at("plan")
    minor = lay_plan_before_the_child(inst)
    chair = words(show_task(inst.actor("joris"), minor.id, inst.deps))
    assert [
        text for label, text in chair.items() if label.startswith("Actie ") and "wekelijks gesprek" in text
    ]


def lay_plan_before_the_child(inst: Installation) -> Taak:
    """Return the step at which the plan lies on the table: as if the person were a minor."""
    taak = inst.task("p_cons")
    changed = replace(taak, kind="belang_kind", form="F10-belang")
    with inst.begin() as tx:
        instantie = tx.instanties.get(taak.instantie_id)
        tx.instanties.keep(instantie, Wijziging([changed], [taak.id], (), (), frozenset()))
    return changed


def test_a_partner_reads_none_of_this_beside_an_own_step(at: At) -> None:
    inst = at("uitgenodigd")
    page = show_task(inst.actor("tom"), inst.task("r_antw", binding=inst.org("tom")).id, inst.deps)
    assert not {"Dit ligt voor", "Waarover het gaat"} & {title for title, _ in page.context}


def test_what_nobody_answered_yet_is_not_shown_as_an_answer(at: At) -> None:
    inst = at("op_tafel")
    before = show_task(inst.actor("joris"), inst.task("k_kw").id, inst.deps).context
    assert "Dit ligt voor" not in dict(before)
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    after = dict(show_task(inst.actor("joris"), inst.task("k_cons").id, inst.deps).context)
    assert dict(after["Dit beslist u samen"])["Kwalificatie"] == "Opnemen: we volgen dit hier op"
    assert set(dict(after["Dit ligt voor"]).values()) == {"ja"}


def test_who_was_noted_from_outside_is_not_called_a_partner(at: At) -> None:
    inst = at("aangemeld")
    with inst.begin() as tx:
        tx.casussen.save(replace(tx.casussen.find_by_code("2026-01"), aanmelder_id=None))  # type: ignore[type-var]
    said = words(show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps))
    assert said["Wie meldde aan"] == "Iemand van buiten de LIVC-R"
