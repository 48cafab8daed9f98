import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.vraag import met_ja
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation

RAW = {"signalen": [NAAM], "leeftijdsgroep": ["jongere"], "uitkomst": ["verstuurd"], "csrf_token": ["x"]}


def half_filled(inst: Installation) -> str:
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    taak = inst.task("q_aanm")
    save_draft(SaveDraft(inst.actor("ann"), taak.id, RAW), inst.deps)
    return taak.id


def test_what_was_typed_comes_back_to_its_owner_without_the_choice(inst: Installation) -> None:
    half_filled(inst)
    page = show_task(inst.actor("ann"), inst.task("q_aanm").id, inst.deps)
    assert dict(page.waarden) == {"signalen": [NAAM], "leeftijdsgroep": ["jongere"]}
    assert page.concept_bewaard_op == inst.now


def test_a_draft_is_encrypted(inst: Installation) -> None:
    half_filled(inst)
    everything = b"".join(p.read_bytes() for p in inst.folder.rglob("*") if p.is_file())
    assert NAAM.encode() not in everything


def test_only_who_may_complete_the_task_keeps_a_draft(inst: Installation) -> None:
    half_filled(inst)
    for name in ("tom", "joris", "hilde"):
        with pytest.raises(NotAllowedError):
            save_draft(SaveDraft(inst.actor(name), inst.task("q_aanm").id, RAW), inst.deps)


def test_the_coordinator_who_may_note_for_someone_reads_no_draft(at: At) -> None:
    inst = at("uitgenodigd")
    taak = inst.task("r_antw", binding=inst.org("tom"))
    save_draft(SaveDraft(inst.actor("tom"), taak.id, {"deelnemer": [NAAM]}), inst.deps)
    assert show_task(inst.actor("tom"), taak.id, inst.deps).waarden
    assert show_task(inst.actor("joris"), taak.id, inst.deps).waarden == {}


def test_a_later_draft_replaces_the_earlier_one_and_completing_removes_it(inst: Installation) -> None:
    half_filled(inst)
    taak, ann = inst.task("q_aanm"), inst.actor("ann")
    save_draft(SaveDraft(ann, taak.id, {"signalen": ["tweede versie"]}), inst.deps)
    assert dict(show_task(ann, taak.id, inst.deps).waarden) == {"signalen": ["tweede versie"]}
    raw = inst.filled("ann", taak, "toch_niet")
    met_ja(lambda ja: complete_task(CompleteTask(ann, taak.id, raw, bevestigd=ja), inst.deps))
    with inst.read() as tx:
        assert not [i for i in tx.items.of_eigenaar(ann.organisatie_id) if i.soort == "concept"]


def test_without_vaults_nothing_is_kept_and_that_is_said(inst: Installation) -> None:
    there = inst.other
    there.do("wies", there.prescreen("wies"), "aanmelden")
    with pytest.raises(ConflictError, match="zonder kluizen"):
        save_draft(SaveDraft(there.actor("wies"), there.task("q_aanm").id, RAW), there.deps)
