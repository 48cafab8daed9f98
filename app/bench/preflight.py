"""`preflight`: what a draft says otherwise, and what becomes of 5,000 running casussen when it comes in force."""

from time import perf_counter
from typing import Final

from app.bench.figures import Figure, Report, Target
from app.bench.migrate import EDITS, fill
from app.bench.place import BenchLivc, place
from app.bench.tools import Tools
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.words.processes import CASUS
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import ReplaceFile
from app.services.studio.compare_draft import CompareDraft, compare_draft
from app.services.studio.loading import draft_files
from app.services.studio.preparing import prepared
from app.services.studio.reading_draft import checked_draft
from app.services.studio.start_draft import StartDraft, start_draft

WHO: Final = "joris"
_FILE: Final = f"{CASUS.word}/{CASUS.word}.bpmn"


def preflight(_tools: Tools) -> Report:
    """Measure the comparison and the preflight; the check of the draft is measured beside it."""
    with place() as here:
        fill(here)
        actor, draft = here.actor(WHO), _draft(here)
        compare_draft(CompareDraft(actor, draft), here.deps)
        begin = perf_counter()
        page = compare_draft(CompareDraft(actor, draft), here.deps)
        compared = perf_counter() - begin
        begin = perf_counter()
        with here.deps.uow.read(here.livc_id) as tx:
            now, files = tx.versies.release(), draft_files(tx, draft)
        release = checked_draft(now, files, here.deps).release
        checked = perf_counter() - begin
        if release is None:
            raise LookupError(_FILE)
        begin = perf_counter()
        with here.deps.uow.read(here.livc_id) as tx:
            found = prepared(tx, release, {}, here.deps)
        took = perf_counter() - begin
        here.deps.let_go()
    return Report(
        "preflight",
        (
            Figure("changes that are told", page.aantal, ""),
            Figure("comparison", round(compared * 1000, 1), "ms", Target("<=", 300, commits=0)),
            Figure("check of the draft, the first time", round(checked, 2), "s"),
            Figure(
                "running casussen", sum(each.mee + each.blijft + each.vraagt for each in found), "casussen"
            ),
            Figure("preflight", round(took, 2), "s", Target("<=", 10, commits=0)),
        ),
    )


def _draft(here: BenchLivc) -> OntwerpId:
    """Begin a draft in which half of the casussen have an open step that is called otherwise."""
    actor: Actor = here.actor(WHO)
    draft = start_draft(StartDraft(actor, "meten"), here.deps)
    with here.deps.uow.read(here.livc_id) as tx:
        text = draft_files(tx, draft)[_FILE].decode()
    for before, after in EDITS:
        text = text.replace(before, after)
    change = ReplaceFile(_FILE, text.encode(), Sentence("Drie stappen heten anders."))
    change_draft(ChangeDraft(actor, draft, 1, change), here.deps)
    return draft
