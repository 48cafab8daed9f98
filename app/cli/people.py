"""Commands on LIVC-R's and accounts; imports wait until their command runs."""

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
def livc_add(naam: str, gemeente: str) -> None:
    """Maak een LIVC-R aan, zonder kluizen, met de procedures die op schijf staan."""
    from app.bootstrap import publish_all
    from app.services.access.create_livc import CreateLivc, create_livc

    deps = _opened(load_settings())
    made = create_livc(CreateLivc(naam, gemeente), deps)
    for refused in publish_all(deps):
        click.echo(f"Let op: {refused}", err=True)
    click.echo(f"{made.naam} staat klaar. Haar nummer, voor casuspad user add --livc: {made.id}")


@click.group(cls=DutchGroup)
def user() -> None:
    """Accounts van medewerkers."""


@user.command("add")
@click.option("--livc", metavar="ID", required=True, help="De LIVC-R.")
@click.option("--organisatie", metavar="NAAM", required=True, help="De dienst waarvoor deze persoon zetelt.")
@click.option(
    "--soort", metavar="SOORT", default="gemeente", help="sociaal, onderwijs, gemeente, politie of justitie."
)
@click.option("--rol", metavar="ROL", required=True, help="Bijvoorbeeld coordinator, partner of beheerder.")
@click.option("--functie", metavar="TEKST", default="", help="De functie, zoals collega's ze kennen.")
@click.argument("naam", metavar="NAAM")
@click.argument("email", metavar="E-MAIL")
def user_add(naam: str, email: str, livc: str, organisatie: str, soort: str, rol: str, functie: str) -> None:  # noqa: PLR0913, PLR0917
    """Geef iemand een account en toon de eenmalige link om een wachtwoord te kiezen."""
    from app.domain.ids import LivcId
    from app.domain.people import Rol
    from app.services.access.invite_person import InvitePerson, invite_person

    if rol not in set(Rol):
        raise click.ClickException(f"de rol {rol} bestaat niet. Kies uit: {', '.join(Rol)}.")
    settings = load_settings()
    command = InvitePerson(LivcId(livc), naam, email, organisatie, soort, Rol(rol), functie)
    secret = invite_person(command, _opened(settings))
    click.echo(f"Bezorg deze link aan {naam}; hij werkt één keer: {settings.base_url}/wachtwoord/{secret}")


@user.command("link")
@click.argument("email", metavar="E-MAIL")
def user_link(email: str) -> None:
    """Toon een nieuwe eenmalige link om een wachtwoord te kiezen."""
    from app.services.access.make_account_link import make_account_link

    settings = load_settings()
    secret = make_account_link(email, _opened(settings))
    click.echo(f"Deze link werkt één keer: {settings.base_url}/wachtwoord/{secret}")


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
                )
            )
        )
