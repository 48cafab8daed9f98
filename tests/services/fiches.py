"""A fiche on its way, for tests: its draft and the consensus on it."""

from collections.abc import Mapping

from tests.services.installation import Answer, Installation

BLOKKEN = ("reden", "d1", "d2", "d3", "d4", "d5", "d6", "opvolging")
TEKST = "Hij komt elke week langs bij het OCMW."
ONTWERP: Mapping[str, Answer] = {
    **{f"{blok}_tekst": "" for blok in BLOKKEN},
    "geen_evaluatie": "Er is geen traject gestart.",
    "naam": "Persoon Verzonnen",
    "reden_tekst": TEKST,
    "reden_bronnen": ["gezegd"],
}
"""One block, on what was said, and why there is no evaluation."""


def draft(inst: Installation, **velden: Answer) -> None:
    """Let the information officer draft: as above, unless told otherwise."""
    inst.step("katrien", "f_op", "ontwerp", **{**ONTWERP, **velden})


def looked_over(inst: Installation) -> None:
    inst.step("joris", "f_geheim", "in_orde", geen_geheimen="ja", eigenaars_akkoord="ja", beide_kanten="ja")


def agreed(inst: Installation, **velden: Answer) -> None:
    """Draft, look over, and agree."""
    draft(inst, **velden)
    looked_over(inst)
    inst.agree("f_cons")
