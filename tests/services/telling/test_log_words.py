"""The log speaks as a DPO reads: no word of a builder is left."""

import re

import pytest

from app.services.telling.log_words import WAT, what_happened, why_allowed
from tests.services.conftest import At


@pytest.mark.parametrize(
    ("wat", "said"),
    [
        ("casus_gelezen", "opende de casus"),
        ("consensus_traject", "de tafel besloot over het traject"),
        ("taak_afgewerkt", "een stap werd afgewerkt"),
        ("iets_van_later", "iets van later"),
    ],
)
def test_what_was_done(wat: str, said: str) -> None:
    assert what_happened(wat) == said


@pytest.mark.parametrize(
    ("grond", "said"),
    [
        ("", ""),
        ("coordinator, aan_tafel", "coördinator, zit mee aan tafel"),
        ("tabel kwalificatie_checklist: regel kc_opnemen", "door een tabel van de procedure"),
        ("fg", "DPO"),
        ("eigen organisatie", "van de eigen organisatie"),
    ],
)
def test_why_it_was_allowed(grond: str, said: str) -> None:
    assert why_allowed(grond) == said


def test_what_a_whole_casus_leaves_in_the_log_has_words(at: At) -> None:
    with at("afsluiten").read() as tx:
        rows = tx.audit.rows(None, 0, 9999)
    unknown = {row.regel.wat for row in rows if row.regel.wat not in WAT}
    plain = ("werkte een stap af: ", "de tafel besloot over ")
    assert {wat for wat in unknown if not what_happened(wat).startswith(plain)} == set()
    shown = " ".join(f"{what_happened(row.regel.wat)} {why_allowed(row.regel.grond)}" for row in rows)
    assert not re.search(r"\b(kc|bt)_|\bcoordinator\b|_", shown)
