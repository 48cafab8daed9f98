from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.domain.errors import (
    ConflictError,
    DocumentsUnavailableError,
    FormInvalidError,
    NotAllowedError,
)
from app.domain.vraag import BevestigingNodigError
from app.services.casework.withdraw_item import withdraw_item
from app.services.fiches import find_draft
from app.services.table.show_table import show_table
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from app.services.texts import read_text
from tests.services.conftest import At
from tests.services.fiches import ONTWERP, TEKST, draft
from tests.services.installation import Answer, Installation


def refused(inst: Installation, **velden: object) -> dict[str, object]:
    with pytest.raises(FormInvalidError) as error:
        draft(inst, **velden)  # type: ignore[arg-type]  # answers of a form
    return {key: str(said) for key, said in error.value.errors.items()}


def posted(inst: Installation, **velden: Answer) -> Mapping[str, Sequence[str]]:
    """Return a draft as the page posts it."""
    return inst.filled("katrien", inst.task("f_op"), "ontwerp", **{**ONTWERP, **velden})


def sources(inst: Installation) -> dict[str, str]:
    page = show_task(inst.actor("katrien"), inst.task("f_op").id, inst.deps)
    return dict(page.opties["fichebronnen"])


def test_no_block_is_mandatory_and_each_that_is_filled_says_on_what_it_rests(at: At) -> None:
    inst = at("fiche")
    assert set(refused(inst, reden_bronnen=[])) == {"reden_bronnen"}
    assert set(refused(inst, reden_tekst="", reden_bronnen=[])) == {"uitkomst"}
    draft(inst)
    assert "f_geheim" in inst.open_elements()


def test_without_an_evaluation_it_says_why(at: At) -> None:
    inst = at("fiche")
    assert set(refused(inst, geen_evaluatie="")) == {"geen_evaluatie"}
    draft(inst, geen_evaluatie="", opvolging_tekst="Het OCMW begeleidt hem.", opvolging_bronnen=["gezegd"])


def test_a_psychische_stoornis_is_locked_until_a_professional_confirmed_it(at: At) -> None:
    inst = at("fiche")
    draft(inst, d5_tekst="Depressie", d5_bronnen=["gezegd"], d5_bevestigd="nee")
    with inst.read() as tx:
        item = find_draft(tx, inst.casus.id)
    assert item
    assert "Depressie" not in str(read_text(inst.deps.keys, item))


def test_it_rests_on_what_lies_there_with_permission_and_on_nothing_else(at: At) -> None:
    inst = at("fiche")
    assert sorted(sources(inst).values()) == [
        "Aan tafel gezegd, met akkoord van wie het zei",
        "CLB De Linde: Hij kwam drie keer niet opdagen.",
    ]
    assert "reden_bronnen" in refused(inst, reden_bronnen=["een-ander-item"])


@pytest.mark.parametrize("velden", [{"geheim": "ja", "mag_fiche": []}, {"geheim": "nee", "mag_fiche": []}])
def test_a_secret_and_what_its_owner_does_not_permit_cannot_be_cited(
    at: At, velden: dict[str, object]
) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", **velden)  # type: ignore[arg-type]
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    inst.step("joris", "d_weeg", "geen_traject")
    inst.step("joris", "a_voorst", reden="geen_traject", fiche_voorgesteld="ja")
    inst.agree("a_cons")
    assert set(sources(inst)) == {"gezegd"}


def test_what_its_owner_took_back_is_no_source_any_more(at: At) -> None:
    inst = at("fiche")
    (item_id,) = set(sources(inst)) - {"gezegd"}
    withdraw_item(inst.actor("tom"), item_id, inst.deps)  # type: ignore[arg-type]
    assert set(sources(inst)) == {"gezegd"}


def test_what_has_only_one_colour_is_asked_about_first(at: At) -> None:
    inst = at("fiche")
    (item_id,) = set(sources(inst)) - {"gezegd"}
    raw = posted(inst, reden_bronnen=[item_id])
    with pytest.raises(BevestigingNodigError) as asked:
        complete_task(CompleteTask(inst.actor("katrien"), inst.task("f_op").id, raw), inst.deps)
    assert "allemaal negatief" in str(asked.value.vraag.gevolgen[0])


def test_it_is_written_by_the_police_while_the_point_is_open_and_they_sit_there(at: At) -> None:
    inst = at("fiche")
    raw = posted(inst)
    for name in ("joris", "hilde", "tom"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), inst.task("f_op").id, raw), inst.deps)
    with inst.begin() as tx:
        rows = {row.persoon_id: row for row in tx.tafel.aanwezigen(inst.punt.id)}
        tx.tafel.save_aanwezige(replace(rows[inst.actor("katrien").persoon_id], tot=inst.now), inst.livc_id)
    with pytest.raises(ConflictError, match="terwijl het punt open is"):
        complete_task(CompleteTask(inst.actor("katrien"), inst.task("f_op").id, raw), inst.deps)


def test_the_table_waits_for_who_drafts_and_says_so(at: At) -> None:
    inst = at("fiche")
    overleg_id = inst.punt.overleg_id
    assert overleg_id
    said = {
        name: str([str(each) for each in show_table(inst.actor(name), overleg_id, inst.deps).nu.zinnen])
        for name in ("katrien", "joris", "ann")
    }
    assert "Dit is aan u." in said["katrien"]
    assert "Dit is aan de information officer." in said["joris"]
    assert "Dit is aan de information officer." in said["ann"]
    assert show_table(inst.actor("katrien"), overleg_id, inst.deps).eigen_stap == inst.task("f_op").id
    assert show_table(inst.actor("joris"), overleg_id, inst.deps).eigen_stap is None


def test_when_the_point_closes_before_it_was_drafted_it_waits_for_a_next_meeting(at: At) -> None:
    inst = at("fiche")
    overleg_id = inst.punt.overleg_id
    assert overleg_id
    asked = show_table(inst.actor("joris"), overleg_id, inst.deps).afronden
    assert asked
    assert "gaat naar een volgend overleg" in str(asked.gevolgen[0])
    inst.step("joris", "u_dicht")
    assert "f_op" not in inst.open_elements()
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    draft(inst)
    assert "f_geheim" in inst.open_elements()


def test_a_character_that_cannot_be_printed_is_refused_before_anyone_agrees(at: At) -> None:
    assert "🙂" in str(refused(at("fiche"), reden_tekst="Hij lachte 🙂")["reden_tekst"])


def test_what_was_drafted_stands_there_again_when_it_goes_back(at: At) -> None:
    inst = at("fiche")
    draft(inst)
    inst.step("joris", "f_geheim", "aanpassen")
    page = show_task(inst.actor("katrien"), inst.task("f_op").id, inst.deps)
    assert page.waarden["reden_tekst"] == [TEKST]
    draft(inst, reden_tekst="Iets anders")
    with inst.read() as tx:
        drafts = [
            item for item in tx.items.of_casus(inst.casus.id, "vault") if item.kind == "fiche_opstellen"
        ]
    assert len(drafts) == 1


def test_without_a_fiche_nothing_of_it_is_left(at: At) -> None:
    inst = at("fiche")
    draft(inst)
    inst.step("joris", "f_geheim", "aanpassen")
    with inst.read() as tx:
        item = find_draft(tx, inst.casus.id)
    assert item
    inst.step("katrien", "f_op", "geen_fiche")
    with inst.read() as tx:
        assert find_draft(tx, inst.casus.id) is None
        assert not tx.fiches.bronnen(item.id)
        assert inst.org("katrien") not in {key.eigenaar_id for key in tx.items.sleutels(inst.casus.id)}
    assert item.key_id not in {str(key) for key in inst.deps.keys.ids()}


class NothingToPrintWith:
    """A server without the letters."""

    def unprintable(self, text: str) -> str:
        raise DocumentsUnavailableError


def test_a_server_that_prints_nothing_says_so_at_the_form_and_what_was_typed_stays(at: At) -> None:
    inst = at("fiche")
    bare = replace(inst.deps, documents=NothingToPrintWith())  # type: ignore[arg-type]  # only refuses
    with pytest.raises(FormInvalidError) as error:
        complete_task(CompleteTask(inst.actor("katrien"), inst.task("f_op").id, posted(inst)), bare)
    assert "aan uw beheerder" in str(error.value.errors[""])
    assert "f_op" in inst.open_elements()


def test_who_begins_to_draft_reads_how_long_the_database_may_keep_it_of_a_child_as_well(at: At) -> None:
    inst = at("fiche")
    page = show_task(inst.actor("katrien"), inst.task("f_op").id, inst.deps)
    said = " ".join(str(line.tekst) for block in page.context for line in block.regels)
    assert "dertig jaar na de laatste inbreng" in said
    assert "bij een minderjarige tot vijftien jaar" in said
    assert "kan niemand terughalen" in said
