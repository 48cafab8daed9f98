"""A database of before procedures carried forms: versions keep their id, and work with the forms of then."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.domain.ids import LivcId, VersieId
from app.integrations.procedures_on_disk import FileProcedures, forms_on_disk
from app.persistence import migrate
from app.persistence.engine import make_engine, plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork
from app.procedure.bundle import model_of
from app.services.procedures.adopt_forms import adopt_forms
from tests.persistence.test_own_file_links import livc, migrated

ROOT = Path(__file__).resolve().parents[2]
LIVC, OUD, VROEGER = LivcId("l"), VersieId("v-oud"), VersieId("v-vroeger")
NU = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
TOEN = "2026-03-01T10:00:00.000000Z"
ITEMS = {
    "i1": "F08", "i2": "F04", "i3": "concept", "i4": "F18-herzien", "i5": "F19c-dag", "i6": "noodroute",
    "i7": "EIGEN9",
}  # fmt: skip
KINDS = {
    "i1": "informatie_inbreng", "i2": "kwalificatie", "i3": "", "i4": "verlenging", "i5": "aanwezigheid",
    "i6": "noodroute", "i7": "weging",
}  # fmt: skip
FORMS = {
    name: content.replace(b'"title": "', b'"title": "Toen: ')
    for name, content in forms_on_disk(ROOT / "forms").items()
}
FORMS["forms/EIGEN9.json"] = FORMS["forms/F09.json"]


@pytest.fixture
def upgraded(empty_database_url: str) -> Iterator[Engine]:
    """A database at 0018 with an old version in force and one from before it, brought to today."""
    plain = plain_engine(empty_database_url)
    with plain.connect().execution_options(writing=True) as connection, connection.begin():
        migrated(connection, "0018")
        livc(connection)
        _write(connection)
    plain.dispose()
    migrate.upgrade(empty_database_url)
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def _write(connection: object) -> None:
    on_sqlite = connection.dialect.name == "sqlite"  # type: ignore[attr-defined]
    run = connection.execute  # type: ignore[attr-defined]
    off = "0" if on_sqlite else "false"
    run(text("INSERT INTO organisatie (id, naam, soort) VALUES ('g', 'Gemeente', 'gemeente')"))
    run(
        text(
            "INSERT INTO livc (id, naam, gemeente, gemeente_id, klok, kluizen_aan, demo) "
            f"VALUES ('l', 'L', 'L', 'g', 0, {off}, {off})"
        )
    )
    version = text(
        "INSERT INTO procedure_versie (livc_id, versie_id, proces_id, bundle, gepubliceerd_op, huidig) "
        f"VALUES ('l', :id, 'casus', :bundle, '{TOEN}', :huidig)"
    )
    for versie_id in (OUD, VROEGER):
        run(version, {"id": versie_id, "bundle": _bare(), "huidig": versie_id == OUD})
    item = text(
        "INSERT INTO item (livc_id, id, zone, eigenaar_id, key_id, soort, versie, inhoud, aangemaakt, "
        f"casus_id, rechten, ingetrokken) VALUES ('l', :id, 'vault', 'g', 'k', :soort, 1, :empty, '{TOEN}', "
        f"'c1', '[]', {off})"
    )
    for item_id, soort in ITEMS.items():
        run(item, {"id": item_id, "soort": soort, "empty": b""})


def _bare() -> bytes:
    """Return the files of the casus as a version of then held them: without forms."""
    files = FileProcedures(ROOT / "processes", ROOT / "geen").collect("casus").files
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            # a LIVC-R that gave the weging a form of its own
            archive.writestr(name, content.replace(b'livc:form="F09"', b'livc:form="EIGEN9"'))
    return buffer.getvalue()


def uow_of(engine: Engine) -> SqlUnitOfWork:
    return SqlUnitOfWork(engine, lambda: NU)


def test_what_was_in_force_is_in_force_under_its_own_id(upgraded: Engine) -> None:
    with uow_of(upgraded).read(LIVC) as tx:
        release = tx.versies.release()
        assert {name: bundle.version_id for name, bundle in release.bundles.items()} == {"casus": OUD}
        [stand] = tx.verhuizingen.standen()
    assert stand.versie_id == OUD
    plain = plain_engine(upgraded.url.render_as_string(hide_password=False))
    with plain.connect() as connection, connection.begin():
        livc(connection)
        stored = connection.execute(text("SELECT release_id FROM release")).scalar_one()
    plain.dispose()
    assert stored == release.release_id


def test_every_old_text_has_the_kind_of_its_step(upgraded: Engine) -> None:
    with uow_of(upgraded).read(LIVC) as tx:
        assert {item_id: tx.items.get(item_id).kind for item_id in ITEMS} == KINDS  # type: ignore[arg-type]


def test_old_versions_and_old_texts_get_the_forms_of_then_and_only_once(upgraded: Engine) -> None:
    uow = uow_of(upgraded)
    assert adopt_forms(FORMS, uow) == 2
    assert adopt_forms(dict.fromkeys(FORMS, b"{}"), uow) == 0
    with uow_of(upgraded).read(LIVC) as tx:
        for versie_id in (OUD, VROEGER):
            bundle = tx.versies.get(versie_id)
            asked = {e.livc["form"] for e in model_of(bundle).elements.values() if e.livc.get("form")}
            assert set(bundle.forms) == {f"forms/{key}.json" for key in asked}
            assert bundle.forms["forms/F04.json"] == FORMS["forms/F04.json"]
        item = tx.items.get("i2")  # type: ignore[arg-type]
        assert item.formulier == sha256(FORMS["forms/F04.json"]).hexdigest()
        assert tx.versies.formulier(item.formulier) == FORMS["forms/F04.json"]
        assert tx.items.get("i6").formulier is None  # type: ignore[arg-type]


def test_a_version_of_now_is_given_no_other_forms(upgraded: Engine) -> None:
    uow = uow_of(upgraded)
    new = FileProcedures(ROOT / "processes", ROOT / "forms").load("casus")
    adopt_forms(FORMS, uow)
    with uow.begin(LIVC) as tx:
        tx.versies.publish(tx.versies.release().with_bundle(new), NU)
    assert adopt_forms(FORMS, uow) == 0
    with uow_of(upgraded).read(LIVC) as tx:
        found = tx.versies.find_current("casus")
    assert found == new
