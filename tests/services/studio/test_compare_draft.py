"""A draft beside another version: what is otherwise, by file, for who makes it and who decides about it."""

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import OntwerpId
from app.services.studio.compare_draft import CompareDraft, Vergelijking, compare_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting


def compared(inst: Installation, draft: Drafting, met: str = "gebruik", who: str = "hilde") -> Vergelijking:
    return compare_draft(CompareDraft(inst.actor(who), draft.id, met), inst.deps)


def test_what_is_otherwise_is_told_by_file_with_the_name_people_know(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    assert compared(inst, draft).groepen == []
    draft.retyped(CASUS, 'name="Kwalificeren"', 'name="Samen kwalificeren"')
    draft.retyped("forms/F04.json", '"Kwalificeren"', '"Wat stellen we voor?"')
    draft.retyped("casus/variabelen.yaml", "Een burger", "Iemand uit de buurt")
    found = compared(inst, draft)
    names = {groep.bestand: str(groep.naam) for groep in found.groepen}
    assert names[CASUS] == found.kop.processen["casus"]
    assert names["forms/F04.json"] == "Formulier F04 Wat stellen we voor?"
    assert names["casus/variabelen.yaml"] == f"{found.kop.processen['casus']}: wat ze onthoudt"
    assert found.aantal == 3


def test_only_who_drafts_and_who_decides_may_look(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    for who in ("ann", "katrien", "mia"):
        with pytest.raises(NotAllowedError):
            compared(inst, draft, who=who)
    with pytest.raises(NotFoundError):
        compare_draft(CompareDraft(inst.actor("hilde"), OntwerpId("nergens")), inst.deps)


def test_a_version_that_is_not_there_is_not_found(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    for met in ("stap-0", "stap-2", "stap-x", "stap-²", "ontwerp-nergens", "iets"):
        with pytest.raises(NotFoundError):
            compared(inst, draft, met)
