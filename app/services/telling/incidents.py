"""What a person needs to know of an incident: where, what was tried, why it failed, what is safe, what to do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.explanation import Explanation, ForFirstOf, ForMessage, ForMoment, ForPerson
from app.domain.instantie import Instantie
from app.domain.opdracht import Incident, Opdracht
from app.domain.sentence import Sentence, given_text
from app.domain.words import jobs
from app.domain.words.jobs import job_of
from app.domain.words.processes import process_of
from app.domain.words.steps import kind_of
from app.procedure.reading import element_names
from app.services.deps import Deps
from app.services.ports.outbox import IncidentPlek
from app.services.ports.unit_of_work import Tx
from app.services.telling.explaining import explanations_of, step_question
from app.services.views.running import IncidentRegel, Poging

STILSTAND, NIEMAND = jobs.STILSTAND.word, jobs.NIEMAND.word
NAGEKEKEN = jobs.INVENTARIS.word
"""The kind of an incident about what is kept beyond its day."""
LOGBOEK = jobs.LOGBOEK.word
"""The kind of an incident about a log that is not what was written."""
PERSOON = jobs.STAP.word
"""The kind of an incident that a person ran into, not the worker."""
REDENEN: Mapping[str, str] = MappingProxyType(
    {
        "DeliveryError": "De mailserver nam de mail niet aan.",
        "StorageError": "De gegevensbank antwoordde niet, of was vol of bezet.",
        "KeyMissingError": "Een sleutel ontbrak of was al vernietigd.",
        "EngineError": "De procedure kon de volgende stap niet uitvoeren.",
        "ModelError": "De tekening van de procedure kan zo niet uitgevoerd worden.",
        "ConflictError": "De procedure stond op dat moment niet klaar voor deze stap.",
        "NotFoundError": "Iets wat hiervoor nodig is, bestaat niet meer.",
    }
)
"""Words for a cause that is kept by its kind alone; a cause kept as a sentence is said as it is."""
ONBEKEND = "Een technische fout die Casuspad niet kent."
NOG_EENS = "Kies “Probeer opnieuw”. Lukt het weer niet, neem dan contact op met de {wie} en noem het kenmerk."
EERST_HERSTELLEN = (
    "Neem contact op met de {wie} en noem het kenmerk. Is het hersteld? Kies “Probeer opnieuw”; "
    "daarna kan de taak opnieuw afgewerkt worden."
)
"""For what a person ran into: Casuspad has nothing to try again by itself."""
NAAR_EEN_ANDERE_VERSIE = (
    "Alleen een andere tekening helpt dit verder. De coördinator past de procedure aan en laat de casus "
    "meegaan, bij “Procedures”. Kies daarna “Probeer opnieuw”: dan is dit afgesloten."
)
"""For a standstill."""
OPNIEUW_BEGINNEN = (
    "Alleen een andere tekening helpt dit verder, en een eigen ruimte gaat niet mee naar een andere versie. De "
    "coördinator past de procedure aan; daarna begint die organisatie opnieuw. Kies dan “Probeer opnieuw”: "
    "dan is dit afgesloten."
)
"""For a standstill in a partner's own space."""
OP_NIETS = "Er wordt op niemand en op niets meer gewacht."
"""All that may be told of a standstill in a partner's own space."""
NOG_NIET_VERNIETIGD = (
    "Kijk eerst of hier nog andere incidenten staan en los die op. Casuspad probeert elke dag opnieuw te "
    "vernietigen en kijkt elke nacht na; is het weg, dan sluit dit vanzelf. Staat het er morgen nog, verwittig "
    "dan de DPO, die op de pagina Toezicht ziet waarover het gaat, en de leverancier."
)
"""For what is kept beyond its day."""
LOGBOEK_NAKIJKEN = (
    "Behandel dit als een mogelijk datalek en verwittig de DPO, die op de pagina Toezicht ziet waar het logboek "
    "niet klopt. Kijk wie op de server en in de gegevensbank kan, en of er een back-up teruggezet werd. Casuspad "
    "kijkt elke nacht opnieuw na."
)
"""For a log that was changed."""
TERUGZETTEN = (
    "Kijk na of de schijf gezond is en wie in de gegevensbank kan. Alleen een back-up van voordien brengt de "
    "tekst terug; anders schrijft wie ze schreef ze opnieuw. Kies daarna “Probeer opnieuw”: dan is dit afgesloten."
)
"""For a text that cannot be opened."""
OOK_VANZELF = (
    "Kies “Probeer opnieuw”. Lukt het weer niet, neem dan contact op met de {wie} en noem het kenmerk. "
    "Casuspad probeert het zelf ook elke dag, tot het lukt; dan gaat deze melding weg."
)
"""For what the law does not wait for (`clockwork.retrying`)."""
IEMAND_AANDUIDEN = (
    "Geef iemand de rol of het account dat ontbreekt, bij “Beheer”. De taak ligt dan vanzelf bij die persoon. "
    "Kies daarna “Probeer opnieuw”: dan is dit afgesloten."
)
"""For a task that nobody can do."""
TE_DOEN: Mapping[str, str] = MappingProxyType(
    {
        PERSOON: EERST_HERSTELLEN,
        STILSTAND: NAAR_EEN_ANDERE_VERSIE,
        NAGEKEKEN: NOG_NIET_VERNIETIGD,
        LOGBOEK: LOGBOEK_NAKIJKEN,
        jobs.BESCHADIGD.word: TERUGZETTEN,
        NIEMAND: IEMAND_AANDUIDEN,
        jobs.TERMIJN.word: OOK_VANZELF,
        jobs.VERNIETIGING.word: OOK_VANZELF,
    }
)
AFGESLOTEN: Mapping[str, str] = MappingProxyType(
    {
        STILSTAND: "Dit is afgesloten. Waar het nu staat, ziet u bij de casus.",
        NAGEKEKEN: "Dit is afgesloten. De volgende nacht kijkt Casuspad opnieuw na.",
        jobs.BESCHADIGD.word: "Dit is afgesloten. Opent iemand ze nog eens, dan staat het hier opnieuw.",
        LOGBOEK: "Dit is afgesloten. De volgende nacht kijkt Casuspad het logboek opnieuw na.",
        NIEMAND: "Dit is afgesloten. Wie de taak nu kan doen, ziet u bij de casus.",
        PERSOON: "Dit is afgesloten. De taak staat nog open en kan opnieuw afgewerkt worden.",
    }
)
"""What is told of a retry that closed an incident and had nothing to try."""
VAN_DE_PROCEDURE = frozenset({"EngineError", "ModelError", "ConflictError"})
"""Causes that only who edits the procedure can take away; a cause kept as a sentence is one of these."""
KORT = timedelta(minutes=1)
"""So long after a press of the button the worker may not have tried yet."""
ZICHTBAAR = timedelta(days=7)
"""So long it is told how a retry went."""


def incident_lines(
    tx: Tx, incidents: Sequence[Incident], places: Sequence[IncidentPlek], deps: Deps, *, office: bool
) -> list[IncidentRegel]:
    """Return the open incidents; which casus it is and where it stands is for the coördinator only."""
    return [
        _line(tx, each, [p for p in places if p.instantie.slot == each.slot], deps, office=office)
        for each in _still_open(incidents)
    ]


def _still_open(incidents: Iterable[Incident]) -> list[Incident]:
    return [each for each in incidents if each.opgelost_op is None]


def retried(
    incidents: Sequence[Incident], places: Sequence[IncidentPlek], jobs: Sequence[Opdracht], now: datetime
) -> list[Poging]:
    """Return how the latest retries went, the latest first."""
    busy = {job.slot for job in jobs} | {place.instantie.slot for place in places if place.pogingen}
    again = {(each.slot, each.soort) for each in _still_open(incidents)}
    found: list[Poging] = []
    for each in incidents:
        when = each.opgelost_op
        if when and now - when < ZICHTBAAR:
            found.append(Poging(each, when, _went(each, when, now, again=again, busy=busy)))
    return sorted(found, key=lambda poging: poging.op, reverse=True)


def _went(
    each: Incident, when: datetime, now: datetime, *, again: set[tuple[str, str]], busy: set[str]
) -> Sentence:
    if each.soort in AFGESLOTEN:
        return Sentence(AFGESLOTEN[each.soort])
    if (each.slot, each.soort) in again:
        return Sentence("Het lukte weer niet: het staat hierboven opnieuw.")
    if each.slot in busy or now - when < KORT:
        return Sentence("Casuspad is ermee bezig. Kijk over een minuut nog eens.")
    return Sentence("Het is gelukt. U hoeft niets meer te doen.")


def _line(
    tx: Tx, incident: Incident, places: Sequence[IncidentPlek], deps: Deps, *, office: bool
) -> IncidentRegel:
    hidden = any(process_of(place.instantie.proces_id).own_space for place in places)
    return IncidentRegel(
        incident=incident,
        kenmerk=incident.id[:8].upper(),
        waar=_where(places, office=office, hidden=hidden),
        staat_bij=_stands(tx, places, deps) if office and not hidden else (),
        geprobeerd=Sentence(job_of(incident.soort).tried),
        waarom=_hidden_reason(incident) if hidden else _reason(incident.wat),
        veilig=Sentence(job_of(incident.soort).safe),
        te_doen=_to_do(incident, hidden=hidden, office=office),
    )


def _hidden_reason(incident: Incident) -> Sentence:
    return Sentence(OP_NIETS if incident.soort == STILSTAND else ONBEKEND)


def _to_do(incident: Incident, *, hidden: bool, office: bool) -> Sentence:
    if hidden and incident.soort == STILSTAND:
        return Sentence(OPNIEUW_BEGINNEN)
    template = TE_DOEN.get(incident.soort, NOG_EENS)
    if "{wie}" not in template:
        return Sentence(template)
    return Sentence(template, wie=Sentence("beheerder") if office else _helper(incident.wat))


def _where(places: Sequence[IncidentPlek], *, office: bool, hidden: bool) -> Sentence:
    """Return where it happened; of a partner's own space nothing but that there is one."""
    if hidden:
        return Sentence("Een eigen ruimte van een organisatie. Alleen die organisatie ziet wat daar staat.")
    code = next((place.casus_code for place in places if place.casus_code), None)
    if code is None:
        return Sentence("Een overleg" if places else "Geen casus of overleg in het bijzonder")
    if not office:
        return Sentence("Een casus. De coördinator ziet welke.")
    return Sentence("Casus {code}", code=code)


def _stands(tx: Tx, places: Sequence[IncidentPlek], deps: Deps) -> list[Sentence]:
    lines: dict[Sentence, None] = {}
    for place in sorted(places, key=lambda each: each.instantie.proces_id, reverse=True):
        for name in _steps_at(tx, place.instantie, deps):
            lines[_stand(place.instantie.proces_id, name)] = None
    return list(lines)


def _steps_at(tx: Tx, instantie: Instantie, deps: Deps) -> list[str]:
    """Return the names of the steps at which an instance stands; of one that cannot be read, from its rows."""
    bundle = tx.versies.get(instantie.versie_id)
    found = explanations_of(deps.engine, bundle, instantie)
    if found or instantie.beeindigd is not None:
        return [str(step_question(each.step, None)) for each in found if _is_shown(each)]
    names = element_names(bundle)
    return [names[element] for element in instantie.actief if names.get(element)]


def _stand(proces_id: str, name: str) -> Sentence:
    return Sentence("{proces}: {stap}", proces=proces_id.capitalize(), stap=name)


def _is_shown(each: Explanation) -> bool:
    """Answer whether something is waited for here; a contribution is told by its round (INV-10)."""
    asked = kind_of(each.step.kind).unspoken
    waits = isinstance(each.waits_for, ForPerson | ForMoment | ForMessage | ForFirstOf)
    return each.hangs_on is None and (asked != each.private if asked else waits)


def _reason(what: str) -> Sentence:
    """Return the sentence that was kept, or the words for a kind of error."""
    if what.isidentifier():
        return Sentence(REDENEN.get(what, ONBEKEND))
    return given_text(what) if what.endswith((".", "!", "?")) else Sentence("{zin}.", zin=what)


def _helper(what: str) -> Sentence:
    if _is_of_the_procedure(what):
        return Sentence("coördinator, die over de procedure gaat,")
    return Sentence("leverancier")


def _is_of_the_procedure(what: str) -> bool:
    return what in VAN_DE_PROCEDURE or not what.isidentifier()
