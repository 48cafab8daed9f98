"""Commands on procedures; imports wait until their command runs."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchCommand, DutchGroup, ExistingPath, shown
from app.config import load_settings

if TYPE_CHECKING:
    from app.domain.migration import Question
    from app.services.deps import Deps
    from app.services.ports.procedures import Procedures
    from app.services.procedures.preview_migration import VerhuisGroep, VerhuisPagina

WORDS = {"gaat_mee": "gaat mee", "blijft": "blijft op de oude versie", "vraagt": "vraagt een beslissing"}
NIETS_ANDERS = "Dit model was al in gebruik. Er is niets gewijzigd."
MODELS = ExistingPath(exists=True)


@click.group(cls=DutchGroup)
def scenario() -> None:
    """Procedures uitproberen."""


@scenario.command("run")
@click.option("--json", "as_json", is_flag=True, help="Geef het verslag als JSON.")
@click.argument("paths", metavar="PAD…", nargs=-1, required=True, type=MODELS)
def scenario_run(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Loop de scenario's in deze mappen of bestanden af, met een klok die vooruitspringt."""
    from app.scenario.run import run as run_scenarios

    sys.exit(run_scenarios(paths, as_json=as_json))


@click.group(cls=DutchGroup)
def procedure() -> None:
    """De procedures van een LIVC-R."""


@procedure.command("publish")
@click.option("--livc", metavar="ID", help="De LIVC-R; nodig als er meer dan één is.")
@click.argument("folder", metavar="[MAP]", required=False, type=ExistingPath(exists=True, file_okay=False))
def procedure_publish(livc: str | None, folder: Path | None) -> None:
    """Neem een model in gebruik: alles wordt eerst nagekeken, en met één fout wijzigt er niets.

    In MAP staan een map processes en een map forms, of het is een variant, zoals processes/variants/caseteams;
    zonder MAP is het het model van deze installatie.
    """
    from app.bootstrap import build, ensure_current
    from app.domain.ids import LivcId
    from app.services.procedures.publish_release import PublishRelease, publish_release

    settings = load_settings()
    ensure_current(settings)
    deps = build(settings)
    livc_id = LivcId(_livc(deps, livc))
    with _model(folder, deps.procedures) as model:
        done = publish_release(PublishRelease(livc_id, model), deps)
    for told in (each for each in done.told if each not in done.refused):
        click.echo(f"Let op: {told}", err=True)
    if done.refused:
        faults = "\n".join(str(refused) for refused in done.refused)
        raise click.ClickException(f"dit model is niet in gebruik genomen; er is niets gewijzigd.\n{faults}")
    for line in ("In gebruik, en anders dan voorheen:", *done.anders) if done.anders else (NIETS_ANDERS,):
        click.echo(line)


@procedure.command("check")
@click.option("--livc", metavar="ID", help="De LIVC-R; nodig als er meer dan één is.")
@click.argument("folder", metavar="[MAP]", required=False, type=ExistingPath(exists=True, file_okay=False))
def procedure_check(livc: str | None, folder: Path | None) -> None:
    """Toon wat deze versie van Casuspad fout vindt aan wat in gebruik is; het blijft lopen.

    Met MAP kijkt ze na wat in die map staat, of de variant die het is; er wijzigt niets.
    """
    if folder is not None:
        _check_folder(folder)
        return
    from app.bootstrap import build, ensure_current
    from app.domain.ids import LivcId
    from app.services.procedures.check_release import check_release, check_warnings

    settings = load_settings()
    ensure_current(settings)
    deps = build(settings)
    livc_id = LivcId(_livc(deps, livc))
    faults = check_release(livc_id, deps)
    for fault in faults:
        click.echo(shown(str(fault)))
    for warning in check_warnings(livc_id, deps):
        click.echo(shown(f"waarschuwing: {warning}"))
    if faults:
        sys.exit(1)
    click.echo("Er is niets aan te passen.")


@contextmanager
def _model(folder: Path | None, otherwise: "Procedures") -> "Iterator[Procedures]":
    from app.domain.errors import ModelError
    from app.integrations.variant_on_disk import model_of_folder

    if folder is None:
        yield otherwise
        return
    settings = load_settings()
    try:
        with model_of_folder(folder, settings.processes_dir, settings.forms_dir) as model:
            yield model
    except ModelError as error:
        raise click.ClickException(
            f"dit model kan niet gelezen worden; er is niets gewijzigd.\n{error}"
        ) from error


def _check_folder(folder: Path) -> None:
    from app.domain.errors import ModelError
    from app.integrations.variant_on_disk import model_of_folder
    from app.procedure.findings import Level

    settings = load_settings()
    try:
        with model_of_folder(folder, settings.processes_dir, settings.forms_dir) as model:
            findings = model.findings()
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    for each in findings:
        click.echo(shown(f"{each.check or 'map'}: {each}"))
    if any(each.level is Level.FOUT for each in findings):
        sys.exit(1)
    if not findings:
        click.echo("Er is niets aan te passen.")


@click.command(cls=DutchCommand)
@click.option("--livc", metavar="ID", help="De LIVC-R; nodig als er meer dan één is.")
@click.option("--proef", is_flag=True, help="Toon alleen wat er zou gebeuren; er wijzigt niets.")
@click.option(
    "--antwoord",
    "antwoorden",
    metavar="VRAAG=KEUZE",
    multiple=True,
    help="Beslis over een vraag, zoals stap:i_nood=naar:i_gesprek. Mag meer dan één keer.",
)
@click.option("--ongedaan", metavar="CODE", help="Zet één casus terug op de vorige versie.")
@click.argument("proces", metavar="PROCES")
def migrate(
    proces: str, livc: str | None, antwoorden: tuple[str, ...], ongedaan: str | None, *, proef: bool
) -> None:
    """Laat lopende casussen meegaan naar de versie van een procedure die in gebruik is."""
    from app.bootstrap import build, ensure_current

    settings = load_settings()
    ensure_current(settings)
    deps = build(settings)
    livc_id = _livc(deps, livc)
    if ongedaan:
        _undo(deps, livc_id, proces, ongedaan)
        return
    given = dict(_answer(each) for each in antwoorden)
    page = _preview(deps, livc_id, proces, given)
    if page.groepen:  # when all went along before, saying it again is no mistake
        _ensure_asked(deps, livc_id, proces, given)
    for line in _lines(page):
        click.echo(line)
    if not proef:
        sys.exit(_migrate_all(deps, livc_id, page, given))


def _answer(text: str) -> tuple[str, str]:
    key, equals, value = text.rpartition("=")
    if not equals or not key:
        raise click.ClickException(f"“{text}” is geen VRAAG=KEUZE. Er is niets gewijzigd.")
    return key, value


def _ensure_asked(deps: "Deps", livc_id: str, proces: str, given: dict[str, str]) -> None:
    """Refuse an answer that is none for any casus: a typing error would otherwise decide nothing, unseen."""
    from app.domain.ids import LivcId
    from app.services.procedures.list_questions import list_questions
    from app.services.procedures.preview_migration import PreviewMigration

    if not given:
        return
    asked = {q.key: q for q in list_questions(PreviewMigration(LivcId(livc_id), None, proces, given), deps)}
    for key, value in given.items():
        if key not in asked:
            what = "geen enkele casus stelt"
        elif not asked[key].allows(value):
            what = f"“{value}” is geen keuze bij"
        else:
            continue
        known = _what_can_be_decided(asked.values())
        raise click.ClickException(f"{what} de vraag “{key}”. Er is niets gewijzigd. {known}")


def _what_can_be_decided(questions: "Iterable[Question]") -> str:
    lines = list(chain.from_iterable(map(_question_lines, questions)))
    if not lines:
        return "Er is nu niets te beslissen; laat --antwoord weg."
    return "\n".join(["Dit kan wel beslist worden:", *lines])


def _livc(deps: "Deps", given: str | None) -> str:
    with deps.uow.read(None) as tx:
        known = [livc.id for livc in tx.livcs.all()]
    if given in known:
        return str(given)
    if given is None and len(known) == 1:
        return known[0]
    if not known:
        raise click.ClickException(
            "er is nog geen LIVC-R, en dus geen casus. Er is niets gewijzigd. "
            "Maak er een met: casuspad livc add NAAM GEMEENTE"
        )
    raise click.ClickException(f"kies een LIVC-R met --livc, uit: {', '.join(known)}. Er is niets gewijzigd.")


def _preview(deps: "Deps", livc_id: str, proces: str, given: dict[str, str]) -> "VerhuisPagina":
    from app.domain.ids import LivcId
    from app.services.procedures.preview_migration import PreviewMigration, preview_migration

    return preview_migration(PreviewMigration(LivcId(livc_id), None, proces, given), deps)


def _lines(page: "VerhuisPagina") -> list[str]:
    if not page.groepen:
        return [f"{page.naam}: er loopt niets op een oudere versie."]
    return [line for groep in page.groepen for line in _group_lines(page, groep)]


def _group_lines(page: "VerhuisPagina", groep: "VerhuisGroep") -> list[str]:
    codes = ", ".join(regel.code or page.naam for regel in groep.regels)
    lines = [f"{WORDS[groep.plan.outcome]}: {codes}"]
    lines += [f"  {sentence}" for sentence in groep.plan.sentences]
    for question in groep.plan.questions:
        lines += _question_lines(question)
    return lines


def _question_lines(question: "Question") -> list[str]:
    choices = [f"    --antwoord {question.key}={choice.value}  {choice.words}" for choice in question.choices]
    return [f"  {question.sentence}", *choices]


def _migrate_all(deps: "Deps", livc_id: str, page: "VerhuisPagina", given: dict[str, str]) -> int:
    """Move what moves, one casus per transaction; one that fails stops nobody. Return the exit code."""
    from app.domain.errors import DomainError
    from app.domain.ids import LivcId
    from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus

    moved, failed = 0, 0
    for regel in (r for groep in page.groepen if groep.plan.outcome == "gaat_mee" for r in groep.regels):
        stand = page.stand
        command = MigrateCasus(LivcId(livc_id), None, stand.proces_id, regel.slot, stand.versie_id, given)
        try:
            moved += migrate_casus(command, deps) > 0
        except DomainError as error:
            failed += 1
            click.echo(f"Niet meegegaan: {regel.code or page.naam}: {error}", err=True)
    click.echo(f"Meegegaan: {moved}.")
    return 1 if failed else 0


def _undo(deps: "Deps", livc_id: str, proces: str, code: str) -> None:
    from app.domain.ids import LivcId
    from app.services.procedures.undo_migration import UndoMigration, undo_migration

    page = _preview(deps, livc_id, proces, {})
    found = [instantie_id for instantie_id, known, _ in page.terug if (known or page.naam) == code]
    if not found:
        raise click.ClickException(
            f"voor {code} is er niets (meer) ongedaan te maken. Er is niets gewijzigd."
        )
    for instantie_id in found:
        undo_migration(UndoMigration(LivcId(livc_id), None, instantie_id), deps)
    click.echo(f"{code} loopt weer op de vorige versie.")
