"""Who may keep what of an open table: everyone against everything that can lie there."""

from collections.abc import Mapping

import pytest

from app.domain.eigendossier import DOEL, NOODZAAK, VAN
from app.domain.errors import ConflictError, DomainError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.item import Item
from app.domain.people import Livc
from app.services.casework.withdraw_item import withdraw_item
from app.services.ports.forms import FieldView
from app.services.table.cast_vote import CastVote, cast_vote
from app.services.table.keep_for_own_file import KeepForOwnFile, keep_for_own_file
from app.services.table.show_table import show_table
from app.services.texts import read_text, sealed
from tests import forms_in_force
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_nothing_copies_itself import CLOSING, lay

NOODZAAK_ZIN = "Wij begeleiden het gezin verder en hebben dit daarvoor nodig."
IEDEREEN = ("hilde", "joris", "katrien", "ann", "tom", "vera", "lotte", "sam", "mia", "nora", "bert")


def lying(inst: Installation, soort: str) -> Item:
    with inst.read() as tx:
        found = [i for i in tx.items.of_punt(inst.punt.id) if i.zone == "table" and i.soort == soort]
    return found[-1]


def keep(inst: Installation, name: str, item: Item, **otherwise: str) -> Item:
    given = {"doel": "hulp", "noodzaak": NOODZAAK_ZIN, **otherwise}
    kept = keep_for_own_file(KeepForOwnFile(inst.actor(name), inst.punt.id, item.id, **given), inst.deps)
    with inst.read() as tx:
        return tx.items.get(kept)


def refused(inst: Installation, name: str, item: Item) -> bool:
    before = copies(inst)
    try:
        keep(inst, name, item)
    except DomainError:
        assert copies(inst) == before
        return True
    return False


def copies(inst: Installation) -> list[tuple[str, str]]:
    with inst.read() as tx:
        found = tx.items.of_casus(inst.casus.id, "vault")
    return [(item.id, item.eigenaar_id) for item in found if item.is_kopie]


def said(inst: Installation, item: Item) -> Mapping[str, object]:
    return read_text(inst.deps.keys, item)


def test_a_ticked_text_goes_to_the_own_file_with_its_necessity_and_stays_after_the_point(at: At) -> None:
    inst = at("gekwalificeerd")
    copy = keep(inst, "ann", lying(inst, "F04"))
    inst.step("joris", "u_dicht")
    assert copy.eigenaar_id == inst.org("ann")
    content = said(inst, copy)
    assert content["motivering"]
    assert content[VAN] == "samen geschreven"
    assert content[DOEL] == "Om zelf hulp of begeleiding te geven"
    assert content[NOODZAAK] == NOODZAAK_ZIN
    assert copies(inst) == [(copy.id, inst.org("ann"))]


@pytest.mark.parametrize("name", IEDEREEN)
def test_only_who_sits_there_now_and_is_no_police_keeps_a_joint_text(at: At, name: str) -> None:
    inst = at("gewogen")
    assert refused(inst, name, lying(inst, "F09")) is (name not in {"hilde", "joris", "ann", "tom"})


@pytest.mark.parametrize("name", IEDEREEN)
def test_only_another_organisation_at_the_table_keeps_what_an_owner_permits(at: At, name: str) -> None:
    inst = at("gewogen")
    assert refused(inst, name, lying(inst, "F08")) is (name not in {"hilde", "joris", "ann"})


@pytest.mark.parametrize("soort", ["F04", "F04-belang", "F08", "F09", "F10", "F10-belang", "F12", "F17"])
def test_the_police_keeps_nothing_at_all_and_is_offered_nothing(at: At, soort: str) -> None:
    inst = at("gewogen")
    if soort not in {"F08", "F09"}:
        lay(inst, soort, {"belang": "verzonnen", "motivering": "verzonnen", "nut": "verzonnen"})
    with pytest.raises(NotAllowedError):
        keep(inst, "katrien", lying(inst, soort))
    page = show_table(inst.actor("katrien"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert page.getoond
    assert not page.bewaren


def test_somebody_of_a_police_organisation_keeps_nothing_in_whatever_role(at: At) -> None:
    inst = at("gewogen")
    with inst.begin() as tx:
        clb = tx.people.organisatie(inst.org("tom"))
        tx.people.save_organisatie(type(clb)(clb.id, clb.naam, "politie"))
    with pytest.raises(NotAllowedError):
        keep(inst, "tom", lying(inst, "F09"))


def test_in_another_livc_there_is_nothing_to_keep(at: At) -> None:
    inst = at("gewogen")
    command = KeepForOwnFile(
        inst.other.actor("wies"), inst.punt.id, lying(inst, "F09").id, "hulp", NOODZAAK_ZIN
    )
    with pytest.raises(NotFoundError):
        keep_for_own_file(command, inst.deps)


@pytest.mark.parametrize(
    ("velden", "mag"),
    [
        ({"geheim": "nee", "mag_eigen_dossier": ["ja"], "categorie": "2"}, True),
        ({"geheim": "nee", "mag_eigen_dossier": [], "categorie": "2"}, False),
        ({"geheim": "nee", "mag_eigen_dossier": ["ja"], "categorie": "9"}, False),
        ({"geheim": "ja", "categorie": "2"}, False),
        ({"geheim": "ja", "mag_eigen_dossier": ["ja"], "categorie": "2"}, False),
    ],
)
def test_a_secret_health_and_what_is_not_permitted_stay_with_their_owner(
    at: At, velden: dict[str, str], mag: bool
) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", **velden)
    assert refused(inst, "ann", lying(inst, "F08")) is not mag


@pytest.mark.parametrize("secret", ["ja", None])
def test_a_secret_of_before_this_rule_goes_nowhere_either(at: At, secret: str | None) -> None:
    inst = at("gewogen")
    item = lying(inst, "F08")
    content = {**said(inst, item), "geheim": secret}
    with inst.begin() as tx:
        tx.items.replace(sealed(inst.deps.keys, item, content))
    assert "eigen_dossier" in lying(inst, "F08").rechten
    assert refused(inst, "ann", lying(inst, "F08"))


def test_what_is_shown_to_some_is_kept_by_them_only(at: At) -> None:
    inst = at("inbreng")
    named = {"deelnemers": [str(inst.actor("ann").persoon_id)], "mag_eigen_dossier": ["ja"]}
    inst.contribute("tom", "schriftelijk", delen_met="genoemd", geheim="nee", categorie="2", **named)
    item = lying(inst, "F08")
    for name in ("hilde", "joris"):
        with pytest.raises(NotFoundError):
            keep(inst, name, item)
    content = said(inst, keep(inst, "ann", item))
    assert content["inhoud"]
    assert not {"deelnemers", "delen_met", "mag_eigen_dossier", "geheim"} & set(content)


def test_what_was_withdrawn_is_kept_by_nobody(at: At) -> None:
    inst = at("gewogen")
    item = lying(inst, "F08")
    with inst.read() as tx:
        own = next(i for i in tx.items.of_casus(inst.casus.id, "vault") if i.is_eigen_inbreng)
    withdraw_item(inst.actor("tom"), own.id, inst.deps)
    with pytest.raises(NotFoundError):
        keep(inst, "ann", item)


def _heading(field: FieldView) -> str:
    """Return what stands above a field: its group, or the fold it waits in."""
    return f"{field.properties.get('groep', '')} {field.properties.get('vouw', '')}"


def test_every_field_on_a_psychische_stoornis_stays_behind(at: At) -> None:
    inst = at("inbreng")
    fields = [f.key for f in forms_in_force.form(inst.deps, inst.livc_id, "F09").fields]
    lay(inst, "F09", {key: f"kanarie {key}" for key in fields})
    content = said(inst, keep(inst, "ann", lying(inst, "F09")))
    left = {key for key in fields if key not in content}
    groups = {f.key: _heading(f) for f in forms_in_force.form(inst.deps, inst.livc_id, "F09").fields}
    assert left == {key for key, group in groups.items() if "sychisch" in group}
    assert left


def test_no_form_in_force_asks_for_a_psychische_stoornis_under_another_name(at: At) -> None:
    inst = at("leeg")
    for key in forms_in_force.keys(inst.deps, inst.livc_id):
        for field in forms_in_force.form(inst.deps, inst.livc_id, key).fields:
            words = f"{_heading(field)} {field.label}".lower()
            if "psychisch" in words or "psychiater" in words:
                assert field.key.startswith("d5_"), (key, field.key)


def test_a_text_on_a_psychische_stoornis_alone_is_refused_as_a_whole(at: At) -> None:
    inst = at("inbreng")
    lay(inst, "F09", {"d5_bevestigd": "ja", "d5_tekst": "kanarie"})
    with pytest.raises(ConflictError):
        keep(inst, "ann", lying(inst, "F09"))


@pytest.mark.parametrize(
    "given", [{"doel": "zomaar"}, {"doel": ""}, {"noodzaak": ""}, {"noodzaak": "   kort      "}]
)
def test_without_a_necessity_nothing_is_kept(at: At, given: dict[str, str]) -> None:
    inst = at("gewogen")
    with pytest.raises(FormInvalidError):
        keep(inst, "ann", lying(inst, "F09"), **given)
    assert not copies(inst)


@pytest.mark.parametrize("closing", CLOSING)
def test_when_the_point_is_closed_nobody_keeps_anything_any_more(at: At, closing: str) -> None:
    inst = at("gewogen")
    item, punt = lying(inst, "F09"), inst.punt
    CLOSING[closing](inst)
    with pytest.raises(NotFoundError):
        keep_for_own_file(
            KeepForOwnFile(inst.actor("ann"), punt.id, item.id, "hulp", NOODZAAK_ZIN), inst.deps
        )


def test_a_tick_changes_nothing_about_what_is_voted_on(at: At) -> None:
    inst = at("plan")
    cast_vote(CastVote(inst.actor("tom"), inst.task("p_cons").id, "akkoord", 1), inst.deps)
    keep(inst, "ann", lying(inst, "F10"))
    page = show_table(inst.actor("joris"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert (page.ronde, page.stemmen_binnen) == (1, 1)


def test_a_copy_ends_with_the_file_that_keeps_it(at: At) -> None:
    inst = at("gewogen")
    copy = keep(inst, "ann", lying(inst, "F09"))
    with inst.read() as tx:
        sleutel = tx.items.find_sleutel("vault", inst.org("ann"), inst.casus.id)
    assert sleutel is not None
    assert copy.key_id == sleutel.key_id


def test_paper_light_keeps_nothing(at: At) -> None:
    inst = at("gewogen")
    with inst.deps.uow.begin(None) as tx:
        livc = tx.livcs.get(inst.livc_id)
        tx.livcs.save(Livc(**{**vars(livc), "kluizen_aan": False}))
    with pytest.raises(ConflictError):
        keep(inst, "ann", lying(inst, "F09"))
