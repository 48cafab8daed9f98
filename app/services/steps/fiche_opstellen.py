"""The information officer drafts the fiche for the LTF, while the point is open and everyone sees it."""

from collections.abc import Mapping, Sequence

from app.domain.errors import ConflictError, DocumentsUnavailableError, FormInvalidError
from app.domain.fiche import eenzijdig, fouten, steunt_op
from app.domain.ids import CasusId, PersoonId
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.fiches import draft_of, remove_drafts
from app.services.presence import present_at
from app.services.steps.context import Extra, Handler, StepContext
from app.services.texts import read_text

ONTWERP = "ontwerp"
NIETS_VERZONDEN: Extra = {"fiche_verzonden": False}
"""An earlier fiche never answers for this one."""
ZONDER_KLUIZEN = (
    "Deze LIVC-R werkt zonder kluizen: Casuspad bewaart geen tekst, en dus ook geen fiche. "
    "Kies “Toch geen fiche”."
)
ZONDER_NAAM = "De naam is niet meegedeeld. Zonder naam is er geen fiche. Er is niets gewijzigd."
ONLEESBAAR = "Deze tekens kunnen niet op de fiche gedrukt worden: {tekens}. Haal ze weg."
NIET_AAN_TAFEL = (
    "Een fiche wordt opgesteld terwijl het punt open is en u eraan deelneemt, zodat iedereen ziet wat er zou "
    "vertrekken. Er is niets gewijzigd."
)


def complete(step: StepContext) -> Extra:
    """Take the draft, in the place of an earlier one; raises for what is not tied, locked, or not at the table."""
    if step.outcome != ONTWERP:
        return NIETS_VERZONDEN
    _ensure_at_the_table(step)
    wrong: dict[str, list[Sentence | str]] = {**fouten(_content(step)), **_unprintable(step)}
    if wrong:
        raise FormInvalidError(wrong)
    remove_drafts(step.mover.tx, _casus_id(step))
    return NIETS_VERZONDEN


def _ensure_at_the_table(step: StepContext) -> None:
    if not step.mover.livc.kluizen_aan:
        raise ConflictError(ZONDER_KLUIZEN)
    if step.instantie.variables.get("anoniem") is not False:
        raise ConflictError(ZONDER_NAAM)
    if step.mover.scene.author not in _present(step):
        raise ConflictError(NIET_AAN_TAFEL)


def _present(step: StepContext) -> frozenset[PersoonId]:
    punt = step.mover.tx.tafel.find_open_punt(_casus_id(step))
    return frozenset(each.persoon_id for each in present_at(step.mover.tx, punt))


def _unprintable(step: StepContext) -> dict[str, list[Sentence | str]]:
    """Return the fields that a document cannot print: after the consensus it would be too late to say so.

    Where nothing can be printed at all, that is said of the form as a whole: what was typed stays there.
    """
    try:
        return _per_field(step)
    except DocumentsUnavailableError as error:
        return {"": [error.sentence]}


def _per_field(step: StepContext) -> dict[str, list[Sentence | str]]:
    found: dict[str, list[Sentence | str]] = {}
    for veld, said in _content(step).items():
        lacking = step.mover.deps.documents.unprintable(str(said))
        if lacking:
            found[veld] = [Sentence(ONLEESBAAR, tekens=lacking)]
    return found


def question(step: StepContext) -> Vraag | None:
    """Ask whether the other side was forgotten, where all that the draft rests on has one colour."""
    if step.outcome != ONTWERP:
        return None
    items = [step.mover.tx.items.get(each) for each in sorted(steunt_op(_content(step)))]
    warning = eenzijdig(read_text(step.mover.deps.keys, item).get("kleur") for item in items)
    if warning is None:
        return None
    told = (warning, Sentence("Een fiche laat zowel het positieve als het negatieve zien."))
    return Vraag(
        Sentence("Is de fiche zo volledig?"),
        told,
        Sentence("Ja, zo is ze volledig"),
        (step.taak.id, *map(str, told)),
    )


def afterwards(step: StepContext) -> Sequence[str]:
    """Note on what the draft rests: a permission that is withdrawn then voids every answer on it."""
    if step.outcome == ONTWERP:
        tx, casus_id = step.mover.tx, _casus_id(step)
        tx.fiches.save_bronnen(draft_of(tx, casus_id).id, casus_id, steunt_op(_content(step)))
    return ()


def _content(step: StepContext) -> Mapping[str, object]:
    return step.data.texts.get("vault", {})


def _casus_id(step: StepContext) -> CasusId:
    return CasusId(step.taak.casus_id or "")


HANDLER = Handler(complete, question, afterwards)
