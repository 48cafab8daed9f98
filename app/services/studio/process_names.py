"""How the procedures of a draft are called, by the id of each; a drawing that cannot be read has its id."""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.errors import ModelError
from app.domain.words.processes import CASUS
from app.procedure.reader import read_bpmn


def process_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return id and name of each procedure that has a drawing, the casus first and then by name."""
    found: dict[str, str] = {}
    for file, content in files.items():
        if file.endswith(".bpmn"):
            process_id = file.partition("/")[0]
            found[process_id] = _name(file, process_id, content)
    in_order = sorted(found, key=lambda process_id: (process_id != CASUS.word, found[process_id]))
    return {process_id: found[process_id] for process_id in in_order}


@lru_cache(maxsize=512)
def _name(file: str, process_id: str, content: bytes) -> str:
    try:
        processes = read_bpmn(file, content).processes
    except ModelError:
        return process_id
    names = {each.id: each.name for each in processes}
    return names.get(process_id) or process_id
