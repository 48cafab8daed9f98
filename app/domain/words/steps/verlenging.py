"""A holder decides for the own file: gone, or kept with reasons within five years (INV-39)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Exits, Field, On, Silence, StepKind, Written

VERLENGING = StepKind(
    word="verlenging",
    name="beslissing over het eigen dossier",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="dossierhouder",
    roots=frozenset({"bewaring"}),
    exits=(
        Exits(frozenset({"verlengen"}), safe="vernietigen"),
        Exits(frozenset({"blijft_nodig"}), safe="niet_meer_nodig"),
        Exits(frozenset({"nu_weg"}), safe="bewaren"),
    ),
    fields=(
        Field(
            "einddatum",
            "process",
            result="einddatum",
            type="date",
            when=frozenset({"verlengen", "blijft_nodig"}),
        ),
    ),
    writes=(Written("einddatum", "date", "verlengen"), Written("einddatum", "date", "blijft_nodig")),
    silence=Silence.UNCOUNTED,
    own_space=True,
    question="Mag uw eigen dossier weg, of verlengt u met redenen?",
    consequence="Zonder antwoord verdwijnt het dossier op zijn dag.",
)
