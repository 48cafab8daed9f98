"""The inbox in SQL is the rule of domain/eigenaar, row by row: to do, or to note, and nothing of a stranger."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

from app.domain.eigenaar import Bezetting, wegen_om_te_noteren
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.people import Actor, Rol
from app.domain.toegang import staat_in_lijst
from app.domain.words.steps import kinds_where
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.loading import taak_zicht
from app.services.ports.taken import TaakFilter
from tests.domain.people import actor
from tests.persistence.conftest import ALKEN
from tests.persistence.values import AN, CLB, OCMW, instantie, open_casus, taak

WEG = OrganisatieId("vertrokken")
MENSEN: list[Actor] = [
    *(actor(rol, naam=f"{rol}", org=OCMW) for rol in Rol),
    actor(Rol.PARTNER, naam=AN, org=CLB),
    actor(Rol.VERSLAGGEVER, naam="nemer", org=CLB, mandaten=frozenset({Rol.BURGEMEESTER, Rol.PARTNER})),
]
HIER = Bezetting(
    vervuld=frozenset({"burgemeester", "coordinator", "partner"}),
    rollen=frozenset({"coordinator", "partner"}),
    noteerders=True,
    organisaties=frozenset({CLB}),
    personen=frozenset({AN}),
    bekend=frozenset({CLB, OCMW, WEG}),
    leden=frozenset({AN, PersoonId("zonder")}),
)
IEDEREEN = replace(HIER, rollen=frozenset(Rol), organisaties=frozenset({CLB, OCMW}))


def rows() -> Iterator[Taak]:
    every = product(
        ("partner", "justitiehuis", "coordinator", "burgemeester", "information_officer", "tafel"),
        ("vrij", "consensus", "identiteit_vrijgeven", *sorted(kinds_where(lambda kind: kind.own_space))),
        (None, "dienst", "actie", "effectieve_deelnemer"),
        (None, "partner", "coordinator"),
        (None, OCMW, CLB, WEG, OrganisatieId("onbekend")),
        (None, AN, PersoonId("zonder"), PersoonId("onbekend")),
        ("casus", "prescreening"),
    )
    for n, (rol, kind, per, deputy, org, persoon, proces) in enumerate(Random(8).sample(list(every), 900)):
        changes = {"rol": rol, "kind": kind, "per": per, "plaatsvervanger": deputy, "proces_id": proces}
        yield taak(f"t{n:04}", organisatie_id=org, persoon_id=persoon, **changes)


def test_the_inbox_holds_exactly_what_the_rule_says(uow: SqlUnitOfWork) -> None:
    every = list(rows())
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), every, [], frozenset())
        for who, there in product(MENSEN, (HIER, IEDEREEN)):
            notes = Rol.COORDINATOR in who.eigen_rollen
            zicht = taak_zicht(who, there if notes else None)
            found = {t.id for t in tx.taken.inbox(zicht, TaakFilter(aantal=5000))}
            assert found == {t.id for t in every if staat_in_lijst(who, t, there)}, who
            assert tx.taken.count(zicht, TaakFilter()) == len(found)


def test_what_may_be_noted_for_somebody_is_exactly_what_the_rule_says(uow: SqlUnitOfWork) -> None:
    every = list(rows())
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), every, [], frozenset())
        for there in (HIER, IEDEREEN):
            found = {t.id for t in tx.taken.te_noteren(there, 5000)}
            assert found == {t.id for t in every if wegen_om_te_noteren(t, there)}
            assert len(tx.taken.te_noteren(there, 3)) == 3
