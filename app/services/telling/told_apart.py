"""Texts of the same form have the same title: on one page each gets its number, the oldest first."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from app.domain.sentence import Said, Sentence
from app.services.views.items import KluisItem

GENUMMERD = "{titel} ({nummer} van {aantal})"


def told_apart(items: Iterable[KluisItem]) -> Mapping[str, Said]:
    """Return by id what each is called where all of them stand; a title that nothing else has stays as it is."""
    by_title = sorted(items, key=lambda item: (item.titel, item.aangemaakt, item.id))
    called: dict[str, Said] = {}
    for title, equal in groupby(by_title, key=lambda item: item.titel):
        called |= _numbered(title, [item.id for item in equal])
    return called


def _numbered(title: Said, ids: list[str]) -> dict[str, Said]:
    if len(ids) == 1:
        return {ids[0]: title}
    return {
        one: Sentence(GENUMMERD, titel=title, nummer=number, aantal=len(ids))
        for number, one in enumerate(ids, 1)
    }
