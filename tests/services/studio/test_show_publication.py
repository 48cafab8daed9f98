"""What is known of a draft before it comes in force, and who may do what."""

from app.services.studio.waiting import drafts_to_decide
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.installation import Installation
from tests.services.studio.drafting import REDEN, Drafting
from tests.services.studio.publishing import asked, published, renamed, shown


def test_the_burgemeester_finds_it_on_the_first_screen_until_it_is_decided(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    hilde = inst.actor("hilde")
    assert not list_tasks(ListTasks(hilde), inst.deps).eerst.ontwerpen
    asked(draft)
    (asks,) = list_tasks(ListTasks(hilde), inst.deps).eerst.ontwerpen
    assert (asks.ontwerp_id, asks.reden) == (draft.id, REDEN)
    for who in ("joris", "ann", "katrien"):
        assert not list_tasks(ListTasks(inst.actor(who)), inst.deps).eerst.ontwerpen
    renamed(draft, "Anders heten", "Nog anders")
    with inst.read() as tx:
        assert not drafts_to_decide(tx, hilde)
    asked(draft)
    published(draft, nummer=2)
    assert not list_tasks(ListTasks(hilde), inst.deps).eerst.ontwerpen


def test_who_reads_it_sees_what_may_be_done(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    assert shown(draft).mag_vragen
    assert shown(draft).vraag is None
    asked(draft)
    page = shown(draft, "hilde")
    assert page.mag_beslissen
    assert not page.mag_vragen
    assert page.vraag
    assert page.vraag.is_open
    assert [groep.bestand for groep in page.verschillen] == ["casus/casus.bpmn"]
    assert not shown(draft).mag_beslissen
