"""The burgemeester reads what a draft changes, in sentences, without any JavaScript."""

from pathlib import Path

import pytest

from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.services.studio.drafting import CASUS, Drafting
from tests.web.test_ontwerpen import visitor, words


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def inst(stages: Stages, tmp_path: Path) -> Installation:
    return stages.open("leeg", tmp_path / "inst")


def test_the_burgemeester_reads_each_change_in_a_sentence(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    hilde = visitor(inst, "hilde")
    assert "Er is niets anders." in hilde.get(f"/ontwerpen/{draft.id}/vergelijken").text
    draft.retyped(CASUS, 'name="Kwalificeren"', 'name="Samen kwalificeren"')
    page = words(hilde.get(f"/ontwerpen/{draft.id}/vergelijken").text)
    assert "Er is één ding anders." in page
    assert "“Kwalificeren” heet nu “Samen kwalificeren”." in page
    assert 'data-anders="k_kw"' in page


def test_a_draft_is_laid_beside_another_version_of_choice(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    other = Drafting.begun(inst)
    draft.retyped(CASUS, 'name="Kwalificeren"', 'name="Samen kwalificeren"')
    draft.retyped(CASUS, 'name="Samen kwalificeren"', 'name="Kwalificeren aan tafel"')
    joris, url = visitor(inst), f"/ontwerpen/{draft.id}/vergelijken"
    for met, was in (
        ("begin", "Kwalificeren"),
        ("stap-2", "Samen kwalificeren"),
        (f"ontwerp-{other.id}", "Kwalificeren"),
    ):
        page = words(joris.get(f"{url}?met={met}").text)
        assert f"“{was}” heet nu “Kwalificeren aan tafel”." in page, met
    assert joris.get(f"{url}?met=stap-9").status_code == 404
    assert joris.get(f"{url}?met=ontwerp-nergens").status_code == 404
    assert joris.get(f"{url}?met=zomaar").status_code == 404


def test_both_drawings_are_there_for_the_viewer(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    draft.retyped(CASUS, 'name="Kwalificeren"', 'name="Samen kwalificeren"')
    joris, url = visitor(inst), f"/ontwerpen/{draft.id}/tekening-van"
    assert "Samen kwalificeren" in joris.get(f"{url}/nu/casus.bpmn").text
    assert "Samen kwalificeren" not in joris.get(f"{url}/gebruik/casus.bpmn").text
    assert joris.get(f"{url}/nu/nergens.bpmn").status_code == 404
    draft.replace(CASUS, b"\x89PNG")
    assert joris.get(f"{url}/nu/casus.bpmn").status_code == 404
    page = words(joris.get(f"/ontwerpen/{draft.id}/vergelijken").text)
    assert "is anders en kan niet gelezen worden." in page
