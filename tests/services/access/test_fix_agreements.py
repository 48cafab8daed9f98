"""What a LIVC-R agreed itself: in versions, confirmed anew when it changes, and about nobody (F24, INV-18)."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.verklaring import VERSIE, VerklaringNodigError, versie_met
from app.domain.werkafspraken import LANGSTE
from app.services.access.fix_agreements import FixAgreements, fix_agreements
from app.services.access.show_secrecy import show_secrecy
from app.services.access.sign_secrecy import SignSecrecy, sign_secrecy
from app.services.casework.show_casus import show_casus
from tests.services.conftest import At
from tests.services.installation import Installation

EERST = {"notulen": "Er komt een verslag.", "ltf": "Langs de information officer."}


def agree(inst: Installation, who: str = "joris", nummer: int = 0, **texts: str) -> bool:
    return fix_agreements(FixAgreements(inst.actor(who), nummer, texts or EERST), inst.deps)


def sign(inst: Installation, who: str) -> int:
    page = show_secrecy(inst.actor(who), inst.deps)
    return sign_secrecy(SignSecrecy(inst.actor(who), page.versie), inst.deps)


def test_nothing_about_anybody_opens_before_the_agreements_were_confirmed(at: At) -> None:
    inst = at("deelnemers")
    assert agree(inst)
    for who in ("joris", "tom", "hilde"):
        with pytest.raises(VerklaringNodigError):
            show_casus(inst.actor(who), inst.casus.id, inst.deps)
        assert sign(inst, who) == 1
        assert show_casus(inst.actor(who), inst.casus.id, inst.deps)


def test_a_next_version_is_asked_again_and_says_what_changed(at: At) -> None:
    inst = at("deelnemers")
    agree(inst)
    sign(inst, "tom")
    agree(inst, nummer=1, **{**EERST, "ltf": "Langs de information officer, en nooit per mail."})
    with pytest.raises(VerklaringNodigError):
        show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    page = show_secrecy(inst.actor("tom"), inst.deps)
    assert (page.nummer, page.vastgesteld_op, page.versie) == (2, inst.today, versie_met(2))
    assert [(each.sleutel, each.nieuw) for each in page.afspraken] == [("notulen", False), ("ltf", True)]
    sign(inst, "tom")
    [lid] = inst.actor("tom").lidmaatschappen
    assert (lid.verklaard_op, lid.verklaard_versie) == (inst.today, versie_met(2))


def test_what_was_not_read_is_not_confirmed(at: At) -> None:
    inst = at("deelnemers")
    agree(inst)
    for versie in (VERSIE, versie_met(2)):
        with pytest.raises(ConflictError, match="intussen veranderd"):
            sign_secrecy(SignSecrecy(inst.actor("tom"), versie), inst.deps)


def test_the_same_words_are_no_new_version(at: At) -> None:
    inst = at("deelnemers")
    agree(inst, notulen="Een.\nTwee.")
    sign(inst, "tom")
    assert not agree(inst, nummer=1, notulen=" Een.\r\nTwee. ")
    assert show_casus(inst.actor("tom"), inst.casus.id, inst.deps)


def test_a_chapter_that_was_taken_out_is_a_new_version(at: At) -> None:
    inst = at("deelnemers")
    agree(inst)
    assert agree(inst, nummer=1, notulen=EERST["notulen"])
    assert [each.sleutel for each in show_secrecy(inst.actor("tom"), inst.deps).afspraken] == ["notulen"]


def test_two_who_write_at_once_do_not_lose_each_others_words(at: At) -> None:
    inst = at("deelnemers")
    agree(inst)
    with pytest.raises(ConflictError, match="Iemand anders"):
        agree(inst, "hilde", nummer=0, notulen="Geen verslag.")


@pytest.mark.parametrize("who", ["tom", "katrien", "vera"])
def test_the_office_of_the_municipality_writes_them_down(at: At, who: str) -> None:
    inst = at("deelnemers")
    with pytest.raises(NotAllowedError):
        agree(inst, who)


@pytest.mark.parametrize(
    "said", ["Zoals in 2026-03.", "Mail naar an@voorbeeld.be.", "Geboren op 2 mei.", "x" * (LANGSTE + 1)]
)
def test_they_are_about_nobody_and_not_endless(at: At, said: str) -> None:
    inst = at("deelnemers")
    with pytest.raises(FormInvalidError) as wrong:
        agree(inst, notulen="Er komt een verslag.", ltf=said)
    assert list(wrong.value.errors) == ["ltf"]


def test_without_a_word_there_is_nothing_to_agree(at: At) -> None:
    with pytest.raises(FormInvalidError):
        agree(at("deelnemers"), notulen=" ")


def test_a_changed_setting_of_the_livc_leaves_the_agreements_as_they_are(at: At) -> None:
    """A whole row of the LIVC-R that was read before is written after."""
    inst = at("deelnemers")
    with inst.read() as tx:
        before = tx.livcs.get(inst.livc_id)
    agree(inst)
    with inst.deps.uow.begin(inst.livc_id) as tx:
        tx.livcs.save(before)
    with inst.read() as tx:
        assert tx.livcs.get(inst.livc_id).werkafspraken == 1
