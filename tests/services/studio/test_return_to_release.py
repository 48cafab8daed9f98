"""A version is withdrawn by a step forward: what was in force before is asked and decided like any other draft."""

from app.services.studio.return_to_release import ReturnToRelease, return_to_release
from tests.services.conftest import At
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, published, question, renamed


def test_what_was_in_force_before_comes_back_and_what_runs_with_it(at: At) -> None:
    inst = at("aangemeld")
    with inst.read() as tx:
        before = tx.versies.release().release_id
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    published(draft)
    inst.work()
    assert question(draft).vervangt == before
    command = ReturnToRelease(inst.actor("joris"), before, "een")
    back = Drafting(inst, return_to_release(command, inst.deps), 2)
    assert return_to_release(command, inst.deps) == back.id
    asked(back)
    assert published(back).release.release_id == before
    inst.work()
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"
