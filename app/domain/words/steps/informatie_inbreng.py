"""A participant shares what is needed, or nothing; nobody ever learns who stayed silent (INV-10)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Field, On, Part, Silence, StepKind

INFORMATIE_INBRENG = StepKind(
    word="informatie_inbreng",
    name="inbreng",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="effectieve_deelnemer",
    roots=frozenset({"casus"}),
    fields=(
        Field("wijze", "vault", values=frozenset({"niets"})),
        Field("inhoud", "vault"),
        Field("deelnemers", "vault", source="deelnemers", optional=True),
        Field("mag_verslag", "vault", optional=True),
        Field("mag_eigen_dossier", "vault", optional=True),
        Field("mag_fiche", "vault", optional=True),
    ),
    silence=Silence.DECLINABLE,
    part=Part.CONTRIBUTING,
    mailed=False,
    personal=True,
    own_space=True,
    ends_on_leaving=True,
    card=True,
    says_equal=True,
    question="Wat heeft de tafel nodig? Niets delen is even goed.",
    consequence="Wat u deelt, ligt op tafel tot het punt sluit, en blijft van uw organisatie.",
)
