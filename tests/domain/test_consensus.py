from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.consensus import ANTWOORDEN, hash_van, ontbrekende_antwoorden, uitkomst_van
from app.domain.ids import CasusId, LivcId, PersoonId, TaskId
from app.domain.overleg import Stem

DIT, EERDER = hash_van({"tekst": "dit"}), hash_van({"tekst": "eerder"})
PERSONEN = tuple(PersoonId(naam) for naam in ("ann", "bram", "hilde", "joris"))
ANTWOORD = st.sampled_from([*ANTWOORDEN, None])
DOCUMENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def stem(persoon: PersoonId, antwoord: str, hash_: str = DIT) -> Stem:
    return Stem(
        f"{persoon}-{hash_}",
        LivcId("livc"),
        CasusId("casus"),
        TaskId("taak"),
        "traject",
        1,
        persoon,
        hash_,
        antwoord,
        None,
        datetime(2026, 2, 2, tzinfo=UTC),
    )


@given(st.fixed_dictionaries(dict.fromkeys(PERSONEN, ANTWOORD)), st.sets(st.sampled_from(PERSONEN)))
def test_consensus_is_everyone_answered_and_nobody_objected(
    antwoorden: dict[PersoonId, str | None], deelnemers: set[PersoonId]
) -> None:
    stemmen = [stem(p, a) for p, a in antwoorden.items() if a]
    verwacht = bool(deelnemers) and all(antwoorden[p] in ("akkoord", "geen_bezwaar") for p in deelnemers)
    assert (uitkomst_van(frozenset(deelnemers), stemmen, DIT) == "consensus") == verwacht


@given(st.permutations([stem(p, "akkoord") for p in PERSONEN]))
def test_the_order_of_answers_does_not_matter(stemmen: list[Stem]) -> None:
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "consensus"


@given(st.sampled_from(PERSONEN))
def test_silence_is_no_vote(stil: PersoonId) -> None:
    stemmen = [stem(p, "akkoord") for p in PERSONEN if p != stil]
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "geen_consensus"
    assert ontbrekende_antwoorden(PERSONEN, stemmen, DIT) == {stil}


@given(st.sampled_from(PERSONEN))
def test_one_objection_blocks(tegen: PersoonId) -> None:
    stemmen = [stem(p, "bezwaar" if p == tegen else "akkoord") for p in PERSONEN]
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "geen_consensus"
    assert not ontbrekende_antwoorden(PERSONEN, stemmen, DIT)


@given(st.sampled_from(PERSONEN))
def test_an_answer_on_an_earlier_text_does_not_count(wie: PersoonId) -> None:
    stemmen = [stem(p, "akkoord", EERDER if p == wie else DIT) for p in PERSONEN]
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "geen_consensus"
    assert ontbrekende_antwoorden(PERSONEN, stemmen, DIT) == {wie}


@given(st.sampled_from(PERSONEN))
def test_an_answer_that_its_own_person_contests_does_not_count(wie: PersoonId) -> None:
    stemmen = [replace(stem(p, "akkoord"), bevestigd=False if p == wie else None) for p in PERSONEN]
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "geen_consensus"
    assert ontbrekende_antwoorden(PERSONEN, stemmen, DIT) == {wie}


def test_an_empty_table_agrees_on_nothing() -> None:
    assert uitkomst_van(frozenset(), [], DIT) == "geen_consensus"
    assert uitkomst_van(frozenset(), [stem(PERSONEN[0], "akkoord")], DIT) == "geen_consensus"


def test_an_answer_from_outside_the_table_neither_helps_nor_blocks() -> None:
    binnen = frozenset(PERSONEN[:2])
    stemmen = [stem(p, "akkoord") for p in PERSONEN[:2]]
    assert uitkomst_van(binnen, [*stemmen, stem(PERSONEN[3], "bezwaar")], DIT) == "consensus"
    assert uitkomst_van(binnen, [stemmen[0], stem(PERSONEN[3], "akkoord")], DIT) == "geen_consensus"


def test_a_word_that_is_no_answer_is_no_agreement() -> None:
    stemmen = [stem(p, "akkoord") for p in PERSONEN]
    stemmen[0] = replace(stemmen[0], antwoord="uitgesteld")
    assert uitkomst_van(frozenset(PERSONEN), stemmen, DIT) == "geen_consensus"


@given(st.dictionaries(st.text(), DOCUMENT, max_size=5))
def test_the_hash_looks_at_content_not_at_order(inhoud: dict[str, object]) -> None:
    assert hash_van(inhoud) == hash_van(dict(reversed(inhoud.items())))


@given(st.dictionaries(st.text(), DOCUMENT, max_size=4), st.text(), st.integers())
def test_any_edit_changes_the_hash(inhoud: dict[str, object], sleutel: str, getal: int) -> None:
    gewijzigd = {**inhoud, sleutel: [getal, "nieuw"]}
    assert (hash_van(inhoud) == hash_van(gewijzigd)) == (inhoud == gewijzigd)
