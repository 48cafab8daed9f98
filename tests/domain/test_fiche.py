from datetime import UTC, date, datetime

import pytest

from app.domain.consensus import hash_van
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.fiche import BLOKKEN, GEZEGD, eenzijdig, fouten, gevuld, mag_in_fiche, opgesteld, steunt_op
from app.domain.geadresseerden import GEADRESSEERDEN, geadresseerden_op
from app.domain.ids import CasusId, ItemId, LivcId, OrganisatieId, PersoonId, PuntId, TaskId
from app.domain.item import Item

NU = datetime(2026, 3, 12, 10, tzinfo=UTC)
GEEN = {"geen_evaluatie": "Er is geen traject."}


def item(*rechten: str, ingetrokken: bool = False) -> Item:
    return Item(
        ItemId("i"), LivcId("l"), "vault", OrganisatieId("o"), "k", "F08", 1, b"", NU,
        rechten=frozenset(rechten), ingetrokken=ingetrokken,
    )  # fmt: skip


def proof(**more: object) -> Consensusbewijs:
    told = {
        "id": "", "livc_id": LivcId("l"), "casus_id": CasusId("c"), "task_id": TaskId("t"), "punt_id": PuntId("p"),
        "subject": "fiche", "ronde": 1, "hash": hash_van({"a": 1}), "uitkomst": "consensus",
        "deelnemers": frozenset({PersoonId("an"), PersoonId("bo")}), "moment": NU,
    }  # fmt: skip
    return Consensusbewijs(**{**told, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("blok", BLOKKEN)
def test_any_block_alone_is_enough_and_needs_a_source(blok: str) -> None:
    told = {f"{blok}_tekst": "Een feit.", **GEEN, "d5_bevestigd": "ja"}
    assert set(fouten(told)) == {f"{blok}_bronnen"}
    assert not fouten({**told, f"{blok}_bronnen": [GEZEGD]})
    assert gevuld(told) == (blok,)


def test_an_empty_fiche_is_none_and_one_without_an_evaluation_says_why() -> None:
    assert set(fouten({})) == {"uitkomst", "geen_evaluatie"}
    assert "geen_evaluatie" in fouten({"reden_tekst": "Een feit.", "reden_bronnen": [GEZEGD]})


def test_a_psychische_stoornis_without_confirmation_is_refused() -> None:
    told = {"d5_tekst": "Depressie", "d5_bronnen": [GEZEGD], **GEEN}
    assert set(fouten({**told, "d5_bevestigd": "nee"})) == {"d5_tekst"}
    assert not fouten({**told, "d5_bevestigd": "ja"})


def test_it_rests_on_the_sources_of_what_is_filled_and_of_nothing_else() -> None:
    told = {"reden_tekst": "x", "reden_bronnen": ["a", GEZEGD], "d1_tekst": " ", "d1_bronnen": ["b"]}
    assert steunt_op(told) == {"a"}


def test_a_secret_and_what_is_not_permitted_or_taken_back_is_no_source() -> None:
    open_ = {"geheim": "nee"}
    assert mag_in_fiche(item("fiche"), open_)
    assert not mag_in_fiche(item("fiche"), {"geheim": "ja"})
    assert not mag_in_fiche(item("verslag"), open_)
    assert not mag_in_fiche(item("fiche", ingetrokken=True), open_)


def test_one_colour_is_asked_about_and_both_or_neutral_are_not() -> None:
    assert eenzijdig(["negatief", "negatief"])
    assert eenzijdig(["positief"])
    assert not eenzijdig(["positief", "negatief"])
    assert not eenzijdig(["neutraal"])
    assert not eenzijdig([])


def test_what_steers_and_on_what_it_rests_does_not_leave() -> None:
    regels = [
        ("naam", "Naam", "X"),
        ("d5_bevestigd", "Bevestigd?", "Ja"),
        ("d1_bronnen", "Bronnen", "i"),
        ("d1_tekst", "D1", ""),
    ]
    assert opgesteld("Fiche", regels).regels == (("Naam", "X"),)


def test_whom_it_may_be_delivered_to_has_its_days() -> None:
    assert {each.key for each in geadresseerden_op(date(2026, 3, 12))} == {
        each.key for each in GEADRESSEERDEN
    }
    assert [each.key for each in geadresseerden_op(date(2020, 1, 1))] == ["ltf"]


def test_a_proof_proves_its_own_text_and_only_a_consensus_and_nothing_once_it_was_changed() -> None:
    one = proof()
    kept = proof(id=one.kenmerk)
    assert kept.bewijst(one.hash)
    assert not kept.bewijst(hash_van({"a": 2}))
    assert not proof(id=one.kenmerk, ronde=2).bewijst(one.hash)
    assert not proof(id=one.kenmerk, deelnemers=frozenset({PersoonId("an")})).bewijst(one.hash)
    none = proof(uitkomst="geen_consensus")
    assert not proof(id=none.kenmerk, uitkomst="geen_consensus").bewijst(one.hash)
