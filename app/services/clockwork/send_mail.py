"""Send a content-free mail: the words are fixed per kind, the address is read at the last moment.

Each says who sends it, what to do and whom to ring, and never asks for a password or a click in a hurry.
"""

from collections.abc import Mapping

from app.domain.ids import LivcId, PersoonId
from app.domain.kalender import begin_van, dag_van
from app.domain.meldingen import ZINNEN, Meldingen, wil
from app.domain.opdracht import Opdracht
from app.domain.people import Persoon
from app.services.access.request_reset import make_link
from app.services.access.tokens import hash_of
from app.services.casework.find_phone import SLEUTEL as TELEFOON
from app.services.clockwork.calendars import BIJLAGEN, calendar_of
from app.services.deps import Deps
from app.services.ports.mail import Mail
from app.services.ports.unit_of_work import Tx

ONDERWERPEN: Mapping[str, str] = {
    "taak": "U hebt een taak in Casuspad",
    "ontvangst": "Casuspad ontving uw bericht",
    "herinnering": "Er staat nog een vraag open in Casuspad",
    "kopie_gewist": "Een kopie in uw dossier is gewist",
    "wachtwoord": "Een nieuw wachtwoord voor Casuspad",
    "account": "Uw account voor Casuspad",
    "collega": "Is dit een collega van u? Kijk het na in Casuspad",
    "samen": "Een vraag wacht op burgemeester en DPO in Casuspad",
    "erkend": "U kunt nu aan de slag in Casuspad",
    "overleg_af": "Een overleg gaat niet door",
    "overleg_gepland": "Er is een dag voor het volgende overleg",
    "overleg_verplaatst": "Een overleg is op een andere dag of een ander uur",
    "strategisch": "Een strategische tafel is gepland",
    "toegang": "De toegang tot uw account in Casuspad werd gewijzigd",
    "logboek": "Kijk het logboek van Casuspad na",
}
TEKSTEN: Mapping[str, str] = {
    "taak": "Er staat een taak voor u klaar in Casuspad. Log in om ze te zien:\n{link}\n",
    "ontvangst": "Wat u doorgaf in Casuspad, is goed aangekomen.\n{link}\n",
    "herinnering": (
        "Er staat nog een vraag open in Casuspad. U bent nooit verplicht te antwoorden.\n{link}\n"
    ),
    "kopie_gewist": (
        "Wie iets deelde aan tafel, trok dat in. De kopie in het dossier van uw organisatie in Casuspad is "
        "gewist. Noteerde u het ook elders, wis het dan ook daar.\n{link}\n"
    ),
    "wachtwoord": (
        "Met deze link kiest u een nieuw wachtwoord. De link werkt één keer, 48 uur lang:\n{link}\n\n"
        "Vroeg u dit niet? Dan hoeft u niets te doen.\n"
    ),
    "account": (
        "Er is een account voor u gemaakt in Casuspad. Met deze link kiest u een wachtwoord. "
        "De link werkt één keer, 48 uur lang:\n{link}\n\n"
        "Te laat? Kies dan op de inlogpagina “Wachtwoord vergeten”. "
        "Verwachtte u dit niet? Dan hoeft u niets te doen.\n"
    ),
    "collega": (
        "Iemand kreeg een account, een link of een ander e-mailadres bij een organisatie waarvoor u in "
        "Casuspad mee antwoordt. Zo'n account ziet niets tot een collega ja zegt. Log in en kijk of u deze "
        "persoon kent:\n{link}\n"
    ),
    "samen": (
        "Niemand anders kan of kon antwoorden of iemand een collega is. Daarom wacht de vraag op de "
        "burgemeester en de DPO samen. Log in om te kijken:\n{link}\n"
    ),
    "toegang": (
        "Iemand anders wijzigde het e-mailadres van uw account in Casuspad, of er werd een wachtwoord "
        "gekozen met een link die iemand anders kon zien. Het account opent niets tot uw collega's ja zeggen. "
        "Wist u hier niet van? Bel dan uw coördinator of een collega, en laat nee zeggen.\n{link}\n"
    ),
    "overleg_af": (
        "Het overleg dat gepland stond, gaat niet door. Log in om te zien welke dag het was. Er komt een nieuwe "
        "dag.\n{link}\n"
    ),
    "overleg_gepland": (
        "Er is een dag gekozen voor het volgende overleg. Log in om te zien wanneer en waar.\n{link}\n"
    ),
    "overleg_verplaatst": (
        "Het overleg dat gepland stond, is op een andere dag of een ander uur. Log in om te zien "
        "wanneer.\n{link}\n"
    ),
    "strategisch": (
        "Er is een dag gekozen voor de strategische tafel. Log in om te zien wanneer en waar.\n{link}\n"
    ),
    "erkend": "Een collega bevestigde uw account. Log in om te beginnen:\n{link}\n",
    "logboek": (
        "Het logboek is niet meer helemaal wat Casuspad schreef: er is iets gewijzigd of verdwenen. Log in om te "
        "zien waar, en behandel dit als een mogelijk datalek.\n{link}\n"
    ),
}

RAND = (
    "Dag\n\n{tekst}\n"
    "Vriendelijke groet\nCasuspad, voor {afzender}\n\n"
    "Twijfelt u of dit bericht echt is? Gebruik de link dan niet: typ zelf het adres van Casuspad in uw browser"
    "{bellen}. Hierin staat nooit waarover het gaat, en niemand vraagt u om een wachtwoord te sturen. "
    "{hoe_vaak} Dat kiest u zelf, in Casuspad bij Hulp.\n"
)
"""Around every mail: who sends it, and what to do in doubt."""
BELLEN = ", of bel de coördinator: {telefoon}"
MET_LINK = frozenset({"wachtwoord", "account"})
"""Mails that hold a one-time link, made at the last moment."""
PADEN: Mapping[str, str] = {
    "collega": "/collegas",
    "samen": "/collegas",
    "erkend": "/",
    "overleg_af": "/overleg",
    "overleg_gepland": "/overleg",
    "overleg_verplaatst": "/overleg",
    "strategisch": "/strategisch",
    "logboek": "/toezicht",
}


def send_mail(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    """Send it; nothing is sent to who has no address or no active account any more."""
    persoon = tx.people.persoon(PersoonId(opdracht.payload["persoon"]))
    soort = opdracht.payload["soort"]
    adres = opdracht.payload.get("adres") or persoon.email
    if not adres or not persoon.actief:
        return
    if not wil(persoon.meldingen, soort) or (soort == "taak" and _is_once_too_often(tx, persoon, deps)):
        return
    if _is_superfluous(tx, opdracht, persoon):
        return
    link = f"{deps.base_url}{PADEN.get(soort, '/taken')}"
    if soort in MET_LINK:
        link = f"{deps.base_url}/wachtwoord/{make_link(tx, persoon.id, soort, deps)}"
    item = calendar_of(opdracht, deps.base_url, deps.clock.now())
    tekst = TEKSTEN[soort].format(link=link) + (BIJLAGEN[soort] if item else "")
    body = _whole(tx, opdracht, persoon, tekst)
    deps.mailer.send(Mail(adres, ONDERWERPEN[soort], body, f"{opdracht.id}@casuspad", item))


def _whole(tx: Tx, opdracht: Opdracht, persoon: Persoon, tekst: str) -> str:
    """Return the text with its greeting, its sender and the number of the coördinator."""
    telefoon = tx.livcs.instelling(opdracht.livc_id, TELEFOON)
    bellen = BELLEN.format(telefoon=telefoon) if telefoon else ""
    afzender, hoe_vaak = tx.livcs.get(opdracht.livc_id).naam, ZINNEN[persoon.meldingen]
    return RAND.format(tekst=tekst, afzender=afzender, bellen=bellen, hoe_vaak=hoe_vaak)


def _is_superfluous(tx: Tx, opdracht: Opdracht, persoon: Persoon) -> bool:
    """Answer whether what the mail asks was done meanwhile: a password chosen, a colleague recognised."""
    soort = opdracht.payload["soort"]
    if soort == "account":
        return persoon.wachtwoord_hash is not None
    if soort in ("collega", "samen"):
        vraag = tx.erkenningen.find(opdracht.payload["erkenning"])
        return vraag is None or vraag.besluit is not None or _waits(tx, persoon, opdracht.livc_id)
    return False


def _waits(tx: Tx, persoon: Persoon, livc_id: LivcId) -> bool:
    """Answer whether somebody waits for colleagues too: the address may be another person's by now."""
    return persoon.id not in {each.id for _, each, _ in tx.people.leden(livc_id, tx.now.day)}


def _is_once_too_often(tx: Tx, persoon: Persoon, deps: Deps) -> bool:
    """Answer whether somebody who hears once a day heard of a task today; at the last moment, as one wants now."""
    return persoon.meldingen is Meldingen.DAGELIJKS and not _is_first_today(tx, persoon.id, deps)


def _is_first_today(tx: Tx, persoon_id: PersoonId, deps: Deps) -> bool:
    """Count mails about tasks where log-in attempts are counted; a failed one is rolled back and not counted."""
    now, key = deps.clock.now(), hash_of(f"mail|{persoon_id}")
    if tx.sessies.count_attempts(key, begin_van(dag_van(now))):
        return False
    tx.sessies.add_attempt(key, now)
    return True
