"""The certificate of destruction on paper: printed from the version that was in force when it was made."""

from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.execution import Bundle
from app.domain.words.processes import BEWARING
from app.procedure.checking import version_of
from app.services.documents.make_certificate import make_certificate
from app.services.ports.unit_of_work import Tx
from tests.services.conftest import At
from tests.services.documents.printing import printer
from tests.services.installation import NAAM, Installation


@pytest.fixture
def inst(at: At) -> Installation:
    inst = at("afgesloten")
    inst.code = inst.casus.code  # type: ignore[attr-defined]  # for the one test that looks for it
    inst.later(days=400)
    return inst


def text_of(inst: Installation, certificaat_id: str, name: str = "nora") -> str:
    deps, printed = printer(inst.deps)
    make_certificate(inst.actor(name), certificaat_id, deps)
    return printed.text


def first(inst: Installation) -> str:
    with inst.read() as tx:
        return tx.outbox.certificaten()[0].id


def test_it_says_what_how_much_and_when_and_never_of_whom(inst: Installation) -> None:
    with inst.read() as tx:
        proofs = tx.outbox.certificaten()
    for proof in proofs:
        text = text_of(inst, proof.id)
        assert proof.id in text
        assert str(proof.sleutels) in text
        assert "Onherstelbaar vanaf" in text
        for secret in (NAAM, inst.code, "OCMW", "CLB"):  # type: ignore[attr-defined]
            assert secret not in text


def test_it_is_printed_as_the_procedure_of_that_day_had_it(inst: Installation) -> None:
    before = text_of(inst, first(inst))
    with inst.begin() as tx:
        publish_otherwise(tx)
    assert text_of(inst, first(inst)) == before


def publish_otherwise(tx: Tx) -> None:
    release = tx.versies.release()
    now = release.bundles[BEWARING.word]
    files = dict(now.files)
    for name, content in files.items():
        if name.endswith(".xml"):
            files[name] = content.replace(b"Bewijs van vernietiging", b"Iets heel anders")
    other = Bundle(version_of(BEWARING.word, files), BEWARING.word, files)
    assert other.version_id != now.version_id
    tx.versies.publish(release.with_bundle(other), tx.now.real)


def test_one_of_before_there_were_templates_says_so(inst: Installation) -> None:
    with inst.begin() as tx:
        old = replace(tx.outbox.certificaten()[0], id="f" * 32, versie_id=None)
        tx.outbox.add_certificaat(old)
    with pytest.raises(ConflictError, match="nog geen sjabloon"):
        text_of(inst, old.id)


@pytest.mark.parametrize("name", ["joris", "ann", "vera", "bert", "hilde"])
def test_it_is_for_the_dpo(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        text_of(inst, first(inst), name)


def test_another_number_is_nothing(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        text_of(inst, "0" * 32)
