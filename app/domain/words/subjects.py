"""The words of `livc:subject`, one row each."""

from collections.abc import Mapping
from typing import Final

from app.domain.words.listing import by_word
from app.domain.words.step_kind import Beside
from app.domain.words.subject import Subject, WithoutCore

SUBJECTS: Final[Mapping[str, Subject]] = by_word(
    Subject(
        "kwalificatie",
        "de kwalificatie",
        agreed=("kwalificatie",),
        qualifies=True,
        without_core_if=(
            ("weerhouden", WithoutCore.NEVER),
            ("onvoldoende", WithoutCore.ALWAYS),
            ("doorverwijzing_ltf", WithoutCore.NEVER),
            ("doorverwijzing_ook_hier", WithoutCore.NEVER),
        ),
    ),
    Subject(
        "traject",
        "het traject",
        agreed=("evaluatiedatum",),
        beside=frozenset({Beside.PLAN}),
    ),
    Subject(
        "evaluatie",
        "verder gaan met het traject",
        agreed=("evaluatiedatum",),
        beside=frozenset({Beside.PLAN}),
    ),
    Subject(
        "afsluiting",
        "de afsluiting",
        agreed=("reden",),
        closing=True,
        without_core=WithoutCore.ALWAYS,
    ),
    Subject(
        "doorverwijzing",
        "de doorverwijzing naar de LTF",
        agreed=("ook_hier",),
        beside=frozenset({Beside.PLAN}),
        without_core=WithoutCore.NEVER,
    ),
    Subject(
        "overdracht",
        "de afspraak met een andere gemeente",
        agreed=(),
        beside=frozenset({Beside.PLAN}),
    ),
    Subject(
        "fiche",
        "de fiche aan de LTF",
        agreed=(),
        leaves=True,
        beside=frozenset({Beside.FICHE}),
    ),
)


def find_subject(word: str | None) -> Subject | None:
    """Return what a consensus is about; None when it is about nothing that the list knows."""
    return SUBJECTS.get(word or "")
