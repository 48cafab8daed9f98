"""People come into a LIVC-R in tests as they do in life: somebody makes the account, who may says yes."""

from dataclasses import replace

from app.domain.erkenning import Besluit, antwoorders, wegen
from app.domain.ids import LivcId, PersoonId
from app.domain.people import Actor
from app.domain.verklaring import versie_met
from app.services.access.found_livc import FoundLivc, found_livc
from app.services.access.invite_person import InvitePerson, Uitgenodigd, invite_person
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.deps import Deps
from app.services.erkenning import kring_of
from app.services.owners import actor_of


def join(command: InvitePerson, deps: Deps) -> Uitgenodigd:
    """Make an account, and let whoever may answer say yes."""
    made = invite_person(command, deps)
    say_yes(command.livc_id, made.erkenning_id, deps)
    bind_everyone(command.livc_id, deps)
    return made


def bind_everyone(livc_id: LivcId, deps: Deps, versie: str | None = "") -> None:
    """Let all members confirm secrecy, as each does before the first page about anybody; None: nobody did yet."""
    with deps.uow.begin(livc_id) as tx:
        if versie == "":
            versie = versie_met(tx.livcs.get(livc_id).werkafspraken)
        for lid, _, _ in tx.people.ooit_leden(livc_id):
            tx.people.save_lidmaatschap(replace(lid, verklaard_op=lid.van, verklaard_versie=versie))


def say_yes(livc_id: LivcId, erkenning_id: str, deps: Deps) -> None:
    """Let the first who may answer say yes, until it is enough."""
    while True:
        with deps.uow.read(livc_id) as tx:
            vraag = tx.erkenningen.find(erkenning_id)
            assert vraag
            if vraag.besluit is Besluit.JA:
                return
            nu = deps.clock.now() + tx.livcs.get(livc_id).klok
            kring = kring_of(tx, livc_id, nu)
            able = antwoorders(wegen(vraag, kring, nu)[0], vraag, kring)
            left = sorted(able)
        assert left, "nobody may say yes"
        recognise_colleague(RecogniseColleague(acting(left[0], livc_id, deps), erkenning_id, ja=True), deps)


def acting(persoon_id: PersoonId, livc_id: LivcId, deps: Deps) -> Actor:
    """Return a recognised person as an actor."""
    with deps.uow.read(livc_id) as tx:
        found = actor_of(tx, persoon_id, tx.livcs.get(livc_id))
    assert found
    return found


def found_beside_demo(command: FoundLivc, deps: Deps) -> LivcId:
    """Found a LIVC-R next to a demo, which no real installation can: tests need a neighbour."""
    with deps.uow.read(None) as tx:
        known = tx.livcs.all()
    _set_demo(deps, {livc.id: False for livc in known})
    try:
        made = found_livc(command, deps).id
        bind_everyone(made, deps)
        return made
    finally:
        _set_demo(deps, {livc.id: livc.demo for livc in known})


def _set_demo(deps: Deps, demo: dict[LivcId, bool]) -> None:
    with deps.uow.begin(None) as tx:
        for livc in tx.livcs.all():
            if livc.id in demo:
                tx.livcs.save(replace(livc, demo=demo[livc.id]))
