"""The information officer drafts the fiche for the LTF, on the screen that everyone at the table sees (INV-02)."""

from app.domain.words.step_kind import Exits, Field, On, StepKind, Written

_BLOKKEN = ("reden", "d1", "d2", "d3", "d4", "d5", "d6", "opvolging")

FICHE_OPSTELLEN = StepKind(
    word="fiche_opstellen",
    name="fiche opstellen",
    on=frozenset({On.TASK}),
    lanes=frozenset({"information_officer"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"ontwerp"}), safe="geen_fiche"),),
    fields=(
        Field("naam", "vault"),
        Field("d5_bevestigd", "vault", values=frozenset({"ja"})),
        Field("geen_evaluatie", "vault"),
        *(Field(f"{blok}_tekst", "vault") for blok in _BLOKKEN),
        *(Field(f"{blok}_bronnen", "vault", source="fichebronnen") for blok in _BLOKKEN),
    ),
    writes=(Written("fiche_verzonden", "boolean", value=False),),
    reads=("anoniem",),
    at_point=True,
    question="Wat laten we de LTF weten?",
    consequence="De tafel kijkt het na, en er vertrekt niets zonder consensus van ieder die erbij was.",
)
