"""What a repeated step binds to: ids in a fixed order, read when the step begins."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from app.domain.casus import DeelnameStatus, geldende
from app.domain.execution import Bindings
from app.domain.ids import CasusId, OrganisatieId
from app.domain.instantie import Instantie
from app.domain.overleg import PuntStatus
from app.domain.words.processes import process_of
from app.services.asked import Asked
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.running.own_pieces import pieces_of

Reader = Callable[[Tx, Instantie], tuple[str, ...]]


def _diensten(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    rows = tx.casussen.deelnames(casus_id)
    return tuple(d.organisatie_id for d in rows if d.status is DeelnameStatus.UITGENODIGD)


def _informanten(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    return tuple(tx.casussen.bevraagd(casus_id))


def _deelnemers(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    present = present_at(tx, tx.tafel.find_open_punt(casus_id))
    return tuple(dict.fromkeys(each.persoon_id for each in present))


def _acties(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    """Return the actions to take up: those still open, else all that count, so that there is always one.

    When everyone who had one left, the last is what the gemeente looks after until the next plan.
    """
    every = tx.casussen.acties(casus_id)
    running = [actie for actie in every if actie.status == "open"]
    chosen = running or geldende(every) or every[-1:]
    return tuple(actie.id for actie in chosen)


def _eigenaars(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    return tuple(pieces_of(tx, casus_id))


def _dossierhouders(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    """Return every organisation with a vault, and the gemeente for register and papers (reference 8.1).

    Once the casus was ended early, what is the gemeente's is gone: the others are left.
    """
    livc_id = tx.livc_id
    gemeente = [tx.livcs.get(livc_id).gemeente_id] if livc_id else []
    others = [owner for owner in _with_a_vault(tx, casus_id) if owner not in gemeente]
    if others and tx.casussen.get(casus_id).vervroegd_op is not None:
        return tuple(others)
    return (*gemeente, *others)


def _with_a_vault(tx: Tx, casus_id: CasusId) -> Iterable[OrganisatieId]:
    """Return who has a vault, each once, in the order in which they got it."""
    return dict.fromkeys(key.eigenaar_id for key in tx.items.sleutels(casus_id) if key.zone == "vault")


def _gevraagden(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    inlichting = tx.inlichtingen.find(casus_id)
    return tuple(sorted(inlichting.gevraagd)) if inlichting else ()


def _verteller(tx: Tx, casus_id: CasusId) -> tuple[str, ...]:
    inlichting = tx.inlichtingen.find(casus_id)
    return (inlichting.verteller,) if inlichting and inlichting.verteller else ()


def _punten(tx: Tx, instantie: Instantie) -> tuple[str, ...]:
    return tuple(p.id for p in tx.tafel.punten(instantie.id) if p.status is PuntStatus.GEVRAAGD)


def _of_casus(reader: Callable[[Tx, CasusId], tuple[str, ...]]) -> Reader:
    """Return a reader for what a casus repeats; where there is no casus, it repeats over nobody."""
    return lambda tx, instantie: reader(tx, instantie.casus_id) if instantie.casus_id else ()


def _instructies(tx: Tx, instantie: Instantie) -> tuple[str, ...]:
    """Return what a strategic meeting asked and nobody did yet."""
    asked = tx.strategie.instructies(instantie.id)
    return tuple(each.id for each in asked if each.loopt)


READERS: Mapping[str, Reader] = {
    "dienst": _of_casus(_diensten),
    "informant": _of_casus(_informanten),
    "effectieve_deelnemer": _of_casus(_deelnemers),
    "actie": _of_casus(_acties),
    "dossierhouder": _of_casus(_dossierhouders),
    "eigenaar": _of_casus(_eigenaars),
    "deelnemer": _of_casus(_gevraagden),
    "verteller": _of_casus(_verteller),
    "agendapunt": _punten,
    "instructie": _instructies,
}


def bindings_of(tx: Tx, instantie: Instantie) -> Bindings:
    """Return the bindings that the process of this instance may need, each read when a step asks for it."""
    return Asked(
        {word: partial(READERS[word], tx, instantie) for word in process_of(instantie.proces_id).per}
    )
