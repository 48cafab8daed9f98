"""The timeline says in the words of the model what people did; what is nobody's business it leaves out."""

from app.services.casework.show_casus import show_casus
from tests.services.conftest import At
from tests.services.installation import Installation


def timeline(inst: Installation, name: str = "joris") -> list[str]:
    page = show_casus(inst.actor(name), inst.casus.id, inst.deps)
    return [str(each.wat) for each in page.tijdlijn]


def test_who_did_what_is_said_in_a_sentence_and_the_name_is_kept_nowhere(at: At) -> None:
    inst = at("op_lijst")
    told = timeline(inst)
    assert "Hilde Demeyer-Demo zette de casus op de lijst." in told
    assert "Joris Voorbeeld zette de casus op de agenda." in told
    with inst.read() as tx:
        kept = tx.casussen.gebeurtenissen(inst.casus.id)
    assert not [line for line in kept if "Hilde" in line.wat]


def test_what_was_noted_for_someone_is_said_of_the_role(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.do("joris", inst.task("i_lijst"), "op_lijst", via="mondeling")
    said = "De burgemeester zette de casus op de lijst (mondeling beslist, genoteerd door de coördinator)."
    assert said in timeline(inst)


def test_no_step_of_casuspad_itself_is_on_it_and_no_word_of_the_engine(at: At) -> None:
    told = timeline(at("traject"))
    assert told
    assert all(each.endswith((".", "?")) for each in told)
    assert not [each for each in told if "Termijn" in each or "bewaken" in each or "doorgeven" in each]


def test_it_tells_nothing_of_who_may_decline(at: At) -> None:
    declined, silent = at("weerhouden"), at("weerhouden")
    declined.step("ann", "id_vrij", "niet_meegedeeld")
    declined.later(days=31)
    silent.later(days=31)
    assert timeline(declined) == timeline(silent)
    assert not [each for each in timeline(at("gewogen")) if "Tom" in each or "Ann" in each]


def test_a_version_from_before_keeps_the_names_of_its_steps(at: At) -> None:
    inst = at("op_lijst")
    with inst.begin() as tx:
        first = tx.casussen.gebeurtenissen(inst.casus.id)[0]
        tx.casussen.add_gebeurtenissen(
            [first.__class__(**{**vars(first), "wat": "Kwalificeren", "door": None})]
        )
    assert timeline(inst)[-1] == "Kwalificeren"
