"""A procedure carries its forms, and a text keeps the kind of its step and the form it was written with.

Versions from before stay as they are, under their own id: the forms that they were carried out with are put beside
them right after it (`adopt_forms`), for a migration does not know where those stand. The kind of a text
follows from the form that it named; each form was asked in steps of one kind.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

FORMS_OF = {
    "prescreening": ["F01"],
    "intake": ["F02"],
    "aanmelding": ["F02-A"],
    "identiteit_vrijgeven": ["F02-B"],
    "casuslijst": ["F03"],
    "kwalificatie": ["F04"],
    "belang_kind": ["F04-belang", "F10-belang", "F17-belang"],
    "warme_overdracht": ["F04-regulier"],
    "voorbereiding": ["F05"],
    "uitnodiging": ["F05-uit"],
    "antwoord_uitnodiging": ["F06"],
    "andere_link": ["F06-link"],
    "kader": ["F07"],
    "informatie_inbreng": ["F08"],
    "weging": ["F09"],
    "trajectplan": ["F10"],
    "opvolgtaak": ["F11"],
    "evaluatie": ["F12"],
    "consensus": ["F15"],
    "afsluiting": ["F17"],
    "bericht": ["F17-bericht"],
    "noodzaak_toets": ["F17-nodig"],
    "verlenging": ["F18", "F18-herzien", "F18-vroeg"],
    "overleg_plannen": ["F19a"],
    "agendering": ["F19b"],
    "aanwezigheid": ["F19c", "F19c-dag"],
    "verslag": ["F19d"],
    "vrijgave": ["F19d-punt"],
}


def upgrade() -> None:
    op.add_column("procedure_versie", sa.Column("formulieren", sa.LargeBinary, nullable=True))
    op.add_column("item", sa.Column("kind", sa.String, nullable=False, server_default=""))
    op.add_column("item", sa.Column("formulier", sa.String, nullable=True))
    op.create_table(
        "formulier",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_formulier_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "hash", name="pk_formulier"),
    )
    _force(on=False)
    named = sa.text("UPDATE item SET kind = :kind WHERE soort = :form")
    for kind, forms in FORMS_OF.items():
        for form in forms:
            op.get_bind().execute(named, {"kind": kind, "form": form})
    # what a step without form wrote was named after its kind
    op.execute("UPDATE item SET kind = soort WHERE kind = '' AND soort <> 'concept'")
    _force(on=True)
    if _is_postgresql():
        op.execute("ALTER TABLE formulier ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE formulier FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY livc ON formulier USING (livc_id = current_setting('casuspad.livc', true))")


def downgrade() -> None:
    op.drop_table("formulier")
    op.drop_column("item", "formulier")
    op.drop_column("item", "kind")
    op.drop_column("procedure_versie", "formulieren")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _force(*, on: bool) -> None:
    """Let the owner of the table read it all while rows are filled in."""
    if _is_postgresql():
        op.execute(f"ALTER TABLE item {'' if on else 'NO '}FORCE ROW LEVEL SECURITY")
