from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.eigendossier import (
    GEZONDHEID,
    INBRENG,
    STURING,
    Tafeltekst,
    geldige_rechten,
    is_kopie_van,
    mag_eigen_kluis_tonen,
    mee_te_nemen,
    waarom_niet,
    zonder_toestemming,
)
from app.domain.ids import ItemId, OrganisatieId, PuntId, TaskId
from tests.persistence.values import item

CLB, OCMW = OrganisatieId("clb"), OrganisatieId("ocmw")
RECHTEN = st.frozensets(st.sampled_from(["verslag", "eigen_dossier", "fiche"]))
INHOUD = st.fixed_dictionaries(
    {"inhoud": st.just("verzonnen")},
    optional={
        "geheim": st.sampled_from(["ja", "nee", "", None]),
        "categorie": st.sampled_from([str(n) for n in range(1, 15)]),
        "d5_negatief": st.just("verzonnen"),
        "mag_eigen_dossier": st.just("ja"),
    },
)
TEKSTEN = st.builds(
    Tafeltekst,
    kind=st.sampled_from([INBRENG, "kwalificatie", "weging", "trajectplan", "evaluatie", "afsluiting"]),
    eigenaar_id=st.sampled_from([CLB, OCMW]),
    inhoud=INHOUD,
    rechten=RECHTEN,
    ingetrokken=st.booleans(),
    getoond=st.booleans(),
)


@given(TEKSTEN)
def test_the_police_keeps_nothing_whatever_lies_there(tekst: Tafeltekst) -> None:
    assert waarom_niet(tekst, OCMW, politie=True)


@given(TEKSTEN, st.booleans())
def test_who_keeps_the_words_of_another_was_shown_them_and_was_allowed_to(
    tekst: Tafeltekst, politie: bool
) -> None:
    if waarom_niet(tekst, OCMW, politie=politie) is not None:
        return
    assert not politie
    assert tekst.getoond
    assert not tekst.ingetrokken
    if tekst.kind == INBRENG:
        assert tekst.eigenaar_id != OCMW
        assert "eigen_dossier" in tekst.rechten
        assert tekst.inhoud.get("geheim") == "nee"
        assert tekst.inhoud.get("categorie") != GEZONDHEID


@given(TEKSTEN.filter(lambda tekst: tekst.kind == INBRENG), RECHTEN)
def test_the_words_of_another_are_kept_only_with_leave_whatever_else_is_right(
    tekst: Tafeltekst, rechten: frozenset[str]
) -> None:
    inhoud = {"inhoud": "verzonnen", "geheim": "nee", "categorie": "1"}
    shown = replace(tekst, eigenaar_id=CLB, inhoud=inhoud, rechten=rechten, ingetrokken=False, getoond=True)
    assert (waarom_niet(shown, OCMW, politie=False) is None) == ("eigen_dossier" in rechten)


@given(st.dictionaries(st.text(), st.text()), st.text())
def test_nothing_on_a_psychische_stoornis_and_nothing_that_steers_goes_along(
    inhoud: dict[str, str], rest: str
) -> None:
    taken = mee_te_nemen({**inhoud, f"d5_{rest}": "verzonnen", **dict.fromkeys(STURING, "ja")})
    assert not [key for key in taken if key.startswith("d5_") or key in STURING]
    assert set(taken) <= set(inhoud)


@given(RECHTEN, INHOUD)
def test_of_a_secret_nothing_is_permitted_whatever_was_ticked(
    rechten: frozenset[str], inhoud: dict[str, object]
) -> None:
    valid = geldige_rechten(rechten, inhoud)
    assert valid <= rechten
    if inhoud.get("geheim") != "nee":
        assert not valid


@given(st.sampled_from(["vault", "table", "register"]), st.sampled_from(["F08", "concept"]), st.booleans())
def test_the_police_is_shown_no_copy_and_nobody_a_half_filled_form(
    zone: str, soort: str, kopie: bool
) -> None:
    kept = item("i1", zone=zone, soort=soort, bron_id=ItemId("bron") if kopie else None)
    shown = zone == "vault" and soort != "concept"
    assert mag_eigen_kluis_tonen(kept, politie=False) is shown
    assert mag_eigen_kluis_tonen(kept, politie=True) is (shown and not kept.is_kopie)


@given(RECHTEN, st.booleans())
def test_who_takes_an_item_back_permits_nothing_on_it(rechten: frozenset[str], getoond: bool) -> None:
    gone = zonder_toestemming(item("i1", rechten=rechten, ingetrokken=getoond))
    assert gone.ingetrokken
    assert not gone.rechten


@given(
    st.sampled_from(["bron", "ander", None]),
    st.sampled_from(["t1", "t2", None]),
    st.sampled_from(["punt", None]),
    st.sampled_from(["vault", "table"]),
)
def test_a_copy_of_an_item_is_in_a_vault_and_names_it_or_its_step(
    bron_id: str | None, task_id: str | None, punt_id: str | None, zone: str
) -> None:
    bron = item("bron", task_id=TaskId("t1"), kind=INBRENG)
    other = replace(
        bron,
        id=ItemId("kopie"),
        zone=zone,
        bron_id=ItemId(bron_id) if bron_id else None,
        punt_id=PuntId(punt_id) if punt_id else None,
        task_id=TaskId(task_id) if task_id else None,
    )
    took = zone == "vault" and (bron_id is not None or punt_id is not None)
    assert is_kopie_van(other, bron) is (took and (bron_id == "bron" or task_id == "t1"))
