"""By choosing: E1, E4, E7 and B2 are made and lawful; E3, E5, E6 and B1 are found, each with its source."""

from app.procedure.redrawing import GivenAnswers, find_choice
from tests.procedure.redrawing.redrawn import Draft, filled_in

YOUNG = ["onder_12", "jongere", "onbekend"]


def test_e1_social_partners_talk_before_a_signal_is_notified() -> None:
    draft = Draft()
    draft.choose(
        "prescreening",
        "q_aanm",
        "erbij:procedure:signaleringsoverleg",
        **{
            "naar:opvolgen_in_hulp": "q_end",
            "naar:aanmelden": "verder",
            "naar:via_politie": "q_end",
            "naar:niet_gehouden": "q_besp",
        },
    )
    assert draft.errors() == []


def test_e4_for_a_youngster_the_table_stops_at_the_interest_of_the_child() -> None:
    draft = Draft()
    done = draft.choose(
        "traject", "p_plan", "erbij:soort:belang_kind", plaats="ervoor", als="leeftijdsgroep", waarden=YOUNG
    )
    assert "enkel bij “Jonger dan 12”, “12 tot 17” en “Leeftijd onbekend”" in done.said
    more = draft.choose(
        "traject",
        done.at,
        "erbij:soort:vrij",
        plaats=f"weg:flow_{done.at}__p_plan",
        vraag="Stelde u het CLB voor?",
        wie="coordinator",
        als="altijd",
    )
    assert more.said == "Na “Is dit plan in het belang van dit kind?” komt: “Stelde u het CLB voor?”."
    assert draft.errors() == []


def test_what_a_step_like_it_hangs_on_is_proposed() -> None:
    draft = Draft()
    choice = find_choice(draft.spot("traject", "e_eval"), draft.files, "erbij:soort:belang_kind")
    given = filled_in(choice, {})
    assert given["als"] == ("leeftijdsgroep",)
    assert sorted(given["waarden"]) == sorted(YOUNG)
    assert [each.key for each in choice.also(GivenAnswers({"als": ["altijd"]}))] == []


def test_e7_there_is_time_to_prepare_unless_it_is_urgent() -> None:
    draft = Draft()
    wait = draft.choose(
        "uitnodigen",
        "s_antw",
        "erbij:wachten",
        plaats="ernaast",
        aantal="14",
        eenheid="dag",
        spoed="coordinator",
    )
    assert wait.said.startswith("Tegelijk met “Antwoorden op de uitnodiging” loopt")
    draft.choose(
        "uitnodigen",
        "s_antw",
        "erbij:soort:vrij",
        plaats="ernaast",
        vraag="Hebt u zich voorbereid in het eigen dossier?",
        wie="partner",
        als="altijd",
    )
    assert draft.errors() == []


def test_b2_nine_months_are_kept_and_not_twelve() -> None:
    draft = Draft()
    done = draft.choose("bewaring", "z_term", "tabel:P1Y", aantal="9", eenheid="maand")
    assert "9 maanden in plaats van 1 jaar" in done.said
    assert list(done.files) == ["bewaring/bewaartermijn.dmn"]
    assert b"P1Y" not in done.files["bewaring/bewaartermijn.dmn"]
    assert draft.errors() == []


def test_e3_what_sends_at_once_is_found() -> None:
    draft = Draft()
    draft.choose("terugkoppeling", "f_geheim", "termijn", aantal="1", eenheid="dag", naar="f_zend")
    assert "consensus_voor_fiche" in {each.check for each in draft.errors()}


def test_e5_silence_that_is_consent_is_found() -> None:
    draft = Draft()
    draft.choose("terugkoppeling", "f_cons", "hoe", hoe="enkelvoudig")
    draft.choose("terugkoppeling", "f_cons", "termijn", aantal="48", eenheid="uur", naar="f_zend")
    found = {each.check: each.source for each in draft.errors()}
    assert "consensus_kent_geen_klok" in found
    assert "INV-27" in found["consensus_kent_geen_klok"]


def test_e6_a_deadline_that_chases_who_is_silent_is_found() -> None:
    draft = Draft()
    draft.choose(
        "casus",
        "s_inbreng",
        "seintje",
        aantal="5",
        eenheid="dag",
        wie="burgemeester",
        stap="Wie deelde nog niets?",
    )
    found = {each.check: each.source for each in draft.errors()}
    assert "zwijgen_jaagt_niemand_op" in found
    assert "INV-10" in found["zwijgen_jaagt_niemand_op"]


def test_b1_the_korpschef_who_chairs_is_found() -> None:
    draft = Draft()
    draft.choose("overleg", "x_kader", "wie", wie="korpschef")
    found = {each.check: each.source for each in draft.errors()}
    assert "politie_zit_niet_voor" in found
    assert "INV-15" in found["politie_zit_niet_voor"]
