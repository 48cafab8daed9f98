"""A task without an owner goes to nobody: seen, mailed, counted, claimed, drafted and completed by no stranger."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import CasusId, OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.people import Rol
from app.services.casework.list_casussen import list_casussen
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.casework.show_casus import show_casus
from app.services.oversight.show_beheer import show_beheer
from app.services.ports.instanties import Wijziging
from app.services.tasks.claim_task import claim_task
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.count_tasks import count_tasks
from app.services.tasks.hand_over_task import hand_over_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.release_task import release_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from app.services.telling.asking import noting_title, question
from tests.services.conftest import At
from tests.services.installation import Installation

MENSEN = ("hilde", "joris", "katrien", "vera", "ann", "tom", "mia", "nora", "bert")


def titles(inst: Installation, name: str) -> list[str]:
    return [r.titel for r in list_tasks(ListTasks(inst.actor(name)), inst.deps).regels]


@pytest.fixture
def outsider(at: At) -> Installation:
    """A casus that somebody from outside told the coördinator; the table took it up, and the name is asked."""
    inst = at("weerhouden")
    casus = replace(inst.casus, aanmelder_id=None)
    with inst.begin() as tx:
        tx.casussen.save(casus)
    keep(inst, replace(inst.task("id_vrij"), organisatie_id=None))
    return inst


def keep(inst: Installation, changed: Taak) -> None:
    """Change one open task where it stands, as a database from before would hold it."""
    with inst.begin() as tx:
        instantie = tx.instanties.get(changed.instantie_id)
        tx.instanties.keep(instantie, Wijziging([changed], [changed.id], (), (), frozenset()))


def strangers(inst: Installation, *but: str) -> Iterator[str]:
    yield from (name for name in MENSEN if name not in but)


def test_what_an_outsider_would_say_is_noted_by_the_coordinator_and_by_nobody_else(
    outsider: Installation,
) -> None:
    inst, taak = outsider, outsider.task("id_vrij")
    answers = {"uitkomst": ["meegedeeld"], "naam": ["Kanarie Verzonnen-Naam"]}
    for name in strangers(inst, "joris"):
        who = inst.actor(name)
        assert not [t for t in titles(inst, name) if "Naam meedelen" in t]
        for via in (None, "telefoon"):
            with pytest.raises(NotAllowedError):
                complete_task(CompleteTask(who, taak.id, answers, via), inst.deps)
        with pytest.raises(NotAllowedError):
            claim_task(who, taak.id, inst.deps)
        with pytest.raises(NotAllowedError):
            save_draft(SaveDraft(who, taak.id, answers), inst.deps)
        if name != "hilde":
            with pytest.raises(NotFoundError):
                show_task(who, taak.id, inst.deps)


def test_the_coordinator_finds_it_in_the_own_list_and_says_how_it_was_told(outsider: Installation) -> None:
    inst, taak, joris = outsider, outsider.task("id_vrij"), outsider.actor("joris")
    before = count_tasks(joris, inst.deps)
    assert [t for t in titles(inst, "joris") if t.startswith("Noteer wat de aanmelder zei")]
    page = show_task(joris, taak.id, inst.deps)
    assert page.titel.startswith("Noteer wat de aanmelder zei")
    assert dict(page.namens) == {
        "telefoon": "de aanmelder zei dit aan de telefoon", "papier": "de aanmelder gaf dit op papier"
    }  # fmt: skip
    assert not page.klopt_dit
    with pytest.raises(FormInvalidError):
        inst.do("joris", taak, "niet_meegedeeld")
    claim_task(joris, taak.id, inst.deps)
    release_task(joris, taak.id, inst.deps)
    with pytest.raises(NotAllowedError):
        hand_over_task(joris, taak.id, inst.actor("tom").persoon_id, inst.deps)
    inst.do("joris", taak, "meegedeeld", "telefoon", naam="Kanarie Verzonnen-Naam")
    assert count_tasks(joris, inst.deps) == before, "the next step is his as well"
    assert inst.variables["anoniem"] is False
    with inst.read() as tx:
        grounds = [r.regel.grond for r in tx.audit.rows(None, 0, 20)]
        people = [inst.actor(name).persoon_id for name in MENSEN]
        asked = [
            b for p in people for b in tx.tafel.bevestigingen(p, frozenset({"partner"})) if taak.naam in b.wat
        ]
    assert "gezegd door de aanmelder, genoteerd door de coördinator (telefoon)" in grounds
    assert not asked, "no partner is asked to confirm what an outsider said"


def test_what_waits_on_the_coordinator_to_be_noted_is_said_to_wait_on_the_coordinator(
    outsider: Installation,
) -> None:
    inst, joris = outsider, outsider.actor("joris")
    page = show_casus(joris, inst.casus.id, inst.deps)
    told, asked = {line.naam: line.wie for line in page.wacht_op}, "Wilt u de naam geven bij casus 2026-01?"
    assert told[asked] == "coördinator, die noteert wat de aanmelder zegt"
    ball = list_casussen(joris, inst.deps).wacht_op[inst.casus.id]
    assert f"coördinator, die noteert wat de aanmelder zegt: {asked}" in ball


def test_a_noted_aanmelding_of_an_outsider_brings_no_partner_a_task_or_a_mail(at: At) -> None:
    inst = at("leeg")
    raw = {"aanmelder_naam": ["Buur"], "aanmelder_contact": ["0400"], "signalen": ["Iets"],
           "betreft": ["persoon"], "leeftijdsgroep": ["volwassene"], "anoniem": ["ja"],
           "opnieuw_aangemeld": ["nee"]}  # fmt: skip
    record_aanmelding(RecordAanmelding(inst.actor("joris"), None, "telefoon", raw), inst.deps)
    inst.work()
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "op_lijst")
    inst.meet("hilde", "joris", "katrien")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden", doel_besproken="ja",
              signalen_besproken="ja", orgaan_besproken="ja")  # fmt: skip
    sent = len(inst.mailer.sent)
    inst.agree("k_cons", reden="Zij belden af, verzonnen.")
    taak = inst.task("id_vrij")
    assert (taak.organisatie_id, taak.persoon_id) == (None, None)
    mailed = {mail.to for mail in inst.mailer.sent[sent:]}
    assert not {m for m in mailed if m.startswith(("tom@", "ann@"))}
    for name in strangers(inst, "joris"):
        assert not [t for t in titles(inst, name) if "Naam meedelen" in t]
    assert [t for t in titles(inst, "joris") if t.startswith("Noteer wat de aanmelder zei")]


def test_a_row_from_before_without_an_owner_is_read_by_the_same_rule(at: At) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("tom"))
    keep(inst, replace(taak, organisatie_id=None))
    for name in MENSEN:
        regels = list_tasks(ListTasks(inst.actor(name)), inst.deps).regels
        assert taak.id not in {r.taak.id for r in regels}
        with pytest.raises((NotAllowedError, NotFoundError)):
            complete_task(CompleteTask(inst.actor(name), taak.id, {"uitkomst": ["aanvaard"]}), inst.deps)
    page = show_task(inst.actor("joris"), taak.id, inst.deps)
    assert not page.mag_invullen
    assert "Casuspad weet niet van welke organisatie deze stap is" in (page.waarom_niet or "")


@pytest.mark.parametrize("gone", [OrganisatieId("onbekend"), None])
def test_a_binding_to_nobody_is_shown_as_blocked_on_the_casus(at: At, gone: OrganisatieId | None) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("tom"))
    keep(inst, replace(taak, organisatie_id=gone))
    for name in ("joris", "hilde"):
        lines = show_casus(inst.actor(name), inst.casus.id, inst.deps).wacht_op
        assert [line for line in lines if "niemand kan dit nu doen" in line.wie]


def leave(inst: Installation, name: str) -> None:
    """End the memberships of a person, yesterday."""
    rows = inst.actor(name).lidmaatschappen
    with inst.begin() as tx:
        for lid in rows:
            tx.people.save_lidmaatschap(replace(lid, tot=lid.van))


def test_a_service_whose_members_all_left_is_noted_for_and_named(at: At) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("tom"))
    name = inst.org("tom")
    leave(inst, "tom")
    with inst.read() as tx:
        title = noting_title(tx, taak)
    assert title in titles(inst, "joris")
    for other in strangers(inst, "joris", "tom"):
        assert not [t for t in titles(inst, other) if t == title]
    own = show_casus(inst.actor("joris"), inst.casus.id, inst.deps).open_taken
    assert title in [r.titel for r in own], "a link per service"
    inst.do("joris", taak, "aanvaard", "telefoon")
    with inst.read() as tx:
        rows = {d.organisatie_id: d.status.value for d in tx.casussen.deelnames(inst.casus.id)}
    assert rows[name] == "deelnemer"


def test_while_a_service_has_an_account_its_answer_is_in_no_other_list(at: At) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("tom"))
    for other in strangers(inst, "tom"):
        assert not [r for r in list_tasks(ListTasks(inst.actor(other)), inst.deps).regels if r.taak == taak]


@pytest.mark.parametrize("stage", ["aangemeld", "weerhouden", "uitgenodigd", "traject"])
def test_to_whom_a_task_can_be_handed_can_do_it_and_gets_it(at: At, stage: str) -> None:
    inst = at(stage)
    for name in MENSEN:
        page = list_tasks(ListTasks(inst.actor(name)), inst.deps)
        for task_id, people in page.collega_s.items():
            for persoon_id, _ in people:
                hand_over_task(inst.actor(name), task_id, PersoonId(persoon_id), inst.deps)


def test_a_step_of_the_burgemeester_waits_for_a_burgemeester_and_is_told(at: At) -> None:
    inst = at("aangemeld")
    leave(inst, "hilde")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    taak = inst.task("i_lijst")
    rest = [n for n in MENSEN if n != "hilde"]
    for name in rest:
        assert not [t for t in titles(inst, name) if str(question(taak, {})) in t]
    with pytest.raises(NotAllowedError):
        complete_task(
            CompleteTask(inst.actor("joris"), taak.id, {"uitkomst": ["op_lijst"]}, "mondeling"), inst.deps
        )
    lines = show_casus(inst.actor("joris"), inst.casus.id, inst.deps).wacht_op
    assert "niemand kan dit nu doen: er is geen burgemeester in deze LIVC-R" in [line.wie for line in lines]
    incidents = show_beheer(inst.actor("bert"), inst.deps).incidenten
    assert [i for i in incidents if "er is geen burgemeester in deze LIVC-R" in i.waarom]
    lid = replace(inst.actor("mia").lidmaatschappen[0], rol=Rol.BURGEMEESTER)
    with inst.begin() as tx:
        tx.people.save_lidmaatschap(lid)
    assert question(taak, {}) in titles(inst, "mia"), "as soon as someone holds the role, it is theirs"


def test_an_own_file_is_decided_on_by_its_owner_and_never_noted(at: At) -> None:
    inst = at("afgesloten")
    inst.later(days=340)
    own = [t for t in inst.open_tasks() if t.kind == "verlenging" and t.organisatie_id == inst.org("tom")]
    for taak in own:
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor("joris"), taak.id, {}, "telefoon"), inst.deps)
    assert CasusId(own[0].casus_id or "") == inst.casus.id
