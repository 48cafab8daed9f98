"""Whom a partner can reach."""

from dataclasses import replace
from datetime import timedelta

from app.domain.people import Rol
from app.services.access.show_who_is_who import show_who_is_who
from tests.services.installation import Installation


def test_a_partner_finds_the_information_officer_and_who_leads(inst: Installation) -> None:
    page = show_who_is_who(inst.actor("ann"), inst.deps)
    found = {each.rol: each for each in page.mensen}
    assert found[Rol.INFORMATION_OFFICER].naam.startswith("Katrien")
    assert found[Rol.INFORMATION_OFFICER].email
    assert found[Rol.COORDINATOR].telefoon == "0000 12 34 56"
    assert {Rol.BURGEMEESTER, Rol.FG} <= found.keys()
    assert not page.zonder_io


def test_who_works_for_a_partner_stands_not_there(inst: Installation) -> None:
    page = show_who_is_who(inst.actor("hilde"), inst.deps)
    assert {each.rol for each in page.mensen}.isdisjoint({Rol.PARTNER, Rol.MANAGER, Rol.BEHEERDER})


def test_another_livc_shows_its_own(inst: Installation) -> None:
    [io] = [
        each
        for each in show_who_is_who(inst.other.actor("wies"), inst.deps).mensen
        if each.rol is Rol.INFORMATION_OFFICER
    ]
    assert io.naam == "Ina Ander"


def test_without_one_the_page_sends_to_the_korpschef(inst: Installation) -> None:
    with inst.deps.uow.begin(inst.livc_id) as tx:
        for lid, _, _ in tx.people.leden(inst.livc_id, tx.now.day):
            if lid.rol is Rol.INFORMATION_OFFICER:
                tx.people.save_lidmaatschap(replace(lid, tot=inst.today - timedelta(days=1)))
    assert show_who_is_who(inst.actor("ann"), inst.deps).zonder_io
