"""What stands beside a step of the strategic table: what was noted already, or what one instruction asks."""

from collections.abc import Iterator

from app.domain.item import Item
from app.domain.sentence import Sentence, given_text
from app.domain.strategie import Instructie, naam_van_onderwerp
from app.services.deps import Deps
from app.services.loading import Loaded
from app.services.ports.unit_of_work import Tx
from app.services.strategisch import StrategischePapieren, Tekst, asked_in, papers_of, whom
from app.services.telling.words import datum
from app.services.views.items import Blok, Tekstregel

WEG = "De tekst is vernietigd, of weggehaald."


def strategic_beside(tx: Tx, loaded: Loaded, deps: Deps) -> tuple[list[Blok], list[Item]]:
    """Return the blocks, with the papers that were read for them."""
    papers = papers_of(tx, deps.keys, loaded.instantie.id)
    blocks = [
        Blok(Sentence("Besluiten tot nu"), _decided(loaded, papers)),
        Blok(Sentence("Opdrachten"), list(_instructions(tx, papers, _asked(tx, loaded)))),
    ]
    read = tx.items.of_instantie(loaded.instantie.id, "papers")
    return [block for block in blocks if block.regels], list(read)


def _decided(loaded: Loaded, papers: StrategischePapieren) -> list[Tekstregel]:
    """Return what was decided; nothing of it for who only carries out an instruction."""
    return [] if loaded.taak.binding else list(map(_line, papers.besluiten))


def _asked(tx: Tx, loaded: Loaded) -> list[Instructie]:
    """Return what the meeting asked, or the one that this step carries out."""
    every, one = tx.strategie.instructies(loaded.instantie.id), loaded.taak.binding
    return [each for each in every if each.id == one] if one else list(every)


def _line(text: Tekst) -> Tekstregel:
    return Tekstregel(given_text(naam_van_onderwerp(text.onderwerp)), given_text(text.tekst) or Sentence(WEG))


def _instructions(tx: Tx, papers: StrategischePapieren, asked: list[Instructie]) -> Iterator[Tekstregel]:
    for each in asked:
        text = asked_in(papers, each)
        yield Tekstregel(
            given_text(naam_van_onderwerp(each.onderwerp)),
            Sentence(
                "{wat} (aan {wie}, tegen {dag})",
                wat=given_text(text.tekst) if text and text.tekst else Sentence(WEG),
                wie=whom(tx, each),
                dag=datum(each.tegen),
            ),
        )
