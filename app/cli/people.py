"""Commands on LIVC-R's and accounts; imports wait until their command runs."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchGroup
from app.config import Settings, load_settings

if TYPE_CHECKING:
    from app.services.deps import Deps


def _opened(settings: Settings) -> "Deps":
    from app.bootstrap import build, ensure_current

    ensure_current(settings)
    return build(settings)


@click.group(cls=DutchGroup)
def livc() -> None:
    """De LIVC-R's van deze installatie."""


@livc.command("add")
@click.argument("naam", metavar="NAAM")
@click.argument("gemeente", metavar="GEMEENTE")
@click.option("--burgemeester", nargs=2, metavar="NAAM E-MAIL", required=True, help="Wie de burgemeester is.")
@click.option(
    "--coordinator", nargs=2, metavar="NAAM E-MAIL", required=True, help="Wie de LIVC-R coördineert."
)
@click.option("--dpo", nargs=2, metavar="NAAM E-MAIL", required=True, help="Wie DPO van de gemeente is.")
def livc_add(
    naam: str,
    gemeente: str,
    burgemeester: tuple[str, str],
    coordinator: tuple[str, str],
    dpo: tuple[str, str],
) -> None:
    """Sticht een LIVC-R, zonder kluizen, met haar burgemeester, coördinator en DPO.

    Deze drie hoeft niemand te bevestigen; elk krijgt een mail met een link. Wie er later bij komt, opent niets
    tot een collega ja zegt.
    """
    from app.services.access.found_livc import FoundLivc, Stichter, found_livc
    from app.services.procedures.give_first_release import give_first_release

    deps = _opened(load_settings())
    founders = (Stichter(*burgemeester), Stichter(*coordinator), Stichter(*dpo))
    made = found_livc(FoundLivc(naam, gemeente, *founders), deps)
    for refused in give_first_release(deps, made.id):
        click.echo(f"Let op: {refused}", err=True)
    click.echo("Burgemeester, coördinator en DPO krijgen een mail met een link zodra de worker draait.")
    click.echo(f"{made.naam} staat klaar. Haar nummer, voor casuspad user add --livc: {made.id}")


@livc.command("organisaties")
@click.option("--livc", "livc_id", metavar="ID", required=True, help="De LIVC-R.")
@click.option("--besluit", metavar="TEKST", required=True, help="Wiens besluit, en wat de jurist adviseerde.")
@click.option(
    "--vanaf", metavar="DAG", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Vanaf welke dag."
)
@click.argument("stand", metavar="aan|uit", type=click.Choice(["aan", "uit"]))
def livc_organisations(livc_id: str, besluit: str, vanaf: datetime, stand: str) -> None:
    """Leg vast of een casus over een organisatie mag gaan. Zonder besluit gaat een casus enkel over personen."""
    from app.domain.ids import LivcId
    from app.services.oversight.switch_organisations import SwitchOrganisations, switch_organisations

    command = SwitchOrganisations(LivcId(livc_id), stand == "aan", besluit, vanaf.date())
    switch_organisations(command, _opened(load_settings()))
    click.echo(f"Vastgelegd: over organisaties {stand}, vanaf {vanaf:%d-%m-%Y}.")


@click.group(cls=DutchGroup)
def user() -> None:
    """Accounts van medewerkers."""


@user.command("add")
@click.option("--livc", metavar="ID", required=True, help="De LIVC-R.")
@click.option("--organisatie", metavar="NAAM", required=True, help="De dienst waarvoor deze persoon zetelt.")
@click.option(
    "--soort",
    metavar="SOORT",
    default="gemeente",
    help="Van een nieuwe dienst: gemeente, ocmw, intergemeentelijk, politie, onderwijs, sociaal, "
    "justitiehuis of overig.",
)
@click.option("--rol", metavar="ROL", required=True, help="Bijvoorbeeld coordinator, partner of beheerder.")
@click.option("--functie", metavar="TEKST", default="", help="De functie, zoals collega's ze kennen.")
@click.argument("naam", metavar="NAAM")
@click.argument("email", metavar="E-MAIL")
def user_add(naam: str, email: str, livc: str, organisatie: str, soort: str, rol: str, functie: str) -> None:  # noqa: PLR0913, PLR0917
    """Geef iemand een account; een mail brengt de link, en een collega bevestigt wie het is."""
    from app.domain.ids import LivcId
    from app.domain.people import Rol
    from app.services.access.invite_person import InvitePerson, invite_person

    if rol not in set(Rol):
        raise click.ClickException(f"de rol {rol} bestaat niet. Kies uit: {', '.join(Rol)}.")
    command = InvitePerson(LivcId(livc), naam, email, organisatie, soort, Rol(rol), functie)
    invite_person(command, _opened(load_settings()))
    click.echo(
        f"{naam} krijgt een mail met een link zodra de worker draait. Het account opent niets tot een collega van "
        f"{organisatie} ja zegt; bij de eerste van een dienst doet de burgemeester of de DPO dat."
    )


@user.command("link")
@click.argument("email", metavar="E-MAIL")
def user_link(email: str) -> None:
    """Toon een eenmalige link voor wie geen mail krijgt; een collega bevestigt daarna wie ze gebruikte."""
    from app.services.access.make_account_link import make_account_link

    settings = load_settings()
    secret = make_account_link(email, _opened(settings))
    click.echo(f"Deze link werkt één keer: {settings.base_url}/wachtwoord/{secret}")
    click.echo("Wie ze gebruikt, ziet niets tot een collega bevestigt wie het is: u zag de link immers ook.")


@user.command("address")
@click.option("--livc", metavar="ID", required=True, help="Een LIVC-R waarvan deze persoon lid is.")
@click.argument("oud", metavar="OUD-ADRES")
@click.argument("nieuw", metavar="NIEUW-ADRES")
def user_address(oud: str, nieuw: str, livc: str) -> None:
    """Verbeter een e-mailadres; het account opent niets tot een collega het bevestigt."""
    from app.domain.ids import LivcId
    from app.services.access.correct_address import CorrectAddress, correct_address
    from app.services.access.find_account import find_account

    deps = _opened(load_settings())
    persoon = find_account(oud, deps)
    correct_address(CorrectAddress(LivcId(livc), persoon.id, nieuw), deps)
    click.echo("Het adres is verbeterd. Het account opent niets tot een collega het bevestigt.")


@user.command("list")
def user_list() -> None:
    """Toon wie een account heeft, voor welke LIVC-R en dienst, en in welke rol."""
    from app.services.access.list_accounts import list_accounts

    for account in list_accounts(_opened(load_settings())):
        click.echo(
            "\t".join(
                (
                    account.livc,
                    account.organisatie,
                    account.rol,
                    account.naam,
                    account.email or "zonder e-mail",
                    "" if account.erkend else "wacht op een collega",
                )
            )
        )
