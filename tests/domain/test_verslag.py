"""What may stand in minutes: a truth table."""

from datetime import UTC, datetime
from itertools import product

import pytest

from app.domain.ids import ItemId, LivcId, OrganisatieId
from app.domain.item import Item
from app.domain.verslag import is_vrijgegeven, mag_in_verslag

MOMENT = datetime(2026, 11, 30, tzinfo=UTC)


def item(rechten: frozenset[str], *, ingetrokken: bool) -> Item:
    return Item(
        ItemId("i"),
        LivcId("l"),
        "table",
        OrganisatieId("o"),
        "k",
        "F08",
        1,
        b"",
        MOMENT,
        rechten=rechten,
        ingetrokken=ingetrokken,
    )


@pytest.mark.parametrize(
    ("recht", "ingetrokken", "geheim", "delen_met"),
    product(
        ({"verslag"}, {"fiche", "eigen_dossier"}), (False, True), ("nee", "ja", ""), ("tafel", "genoemd")
    ),
)
def test_only_what_is_no_secret_is_permitted_and_was_shown_to_everyone(
    recht: set[str], ingetrokken: bool, geheim: str, delen_met: str
) -> None:
    allowed = mag_in_verslag(
        item(frozenset(recht), ingetrokken=ingetrokken), {"geheim": geheim, "delen_met": delen_met}
    )
    assert allowed is ("verslag" in recht and not ingetrokken and geheim == "nee" and delen_met == "tafel")


@pytest.mark.parametrize(
    ("inhoud", "vrij"),
    [
        ({}, False),
        ({"beslissing": "volgende maand"}, False),
        ({"vrijgegeven": "  "}, False),
        ({"uit_inbreng": []}, False),
        ({"vrijgegeven": "het gaat beter"}, True),
        ({"uit_inbreng": ["i"]}, True),
    ],
)
def test_something_was_released_where_it_was_ticked_or_said(inhoud: dict[str, object], vrij: bool) -> None:
    assert is_vrijgegeven(inhoud) is vrij
