"""The person is told only with everybody's yes, and nobody learns who said what (INV-51, INV-48)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.casus import DeelnameStatus
from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.inlichten import VASTE_BOODSCHAP, rol_van
from app.domain.instantie import Taak
from app.domain.people import Lidmaatschap, Persoon, Rol
from app.services.casework.leave_casus import leave_casus
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.casework.show_casus import show_casus
from app.services.loading import casus_zicht, mover_for
from app.services.ports.forms import FormData
from app.services.steps.context import StepContext
from app.services.steps.deelnames import set_status
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.list_to_note import list_to_note
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation

EVERYONE = ("ann", "tom", "hilde", "joris", "katrien")


def send(inst: Installation, name: str, bericht: str) -> None:
    send_signal(SendSignal(inst.actor(name), inst.casus.id, bericht), inst.deps)
    inst.work()


def proposed(inst: Installation, verteller: str = "") -> Installation:
    """Propose it as a deelnemer, and let the coördinator work it out."""
    send(inst, "tom", "inlichten_voorstellen")
    teller = verteller or str(inst.org("tom"))
    inst.step(
        "joris", "j_voorst", "voorgesteld", verteller=teller, wanneer="volgende week", hoe="bij hem thuis"
    )
    return inst


def own(inst: Installation, name: str) -> Taak | None:
    actor = inst.actor(name)
    for taak in inst.open_tasks():
        role = rol_van(taak.binding or "")
        if taak.element_id == "j_akk" and (
            role in actor.eigen_rollen or taak.organisatie_id in actor.organisaties
        ):
            return taak
    return None


def answers(inst: Installation, **given: str) -> None:
    for name, said in given.items():
        taak = own(inst, name)
        assert taak is not None, name
        inst.do(name, taak, akkoord=said)


def all_say(inst: Installation, said: str = "ja") -> None:
    answers(inst, **dict.fromkeys(EVERYONE, said))


def audit(inst: Installation) -> list[tuple[str, object]]:
    with inst.read() as tx:
        return [(row.regel.wat, row.regel.persoon_id) for row in tx.audit.rows(None, 0, 99)]


def stored(inst: Installation) -> str:
    """All that is kept of the proposal beside its words."""
    with inst.read() as tx:
        return repr((tx.inlichtingen.find(inst.casus.id), tx.fiches.bewijzen(inst.casus.id)))


def test_everyone_who_takes_part_is_asked_each_in_the_own_list(at: At) -> None:
    inst = proposed(at("traject"))
    asked = {
        taak.rol if taak.organisatie_id is None else taak.organisatie_id
        for taak in inst.open_tasks()
        if taak.element_id == "j_akk"
    }
    assert asked == {"burgemeester", "coordinator", "information_officer", inst.org("ann"), inst.org("tom")}
    for name in EVERYONE:
        listed = list_tasks(ListTasks(inst.actor(name)), inst.deps).regels
        assert len([line for line in listed if line.taak.element_id == "j_akk"]) == 1, name
    assert own(inst, "lotte") is None
    assert own(inst, "vera") is None


def test_with_everyones_yes_one_person_says_it_and_a_proof_is_kept_without_a_single_answer(at: At) -> None:
    inst = proposed(at("traject"))
    discussed = inst.casus.laatste_bespreking
    all_say(inst)
    taak = inst.task("j_licht")
    assert taak.organisatie_id == inst.org("tom")
    assert "uitkomst='consensus'" in stored(inst)
    assert "akkoord'" not in stored(inst)
    with inst.read() as tx:
        (proof,) = tx.fiches.bewijzen(inst.casus.id)
        kept = [row.regel for row in tx.audit.rows(None, 0, 99) if row.regel.wat == "consensus_informeren"]
    assert [(row.persoon_id, row.items) for row in kept] == [(None, (proof.id,))]
    assert proof.id == proof.kenmerk
    inst.do("tom", taak, "ingelicht")
    assert inst.casus.laatste_bespreking == discussed, "telling is no discussion (INV-38)"
    told = [line.wat for line in show_casus(inst.actor("hilde"), inst.casus.id, inst.deps).tijdlijn]
    assert "De persoon weet dat hij besproken wordt, en niets meer." in told


@pytest.mark.parametrize("wie", EVERYONE)
def test_one_no_and_nobody_is_told_and_nothing_ends_sooner_for_it(at: At, wie: str) -> None:
    """Whose it was shows nowhere: not in what is kept, not on the timeline, not by when it ended."""
    inst = proposed(at("traject"))
    answers(inst, **{wie: "nee"})
    rest = [name for name in EVERYONE if name != wie]
    for name in rest:
        assert own(inst, name) is not None, "the others are asked all the same"
        answers(inst, **{name: "ja"})
    assert "j_licht" not in inst.open_elements()
    told = [line.wat for line in show_casus(inst.actor("hilde"), inst.casus.id, inst.deps).tijdlijn]
    assert str(told[-1]) == "Geen consensus: de persoon wordt niet ingelicht."
    assert stored(inst) == "(None, [])"


def test_until_everyone_answered_the_process_knows_nothing_of_the_answers(at: At) -> None:
    inst, other = proposed(at("traject")), proposed(at("traject"))
    answers(inst, tom="nee", hilde="ja")
    answers(other, tom="ja", hilde="ja")
    assert _variables(inst) == _variables(other)


def _variables(inst: Installation) -> object:
    with inst.read() as tx:
        (found,) = [each for each in tx.instanties.of_slot(inst.casus.id) if each.proces_id == "informeren"]
        return {name: value for name, value in found.variables.items() if "@" not in name}


def test_silence_is_no_and_nobody_is_told_whose(at: At) -> None:
    inst = proposed(at("traject"))
    answers(inst, **dict.fromkeys(EVERYONE[:-1], "ja"))
    inst.later(days=15)
    assert not inst.open_elements() & {"j_akk", "j_licht"}
    told = [line.wat for line in show_casus(inst.actor("joris"), inst.casus.id, inst.deps).tijdlijn]
    assert str(told[-1]) == "Geen consensus: de persoon wordt niet ingelicht."


def test_nobody_learns_who_has_not_answered_the_office_included(at: At) -> None:
    inst = proposed(at("traject"))
    answers(inst, joris="ja", hilde="ja", ann="ja")
    for name in ("joris", "hilde"):
        page = show_casus(inst.actor(name), inst.casus.id, inst.deps)
        waits = [line for line in page.wacht_op if "weten" in str(line.naam)]
        assert {(str(line.wie), line.taak_id) for line in waits} == {("partners kunnen antwoorden", None)}, (
            name
        )
        for taak in inst.open_tasks():
            if taak.element_id == "j_akk":
                with pytest.raises((NotFoundError, NotAllowedError)):
                    show_task(inst.actor(name), taak.id, inst.deps)
    assert not [
        line for line in list_to_note(inst.actor("joris"), inst.deps) if line.taak.element_id == "j_akk"
    ]


def test_who_has_no_account_says_it_by_phone_and_of_who_has_one_nobody_notes_it(at: At) -> None:
    inst = proposed(at("traject"))
    tom, katrien = own(inst, "tom"), own(inst, "katrien")
    assert tom
    assert katrien
    with pytest.raises(NotAllowedError):
        _note(inst, tom)
    with inst.begin() as tx:
        for persoon in tx.people.personen([inst.actor("tom").persoon_id]).values():
            tx.people.save_persoon(_without_account(persoon))
    noted = list_to_note(inst.actor("joris"), inst.deps)
    assert [line.taak.id for line in noted if line.taak.element_id == "j_akk"] == [tom.id]
    _note(inst, tom)
    with pytest.raises(NotAllowedError):
        _note(inst, katrien)


def _without_account(persoon: Persoon) -> Persoon:
    return replace(persoon, email=None)


def _note(inst: Installation, taak: Taak) -> None:
    raw = {"akkoord": ["ja"]}
    complete_task(CompleteTask(inst.actor("joris"), taak.id, raw, "telefoon"), inst.deps)


def test_who_comes_back_on_it_ends_it_and_the_log_names_nobody(at: At) -> None:
    inst = proposed(at("traject"))
    all_say(inst)
    send(inst, "ann", "bezwaar_inlichten")
    assert "j_licht" not in inst.open_elements()
    assert ("bezwaar_inlichten", None) in audit(inst)
    with pytest.raises(NotAllowedError):
        send(inst, "ann", "bezwaar_inlichten")


def test_who_comes_back_on_it_while_it_is_asked_says_no_like_any_other(at: At) -> None:
    inst = proposed(at("traject"))
    answers(inst, ann="ja")
    send(inst, "ann", "bezwaar_inlichten")
    assert own(inst, "tom"), "nothing ended, so nothing shows"
    answers(inst, **dict.fromkeys(("tom", "hilde", "joris", "katrien"), "ja"))
    assert "j_licht" not in inst.open_elements()


def test_the_information_officer_comes_back_on_it_on_the_page_of_the_casus(at: At) -> None:
    """Who is asked by an office finds the casus as long as it runs, and reads no name there."""
    inst = at("traject")
    assert not _finds(inst, "katrien")
    proposed(inst, "rol:information_officer")
    all_say(inst)
    assert inst.task("j_licht").rol == "information_officer"
    page = show_casus(inst.actor("katrien"), inst.casus.id, inst.deps)
    assert page.mag == {"bezwaar_inlichten"}
    assert "gevraagd of de persoon mag weten" in str(page.waarom)
    assert NAAM not in str(page)
    assert not [*page.tijdlijn, *page.deelnemers, *page.kluis]
    assert _finds(inst, "katrien")
    send(inst, "katrien", "bezwaar_inlichten")
    assert "j_licht" not in inst.open_elements()
    with pytest.raises(NotFoundError):
        show_casus(inst.actor("katrien"), inst.casus.id, inst.deps)
    assert not _finds(inst, "katrien")


@pytest.mark.parametrize("name", ["vera", "lotte", "mia", "nora"])
def test_who_is_not_asked_finds_no_casus_by_it(at: At, name: str) -> None:
    inst = proposed(at("traject"))
    assert not _finds(inst, name)
    with pytest.raises(NotFoundError):
        show_casus(inst.actor(name), inst.casus.id, inst.deps)


def _finds(inst: Installation, name: str) -> bool:
    actor = inst.actor(name)
    with inst.read() as tx:
        return bool(tx.casussen.visible(casus_zicht(actor)))


def weighing(at: At) -> Installation:
    inst = at("inbreng")
    send(inst, "joris", "ronde_sluiten")
    return inst


def test_what_the_table_proposes_when_it_weighs_begins_a_proposal(at: At) -> None:
    inst = weighing(at)
    inst.step("joris", "d_weeg", "traject", inlichten="ja")
    assert "j_voorst" in inst.open_elements()
    assert "p_plan" in inst.open_elements(), "the casus does not wait for it"


@pytest.mark.parametrize(("outcome", "said"), [("traject", "nee"), ("uitgesteld", "ja")])
def test_without_a_yes_or_with_a_point_put_off_the_table_proposes_nothing(
    at: At, outcome: str, said: str
) -> None:
    inst = weighing(at)
    inst.step("joris", "d_weeg", outcome, inlichten=said)
    assert "j_voorst" not in inst.open_elements()


def test_the_table_hears_that_one_runs_already(at: At) -> None:
    inst = weighing(at)
    send(inst, "tom", "inlichten_voorstellen")
    with pytest.raises(FormInvalidError) as refused:
        inst.step("joris", "d_weeg", "traject", inlichten="ja")
    assert "er loopt er al een" in str(refused.value.errors["inlichten"])


def test_a_plan_proposes_it_once_the_table_agrees_and_then_no_more(at: At) -> None:
    inst = at("gewogen")
    acties = {"acties-0-uitvoerder": str(inst.org("tom")), "acties-0-wat": "x", "acties-0-aard": "sociaal"}
    day = (inst.today + timedelta(days=30)).isoformat()
    inst.step("joris", "p_plan", "klaar", evaluatiedatum=day, inlichten="ja", **acties)
    assert "j_voorst" not in inst.open_elements()
    inst.agree("p_cons")
    assert "j_voorst" in inst.open_elements()
    inst.step("joris", "j_voorst", "ingetrokken")
    inst.step("joris", "u_dicht")
    inst.later(days=20)
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    inst.step("joris", "e_eval", "verder", doel_nog_aanwezig="ja", evaluatiedatum=_in_a_month(inst))
    inst.agree("e_cons")
    assert "j_voorst" not in inst.open_elements(), "it was proposed for that plan"


def test_what_somebody_proposed_meanwhile_is_the_proposal_of_the_table(at: At) -> None:
    inst = at("gewogen")
    acties = {"acties-0-uitvoerder": str(inst.org("tom")), "acties-0-wat": "x", "acties-0-aard": "sociaal"}
    day = (inst.today + timedelta(days=30)).isoformat()
    inst.step("joris", "p_plan", "klaar", evaluatiedatum=day, inlichten="ja", **acties)
    send(inst, "tom", "inlichten_voorstellen")
    inst.agree("p_cons")
    assert [taak.element_id for taak in inst.open_tasks()].count("j_voorst") == 1
    assert "v_acties" in inst.open_elements()


def _in_a_month(inst: Installation) -> str:
    return (inst.today + timedelta(days=30)).isoformat()


def test_who_was_not_asked_cannot_come_back_on_it(at: At) -> None:
    inst = proposed(at("traject"))
    with pytest.raises(NotFoundError):
        send(inst, "lotte", "bezwaar_inlichten")


def test_who_leaves_need_not_answer_and_the_rest_decides(at: At) -> None:
    inst = proposed(at("traject"), "rol:burgemeester")
    answers(inst, **dict.fromkeys(("ann", "hilde", "joris", "katrien"), "ja"))
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    assert inst.task("j_licht").rol == "burgemeester"


def test_who_joins_was_not_asked_and_so_nobody_is_told(at: At) -> None:
    inst = proposed(at("traject"))
    all_say(inst)
    with inst.begin() as tx:
        taak = inst.task("j_licht")
        instantie = tx.instanties.get(taak.instantie_id)
        mover = mover_for(tx, inst.deps, inst.actor("joris"))
        step = StepContext(mover, taak, instantie, None, None, FormData({}, {}))
        set_status(step, inst.org("lotte"), DeelnameStatus.DEELNEMER, uitgenodigd=True)
    assert "j_licht" not in inst.open_elements()
    told = [str(line.wat) for line in show_casus(inst.actor("hilde"), inst.casus.id, inst.deps).tijdlijn]
    assert told[-1] == "Het voorstel vervalt: de persoon wordt niet ingelicht."


def test_one_at_a_time_and_only_by_who_takes_part(at: At) -> None:
    inst = at("traject")
    with pytest.raises(NotFoundError):
        send(inst, "lotte", "inlichten_voorstellen")
    send(inst, "tom", "inlichten_voorstellen")
    with pytest.raises(NotAllowedError):
        send(inst, "joris", "inlichten_voorstellen")


@pytest.mark.parametrize("stage", ["aangemeld", "op_tafel", "weerhouden"])
def test_nobody_is_told_before_the_casus_was_taken_up_and_the_name_is_known(at: At, stage: str) -> None:
    inst = at(stage)
    with pytest.raises(NotAllowedError):
        send(inst, "joris", "inlichten_voorstellen")


def test_everyone_who_is_asked_and_who_tells_it_reads_the_fixed_words(at: At) -> None:
    inst = proposed(at("traject"))
    for name in EVERYONE:
        taak = own(inst, name)
        assert taak
        said = str(show_task(inst.actor(name), taak.id, inst.deps).context)
        assert VASTE_BOODSCHAP in said
        assert "bij hem thuis" in said
    all_say(inst)
    assert VASTE_BOODSCHAP in str(show_task(inst.actor("tom"), inst.task("j_licht").id, inst.deps).context)


def test_without_an_information_officer_nobody_is_asked(at: At) -> None:
    inst = at("traject")
    send(inst, "tom", "inlichten_voorstellen")
    with inst.begin() as tx:
        for lid, _, _ in tx.people.leden(inst.livc_id, inst.today):
            if lid.rol is Rol.INFORMATION_OFFICER:
                tx.people.save_lidmaatschap(_ended(lid, inst))
    with pytest.raises(ConflictError, match="information officer"):
        inst.step("joris", "j_voorst", "voorgesteld", verteller=str(inst.org("tom")))


def _ended(lid: Lidmaatschap, inst: Installation) -> Lidmaatschap:
    return replace(lid, tot=inst.today - timedelta(days=1))


def test_who_would_tell_it_takes_part(at: At) -> None:
    inst = at("traject")
    send(inst, "tom", "inlichten_voorstellen")
    with pytest.raises(FormInvalidError):
        inst.step("joris", "j_voorst", "voorgesteld", verteller=str(inst.org("lotte")))


def test_when_it_is_over_its_words_are_gone(at: At) -> None:
    inst = proposed(at("traject"))
    with inst.read() as tx:
        assert [i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "inlichten_voorstel"]
    all_say(inst, "nee")
    with inst.read() as tx:
        assert not [i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "inlichten_voorstel"]
        assert tx.inlichtingen.find(inst.casus.id) is None
    send(inst, "joris", "inlichten_voorstellen")


def test_a_yes_or_no_in_private_is_never_kept_half_for_a_colleague_to_read(at: At) -> None:
    inst = proposed(at("traject"))
    taak = own(inst, "tom")
    assert taak
    page = show_task(inst.actor("tom"), taak.id, inst.deps)
    assert not page.bewaart_concept
    assert not page.bewaart_vanzelf
    with pytest.raises(ConflictError, match="nergens half bewaard"):
        save_draft(SaveDraft(inst.actor("tom"), taak.id, {"akkoord": ["nee"]}), inst.deps)
    assert show_task(inst.actor("tom"), taak.id, inst.deps).waarden == {}
