"""The realistic edits of a local procedure: what only adds is accepted, what takes a safeguard away is refused."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from app.procedure.checking import checked
from tests.procedure.edits.files import Files
from tests.procedure.lawful import eight
from tests.procedure.lawful.redrawn import apart, whole
from tests.procedure.lawful.rules import judged

Edit = Callable[[Files], dict[str, bytes]]
ADDS: tuple[Edit, ...] = (
    eight.talk_among_social_partners,
    eight.one_meeting,
    eight.youth_branch,
    eight.lead_time,
    eight.nine_months,
)
TAKES: tuple[tuple[Edit, str, str], ...] = (
    (eight.urgent_to_the_ltf, "INV-01", "LIVC-R-wet (30 juli 2018), art. 4 §2"),
    (eight.silence_is_consent, "INV-01", "LIVC-R-wet (30 juli 2018), art. 4 §2"),
    (eight.silence_is_consent, "INV-27", "LIVC-R-wet (30 juli 2018), art. 4 §2"),
    (eight.must_contribute, "INV-10", "Strafwetboek, art. 353 §2 (vroeger art. 458ter)"),
    (eight.matching_in_the_zone, "INV-25", "omzendbrief van 22 mei 2018"),
    (eight.matching_in_the_zone, "INV-36", "LIVC-R-decreet van 21 mei 2021"),
    (eight.matching_in_the_zone, "INV-46", "LIVC-R-decreet van 21 mei 2021"),
    (eight.korpschef_chairs, "INV-15", "omzendbrief van 22 mei 2018"),
)


@cache
def ours() -> Mapping[str, bytes]:
    return whole()


@pytest.mark.parametrize("edit", ADDS, ids=lambda edit: edit.__name__)
def test_what_only_adds_is_accepted_by_the_whole_report(edit: Edit) -> None:
    files = edit(ours())
    assert files != ours()
    found = [*judged(files).findings, *(each for part in apart(files) for each in checked(part)[1])]
    assert [finding.sentence for finding in found] == []


@pytest.mark.parametrize(("edit", "inv", "source"), TAKES)
def test_what_takes_a_safeguard_away_is_refused_with_its_source(edit: Edit, inv: str, source: str) -> None:
    sources = [each.source for each in judged(edit(ours())).findings]
    assert any(inv in each.split(", ") and each.endswith(source) for each in sources)
