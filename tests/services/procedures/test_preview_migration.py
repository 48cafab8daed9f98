"""The dry run: every casus on an older version stands in a group that says what happens, and nothing moves."""

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.migration import Fate
from app.services.procedures.preview_migration import PreviewMigration, VerhuisPagina, preview_migration
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed, renumbered


def preview(
    inst: Installation, who: str = "joris", proces: str = "casus", **antwoorden: str
) -> VerhuisPagina:
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    return preview_migration(PreviewMigration(inst.livc_id, inst.actor(who), proces, given), inst.deps)


def test_with_all_on_the_version_in_force_there_is_nothing_to_say(at: At) -> None:
    page = preview(at("aangemeld"))
    assert (page.groepen, page.stand.lopend, page.stand.ouder) == ([], 1, 0)
    assert page.naam == "Casus"


def test_a_casus_that_moves_says_what_people_will_notice(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    page = preview(inst)
    (group,) = page.groepen
    assert group.plan.outcome is Fate.MOVES
    assert group.plan.sentences == ("“Aanmelding samen overlopen” heet voortaan “Anders heten”.",)
    assert [(r.code, r.slot) for r in group.regels] == [("2026-01", inst.casus.id)]
    assert page.stand.ouder == 1


def test_a_question_is_asked_per_group_and_an_answer_moves_it(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    (group,) = preview(inst).groepen
    assert group.plan.outcome is Fate.ASKS
    (question,) = group.plan.questions
    assert question.sentence == (
        "De casus wacht bij “Dringend gevaar: bel 112 of 101”, en die stap bestaat niet meer."
    )
    assert question.choices[0].words == "Ga verder bij “Dringend gevaar: bel 112 of 101”"
    (answered,) = preview(inst, stap__i_nood="naar:i_alarm").groepen
    assert answered.plan.outcome is Fate.MOVES


def test_nothing_moves(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    with inst.read() as tx:
        before = tx.instanties.of_slot(inst.casus.id)
    preview(inst)
    with inst.read() as tx:
        assert tx.instanties.of_slot(inst.casus.id) == before


def test_nobody_reads_a_persons_or_organisations_id(at: At) -> None:
    inst = at("inbreng")
    publish(inst, "casus", renamed("m_deel", "Anders heten"))
    said = repr(preview(inst))
    for name in ("hilde", "joris", "katrien", "ann", "tom"):
        assert inst.actor(name).persoon_id not in said
        assert inst.org(name) not in said


def test_a_casus_that_ended_is_left(at: At) -> None:
    inst = at("afgesloten")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    assert preview(inst).groepen == []


def test_what_cannot_be_read_stays_and_stops_nobody(at: At) -> None:
    from dataclasses import replace

    inst = at("aangemeld")
    with inst.begin() as tx:
        one = next(i for i in tx.instanties.of_slot(inst.casus.id) if i.proces_id == "casus")
        tx.instanties.save(replace(one, state=b"stuk"), tx.taken.of_slot(inst.casus.id), (), frozenset())
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    (group,) = preview(inst).groepen
    assert group.plan.outcome is Fate.STAYS


def test_only_the_coordinator_looks_and_never_into_a_partners_own_space(at: At) -> None:
    inst = at("aangemeld")
    for who, proces in (("hilde", "casus"), ("ann", "casus"), ("joris", "prescreening")):
        with pytest.raises(NotAllowedError):
            preview(inst, who, proces)
    with pytest.raises(NotFoundError):
        preview(inst, proces="onzin")
