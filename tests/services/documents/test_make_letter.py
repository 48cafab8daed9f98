"""Letters of a step: for who answers it, from the template of its version, and without a name."""

import pytest

from app.domain.document import PieceKind
from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.words.processes import DATALEK, INZAGEVERZOEK
from app.services.documents.make_letter import make_letter
from app.services.oversight.privacy import open_matter
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.documents.printing import printer
from tests.services.installation import NAAM, Installation


def asked(inst: Installation, besluit: str) -> Installation:
    open_matter(inst.actor("joris"), INZAGEVERZOEK.word, inst.deps)
    inst.step("joris", "iv_ontv", "bevestigd")
    inst.step("nora", "iv_adv", besluit)
    inst.step("hilde", "iv_besl", besluit)
    return inst


def text_of(inst: Installation, name: str, element: str, brief: str) -> str:
    deps, printed = printer(inst.deps)
    found = make_letter(inst.actor(name), inst.task(element).id, brief, deps)
    assert found.naam == f"{brief.replace('_', '-')}.pdf"
    return printed.text


@pytest.mark.parametrize(
    ("besluit", "zin"),
    [
        ("toestaan", "Wij gaan op uw vraag in."),
        ("beperken", "Op een deel van uw vraag gaan wij in"),
        ("weigeren", "Dat betekent niet dat wij gegevens over u hebben, en ook niet dat wij er geen hebben."),
    ],
)
def test_the_answer_says_what_was_decided_and_nothing_of_another_decision(
    at: At, besluit: str, zin: str
) -> None:
    text = text_of(asked(at("leeg"), besluit), "joris", "iv_antw", "brief_antwoord")
    assert zin in text
    others = {"Wij gaan op uw vraag in.", "Op een deel van uw vraag", "ook niet dat wij er geen hebben"}
    assert len([each for each in others if each in text]) == 1
    assert "Gegevensbeschermingsautoriteit" in text
    assert "naar de rechter stappen" in text
    assert "Andere diensten antwoorden zelf" in text


def test_the_page_of_the_task_offers_it_by_its_title(at: At) -> None:
    inst = asked(at("leeg"), "weigeren")
    page = show_task(inst.actor("joris"), inst.task("iv_antw").id, inst.deps)
    assert [tuple(each) for each in page.brieven] == [
        ("brief_antwoord", "Ons antwoord op uw vraag over uw gegevens")
    ]


def test_to_whom_it_goes_is_written_by_hand(at: At) -> None:
    inst = at("leeg")
    open_matter(inst.actor("joris"), INZAGEVERZOEK.word, inst.deps)
    deps, printed = printer(inst.deps)
    make_letter(inst.actor("joris"), inst.task("iv_ontv").id, "brief_ontvangst", deps)
    blanks = [piece.text for piece in printed.made[-1].pieces if piece.kind is PieceKind.BLANK]
    assert blanks[0] == "Aan (naam en adres)"


@pytest.mark.parametrize("name", ["hilde", "nora"])
def test_who_may_only_look_at_the_step_gets_no_letter(at: At, name: str) -> None:
    inst = asked(at("leeg"), "weigeren")
    with pytest.raises((NotAllowedError, NotFoundError)):
        text_of(inst, name, "iv_antw", "brief_antwoord")


@pytest.mark.parametrize("brief", ["brief_ontvangst", "brief_betrokkene", "../iv", "verslag"])
def test_a_letter_of_another_step_is_none_of_this_one(at: At, brief: str) -> None:
    with pytest.raises(NotFoundError):
        text_of(asked(at("leeg"), "weigeren"), "joris", "iv_antw", brief)


def test_the_letter_of_a_breach_does_not_say_that_anybody_is_discussed(at: At) -> None:
    inst = at("leeg")
    open_matter(inst.actor("nora"), DATALEK.word, inst.deps)
    files = inst.deps.procedures.collect(DATALEK.word).files
    (letter,) = [content for name, content in files.items() if name.endswith(".xml")]
    for word in (b"LIVC", b"{livc}", b"casus", b"radicali"):
        assert word not in letter


def test_a_service_reads_who_is_asked_and_until_when_but_not_about_whom(at: At) -> None:
    inst = at("uitgenodigd")
    deps, printed = printer(inst.deps)
    taak = inst.task("r_antw", binding=inst.org("tom"))
    make_letter(inst.actor("tom"), taak.id, "brief_uitnodiging", deps)
    text = printed.text
    assert "casus 2026-01" in text
    assert "Antwoord voor" in text
    assert NAAM not in text


def test_the_log_tells_who_took_it_out(at: At) -> None:
    inst = asked(at("leeg"), "weigeren")
    text_of(inst, "joris", "iv_antw", "brief_antwoord")
    with inst.read() as tx:
        rows = [each.regel for each in tx.audit.rows(None, 0, 500) if each.regel.wat == "document_opgehaald"]
    assert [row.persoon_id for row in rows] == [inst.actor("joris").persoon_id]
