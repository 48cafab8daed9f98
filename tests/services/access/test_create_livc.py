from dataclasses import replace

import pytest

from app.domain.errors import ConflictError
from app.services.access.create_livc import CreateLivc, create_livc
from tests.services.installation import Installation


def without_demo(inst: Installation) -> Installation:
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), demo=False))
    return inst


def test_a_new_livc_is_paper_light_and_no_demo(inst: Installation) -> None:
    livc = create_livc(CreateLivc("LIVC-R Verzonnen", "Verzonnen"), without_demo(inst).deps)
    assert not livc.kluizen_aan
    assert not livc.demo
    with inst.deps.uow.read(None) as tx:
        assert tx.livcs.get(livc.id) == livc
        assert tx.people.organisatie(livc.gemeente_id).soort == "gemeente"


def test_a_name_is_used_once(inst: Installation) -> None:
    with pytest.raises(ConflictError):
        create_livc(CreateLivc("LIVC-R Wisselbeke", "Wisselbeke"), without_demo(inst).deps)


def test_no_real_livc_begins_beside_a_demo(inst: Installation) -> None:
    with pytest.raises(ConflictError, match="demo"):
        create_livc(CreateLivc("LIVC-R Verzonnen", "Verzonnen"), inst.deps)
