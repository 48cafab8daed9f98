"""The rules of the house that no linter knows, each a function from a tree of files to what is wrong."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

LONGEST_MODULE = 300
UNIT_OF_WORK = frozenset({"app/persistence/unit_of_work.py"})
"""Where the transaction of a use case is committed."""
APART = ("app/integrations/",)
"""Keyring and ledger have a transaction of their own, outside the database."""
CLOCKS = frozenset({"app/integrations/clock.py"})
MOMENTS = frozenset({"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"})
CLOCK_TYPES = frozenset({"datetime", "date"})
CLOCK_FUNCTIONS = frozenset({"time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime"})
"""Of the module `time`; `monotonic` and `perf_counter` say how long, not when."""
TIMELESS = ("app/domain/", "app/procedure/", "app/engine/", "app/services/")
"""Here time is only ever handed in: not even how long something takes is measured."""
DOMAIN_CLOCK = frozenset({"app/domain/now.py"})
DAYS = ("app/services/", "app/persistence/", "app/integrations/", "app/worker/")
EVALUATORS = frozenset({"eval", "exec"})
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
PLAYS = ("app/bench/",)
"""Walks one casus of the procedures that ship with the code, as a scenario does, and names their steps."""
QUOTED = re.compile(r"""(["'])([a-z][a-z_0-9]*)\1""")


def modules(root: Path, under: str = "app") -> Iterator[tuple[str, Path]]:
    """Yield each Python file under a folder with its name as seen from the root."""
    for path in sorted((root / under).rglob("*.py")):
        yield path.relative_to(root).as_posix(), path


def _calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def commits_elsewhere(root: Path) -> list[str]:
    """Only the unit of work commits; keyring and ledger adapters have their own small transactions."""
    return [
        f"{name}:{call.lineno} commits: only the unit of work does"
        for name, path in modules(root)
        if name not in UNIT_OF_WORK and not name.startswith(APART)
        for call in _calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    ]


def evaluations(root: Path) -> list[str]:
    """Nothing is evaluated: expressions of models run on the whitelisted interpreter."""
    return [
        f"{name}:{call.lineno} evaluates code"
        for name, path in modules(root)
        for call in _calls(path)
        if isinstance(call.func, ast.Name) and call.func.id in EVALUATORS
    ]


def clock_readings(root: Path) -> list[str]:
    """The time is passed in; one module reads the clock."""
    return [
        f"{name}:{call.lineno} reads the clock: take `now` or a `Clock`"
        for name, path in modules(root)
        if name not in CLOCKS
        for call in _calls(path)
        if _reads_clock(call.func)
    ]


def timed_layers(root: Path) -> list[str]:
    """Rules, models, engine and use cases import no clock, under whatever name it would be called."""
    return [
        f"{name}:{node.lineno} imports the clock of the machine"
        for name, path in modules(root)
        if name.startswith(TIMELESS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _imports_time(node)
    ]


def _imports_time(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name == "time" for alias in node.names)
    if not isinstance(node, ast.ImportFrom):
        return False
    renamed = any(alias.name in CLOCK_TYPES and alias.asname for alias in node.names)
    return node.module == "time" or (node.module == "datetime" and renamed)


def _reads_clock(function: ast.expr) -> bool:
    """Match `datetime.now`, `date.today`, `datetime.datetime.utcnow` and `time.time`, but not `clock.now`."""
    if not isinstance(function, ast.Attribute):
        return False
    owner = function.value
    owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    if function.attr in MOMENTS:
        return owner_name in CLOCK_TYPES
    return owner_name == "time" and function.attr in CLOCK_FUNCTIONS


def domain_clocks(root: Path) -> list[str]:
    """The domain clock, and the legal day, have one home: `tx.now`, or `now_in` outside a LIVC-R."""
    return [
        f"{name}:{node.lineno} works out the domain clock: take `tx.now`"
        for name, path in modules(root)
        if name not in DOMAIN_CLOCK
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and _is_ahead(node)
    ]


def utc_days(root: Path) -> list[str]:
    """A day is the legal one: that of a moment in UTC ends an hour or two too late."""
    return [
        f"{name}:{call.lineno} takes the day of a moment: take `dag_van` or `tx.now.day`"
        for name, path in modules(root)
        if name.startswith(DAYS)
        for call in _calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "date"
        and not _in_brussels(call.func.value)
    ]


def _is_ahead(node: ast.BinOp) -> bool:
    names = {getattr(side, "attr", getattr(side, "id", "")) for side in (node.left, node.right)}
    return "klok" in names


def _in_brussels(moment: ast.expr) -> bool:
    """Match `local.date()` and `moment.astimezone(…).date()`."""
    if isinstance(moment, ast.Call):
        return isinstance(moment.func, ast.Attribute) and moment.func.attr == "astimezone"
    return isinstance(moment, ast.Name) and moment.id == "local"


def long_modules(root: Path) -> list[str]:
    """A module has 300 lines at most, or a line `# long: reason` among its first ten."""
    found = []
    for name, path in modules(root):
        lines = path.read_text(encoding="utf-8").splitlines()
        excused = any(line.startswith("# long: ") and len(line) > len("# long: ") for line in lines[:10])
        if len(lines) > LONGEST_MODULE and not excused:
            found.append(f"{name} has {len(lines)} lines: split it, or say why in a line `# long: reason`")
    return found


def use_cases(root: Path) -> Iterator[tuple[str, str]]:
    """Yield area and name: a module app/services/<area>/<name>.py with a public function of its own name."""
    for path in sorted((root / "app/services").glob("*/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == path.stem for node in tree.body):
            yield path.parent.name, path.stem


def untested_use_cases(root: Path) -> list[str]:
    """Every use case has its test module."""
    return [
        f"app/services/{area}/{name}.py has no tests/services/{area}/test_{name}.py"
        for area, name in use_cases(root)
        if not (root / f"tests/services/{area}/test_{name}.py").exists()
    ]


def unmapped_packages(root: Path) -> list[str]:
    """Every package and top module of app stands in README's map of the house, as `app/<name>`."""
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    names = [path.parent.name for path in (root / "app").glob("*/__init__.py")]
    names += [path.stem for path in (root / "app").glob("*.py") if path.stem != "__init__"]
    return [f"app/{name} is not in README's map" for name in sorted(names) if f"app/{name}" not in text]


def named_elements(root: Path) -> list[str]:
    """No code knows a step by its id in a drawing: a step that is treated apart is a kind."""
    ids = _element_ids(root)
    return [
        f"{name}:{line} names “{text}”, an id in a drawing: ask the kind of the step"
        for name, line, text in (*_constants(root), *_quoted(root))
        if text in ids and not name.startswith(PLAYS)
    ]


def _element_ids(root: Path) -> frozenset[str]:
    """Return the ids in the models that ship with the code; that of a process is its word."""
    trees = [ET.parse(path) for path in (root / "processes").rglob("*.bpmn")]
    elements = [
        e for tree in trees for e in tree.iter() if e.tag.startswith(BPMN) and e.tag != f"{BPMN}process"
    ]
    return frozenset(e.attrib["id"] for e in elements if "id" in e.attrib)


def _constants(root: Path) -> Iterator[tuple[str, int, str]]:
    """Yield every string in the code, with its place."""
    for name, path in modules(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield name, node.lineno, node.value


def _quoted(root: Path) -> Iterator[tuple[str, int, str]]:
    """Yield every quoted word in templates and scripts, with its place."""
    pages = [*(root / "app").rglob("templates/**/*.html"), *(root / "app").rglob("frontend/**/*.js")]
    for path in sorted(pages):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for found in QUOTED.finditer(line):
                yield path.relative_to(root).as_posix(), number, found[2]
