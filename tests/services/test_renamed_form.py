"""A LIVC-R calls its forms what it wants: what code does follows from the kind of the step, never from a key."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.errors import ConflictError
from app.domain.ids import VersieId
from app.domain.item import Item
from app.services.casework.show_shared import show_shared
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.telling.showing import form_of
from app.services.texts import rewrite
from tests.services import stages
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import in_force, put_in_force
from tests.services.table.test_keep_for_own_file import keep, lying


def with_form(inst: Installation, old: str, new: str, *words: tuple[str, str]) -> VersieId:
    """Put a casus in force in which a form has another key, and maybe other words."""
    files = dict(in_force(inst, "casus").files)
    text = files.pop(f"forms/{old}.json").decode().replace(f'"id": "{old}"', f'"id": "{new}"')
    for was, is_now in words:
        assert was in text
        text = text.replace(was, is_now)
    models = {
        n: c.replace(f'livc:form="{old}"'.encode(), f'livc:form="{new}"'.encode()) for n, c in files.items()
    }
    return put_in_force(inst, "casus", {**models, f"forms/{new}.json": text.encode()})


def go_along(inst: Installation, versie_id: VersieId, answers: Mapping[str, str] | None = None) -> None:
    command = MigrateCasus(
        inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, versie_id, answers or {}
    )
    migrate_casus(command, inst.deps)


def title(inst: Installation, item: Item) -> str:
    with inst.read() as tx:
        form = form_of(tx, inst.deps, item)
    assert form is not None
    return form.title


def test_what_an_owner_shared_with_a_renamed_form_is_not_kept_by_everyone(at: At) -> None:
    inst = at("deelnemers")
    go_along(inst, with_form(inst, "F08", "INBRENG"))
    stages._inbreng(inst)
    stages._gewogen(inst)
    item = lying(inst, "INBRENG")
    assert item.eigenaar_id == inst.org("tom")
    with inst.begin() as tx:  # the owner permits nothing
        rewrite(tx, inst.deps.keys, item, replace(item, rechten=frozenset()))
    with pytest.raises(ConflictError, match="geen toestemming"):
        keep(inst, "ann", item)
    assert [each.item.soort for each in show_shared(inst.actor("tom"), inst.deps).gedeeld] == ["INBRENG"]


def test_an_old_item_is_shown_by_its_old_form(at: At) -> None:
    inst = at("gewogen")
    with inst.read() as tx:
        own = next(i for i in tx.items.of_casus(inst.casus.id, "vault") if i.is_eigen_inbreng)
    before = title(inst, own)
    go_along(inst, with_form(inst, "F08", "F08", (before, "Wat wij nieuw willen zeggen")))
    assert title(inst, own) == before
    shown = show_shared(inst.actor("tom"), inst.deps).gedeeld
    assert [each.item.titel for each in shown] == [before]
