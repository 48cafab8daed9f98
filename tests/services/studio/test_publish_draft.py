"""Four eyes: a draft comes in force by someone who did not work on it, and what runs follows in the background."""

from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Rol
from app.domain.publicatie import PublicatieStatus
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.studio.list_drafts import list_drafts
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.test_undo_migration import everything, undo
from tests.services.procedures.versions import publish
from tests.services.procedures.versions import renamed as otherwise
from tests.services.studio.drafting import CASUS, Drafting
from tests.services.studio.publishing import asked, published, question, renamed, shown


def test_the_burgemeester_publishes_and_what_runs_follows(at: At) -> None:
    inst = at("aangemeld")
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"
    done = published(draft)
    assert done.gaan_mee == 1
    assert shown(draft).bezig == 1
    inst.work()
    assert shown(draft).bezig == 0
    assert inst.task("i_gesprek").naam == "Anders heten"
    assert question(draft).status is PublicatieStatus.GEPUBLICEERD
    assert question(draft).beslist_door == inst.actor("hilde").persoon_id
    gone = list_drafts(inst.actor("joris"), inst.deps, OntwerpStatus.GEPUBLICEERD)
    assert [each.id for each in gone.regels] == [draft.id]


def test_who_worked_on_it_never_publishes_it_not_even_with_the_mandate(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    joris, hilde = inst.actor("joris"), inst.actor("hilde")
    grant_mandate(GrantMandate(hilde, Rol.BURGEMEESTER, joris.persoon_id, inst.today), inst.deps)
    assert Rol.BURGEMEESTER in inst.actor("joris").rollen
    before = _release(inst)
    with pytest.raises(NotAllowedError, match="werkte"):
        published(draft, "joris")
    assert _release(inst) == before
    assert shown(draft).werkte_mee
    assert not shown(draft).mag_beslissen


def test_nobody_but_the_burgemeester_publishes(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    before = _release(inst)
    for who in ("ann", "katrien", "vera", "mia", "nora"):
        with pytest.raises(NotAllowedError):
            published(draft, who)
    assert _release(inst) == before


def test_what_nobody_asked_is_not_published(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    with pytest.raises(NotFoundError):
        published(draft)


def test_what_changed_since_it_was_read_is_not_published(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    renamed(draft, "Anders heten", "Nog anders heten")
    with pytest.raises(ConflictError, match="nog aan dit ontwerp gewerkt"):
        published(draft)
    asked(draft)
    with pytest.raises(ConflictError, match="opnieuw gevraagd"):
        published(draft, nummer=1)
    assert published(draft, nummer=2).release.release_id == _release(inst)
    with pytest.raises(ConflictError, match="al beslist"):
        published(draft, nummer=2)


def test_a_draft_on_an_older_version_is_not_published(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    publish(inst, "casus", otherwise("k_kw", "Iets anders"))
    now = _release(inst)
    with pytest.raises(ConflictError, match="Werk dit ontwerp eerst bij"):
        published(draft)
    assert _release(inst) == now
    assert shown(draft).verouderd


def test_what_the_check_refuses_is_not_published_whoever_asked_it(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    draft.retyped(CASUS, 'livc:kind="kwalificatie"', 'livc:kind="vrij"')
    with pytest.raises(ConflictError, match="fout"):
        asked(draft)
    with inst.begin() as tx:  # as if an earlier Casuspad found nothing when it was asked
        tx.publicaties.save(replace(question(draft), revisie=draft.revisie))
    before = _release(inst)
    with pytest.raises(ConflictError, match="Het nakijken vindt nu een fout"):
        published(draft)
    assert _release(inst) == before


def test_a_partner_keeps_the_task_its_deadline_and_its_draft_and_undo_brings_all_back(at: At) -> None:
    inst = at("uitgenodigd")
    tom = inst.org("tom")
    task = inst.task("r_antw", binding=tom)
    before = everything(inst)
    draft = renamed(Drafting.begun(inst), 'name="Kwalificatie"', 'name="De kwalificatie"')
    asked(draft)
    published(draft)
    inst.work()
    after = inst.task("r_antw", binding=tom)
    assert (after.id, after.sinds, after.streefdatum) == (task.id, task.sinds, task.streefdatum)
    assert everything(inst) != before
    undo(inst)
    assert everything(inst) == before


def _release(inst: Installation) -> str:
    with inst.read() as tx:
        return str(tx.versies.release().release_id)
