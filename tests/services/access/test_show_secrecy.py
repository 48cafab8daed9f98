"""The page of secrecy: the sentences with the law of the day, and whether they were confirmed."""

from app.domain.verklaring import VERSIE, ZINNEN
from app.services.access.show_secrecy import show_secrecy
from tests.joining import bind_everyone
from tests.services.conftest import At


def test_who_confirmed_it_reads_the_sentences_and_the_day(at: At) -> None:
    inst = at("leeg")
    page = show_secrecy(inst.actor("ann"), inst.deps)
    assert (len(page.zinnen), page.versie, page.te_bevestigen) == (len(ZINNEN), VERSIE, False)
    assert page.bevestigd_op is not None


def test_who_did_not_yet_is_asked(at: At) -> None:
    inst = at("leeg")
    bind_everyone(inst.livc_id, inst.deps, None)
    assert show_secrecy(inst.actor("ann"), inst.deps).te_bevestigen
