"""A procedure carries its forms, a text its kind and the form it was written with, and a LIVC-R has a release.

Versions from before stay as they are, under their own id: the forms that they were carried out with are put beside
them right after it (`adopt_forms`), for a migration does not know where those stand. The kind of a text follows
from the form that it named: as the versions of its LIVC-R ask it, else as the forms of then were asked. What was
in force, procedure by procedure, is the first release of each LIVC-R.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256

import sqlalchemy as sa
from alembic import op
from lxml import etree

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

LIVC = "{urn:livc:bpmn:1}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
READ = ("item", "procedure_versie")
NEW = ("formulier", "release", "release_versie")


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
    op.create_table(
        "release",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("release_id", sa.String, nullable=False),
        sa.Column("gepubliceerd_op", MOMENT, nullable=False),
        sa.Column("huidig", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_release_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "release_id", name="pk_release"),
    )
    op.create_table(
        "release_versie",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("release_id", sa.String, nullable=False),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("versie_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_release_versie_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "release_id", "proces_id", name="pk_release_versie"),
    )
    _force(on=False)
    _name_as_drawn()
    named = sa.text("UPDATE item SET kind = :kind WHERE soort = :form AND kind = ''")
    for kind, forms in FORMS_OF.items():
        for form in forms:
            op.get_bind().execute(named, {"kind": kind, "form": form})
    # what a step without form wrote was named after its kind
    op.execute("UPDATE item SET kind = soort WHERE kind = '' AND soort <> 'concept'")
    _make_releases()
    _force(on=True)
    op.drop_column("procedure_versie", "huidig")
    for table in NEW if _is_postgresql() else ():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))")


def _name_as_drawn() -> None:
    """Give a text the kind of the step that asks its form in the versions of its own LIVC-R, where that is one."""
    drawn: dict[tuple[str, str], set[str]] = {}
    versions = op.get_bind().execute(sa.text("SELECT livc_id, bundle FROM procedure_versie"))
    for livc_id, bundle in versions.all():
        for form, kind in _asked(bytes(bundle)):
            drawn.setdefault((livc_id, form), set()).add(kind)
    named = sa.text("UPDATE item SET kind = :kind WHERE livc_id = :livc AND soort = :form")
    for (livc_id, form), kinds in drawn.items():
        if len(kinds) == 1:
            op.get_bind().execute(named, {"kind": min(kinds), "livc": livc_id, "form": form})


def _asked(bundle: bytes) -> Iterator[tuple[str, str]]:
    """Yield form and kind of every step of a version, kept as a ZIP of its files."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        for name in files.namelist():
            if name.endswith(".bpmn"):
                for element in etree.fromstring(files.read(name), PARSER).iter():
                    form, kind = element.get(f"{LIVC}form"), element.get(f"{LIVC}kind")
                    if form and kind:
                        yield form, kind


def _make_releases() -> None:
    """Join what is in force in each LIVC-R under one hash, made as the program of today makes it."""
    rows = op.get_bind().execute(
        sa.text(
            "SELECT livc_id, proces_id, versie_id, gepubliceerd_op FROM procedure_versie WHERE huidig "
            "ORDER BY livc_id, proces_id"
        )
    )
    of_livc: dict[str, list[Sequence[str]]] = {}
    for row in rows.all():
        of_livc.setdefault(row.livc_id, []).append(row)
    for livc_id, versions in of_livc.items():
        lines = "".join(f"{v[1]}\0{v[2]}\n" for v in versions)
        one = {"livc": livc_id, "release": sha256(lines.encode()).hexdigest()}
        op.get_bind().execute(
            sa.text(
                "INSERT INTO release (livc_id, release_id, gepubliceerd_op, huidig) "
                "VALUES (:livc, :release, :op, :yes)"
            ),
            one | {"op": max(v[3] for v in versions), "yes": True},
        )
        for version in versions:
            op.get_bind().execute(
                sa.text("INSERT INTO release_versie VALUES (:livc, :release, :proces, :versie)"),
                one | {"proces": version[1], "versie": version[2]},
            )


def downgrade() -> None:
    op.add_column(
        "procedure_versie", sa.Column("huidig", sa.Boolean, nullable=False, server_default=sa.false())
    )
    for table in NEW:
        op.drop_table(table)
    op.drop_column("item", "formulier")
    op.drop_column("item", "kind")
    op.drop_column("procedure_versie", "formulieren")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _force(*, on: bool) -> None:
    """Let the owner of the tables read them all while rows are filled in."""
    for table in READ if _is_postgresql() else ():
        op.execute(f"ALTER TABLE {table} {'' if on else 'NO '}FORCE ROW LEVEL SECURITY")
