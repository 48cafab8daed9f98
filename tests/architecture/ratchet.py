"""The house only gets better: `python -m tests.architecture.ratchet [--lower] [FOLDER]`, as ./dev check does.

`ratchet.toml` keeps the figures. Worse than the file fails; better fails too, until `./dev ratchet` lowers the
file, so that what was won is not lost again.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import LONGEST_MODULE, modules

ROOT = Path(__file__).resolve().parents[2]
KEPT = "tests/architecture/ratchet.toml"
MOST_COMPLEX = 10
SMALL = 5
"""Lines; of a smaller function it says nothing how many decisions stand on one line."""
DECISIONS = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.Assert, ast.comprehension,
    ast.match_case,
)  # fmt: skip
Figures = dict[str, float]
MEANING = {
    "complex_functions": f"functions with a complexity over {MOST_COMPLEX}, expressions counted",
    "decisions_a_line": f"complexity per line, functions of {SMALL} lines or more: nine in ten are at most this",
    "long_modules": f"modules over {LONGEST_MODULE} lines, those with a reason included",
    "noqa": "comments that silence the linter",
    "type_ignore": "comments that silence the types",
}
HEADER = "# How good the house is. Lowered by ./dev ratchet, raised by nobody: see ratchet.py.\n"


def complexity(function: ast.AST) -> int:
    """Count the decisions in a function: branches, ternaries, and/or, comprehensions and their conditions."""
    count = 1
    for node in ast.walk(function):
        count += isinstance(node, DECISIONS)
        count += len(node.ifs) if isinstance(node, ast.comprehension) else 0
        count += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
    return count


def functions(root: Path) -> Iterator[tuple[str, int, int]]:
    """Yield where each function stands, its complexity and its lines."""
    for name, path in modules(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{name}:{node.lineno} {node.name}", complexity(node), lines


def _ninth_tenth(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[round(0.9 * (len(ordered) - 1))] if ordered else 0.0


def figures(root: Path) -> Figures:
    """Measure `app`."""
    measured = list(functions(root))
    texts = [path.read_text(encoding="utf-8") for _, path in modules(root)]
    dense = [count / lines for _, count, lines in measured if lines >= SMALL]
    return {
        "complex_functions": sum(count > MOST_COMPLEX for _, count, _ in measured),
        "decisions_a_line": round(_ninth_tenth(dense), 2),
        "long_modules": sum(text.count("\n") > LONGEST_MODULE for text in texts),
        "noqa": sum(len(re.findall(r"#\s*noqa\b", text)) for text in texts),
        "type_ignore": sum(len(re.findall(r"#\s*type:\s*ignore\b", text)) for text in texts),
    }


def kept(root: Path) -> Figures:
    """Return the figures of the file."""
    return tomllib.loads((root / KEPT).read_text(encoding="utf-8"))


def worse(now: Figures, before: Figures) -> list[str]:
    """Return what got worse."""
    grown = [name for name in now if now[name] > before[name]]
    return [f"{name}: {now[name]}, was {before[name]} ({MEANING[name]})" for name in grown]


def better(now: Figures, before: Figures) -> list[str]:
    """Return what got better, and should stay so."""
    shrunk = [name for name in now if now[name] < before[name]]
    return [f"{name}: {now[name]}, was {before[name]}: tighten the file (./dev ratchet)" for name in shrunk]


def too_complex(root: Path) -> list[str]:
    """Return the functions that count as complex, the worst first."""
    found = sorted(
        ((count, where) for where, count, _ in functions(root) if count > MOST_COMPLEX), reverse=True
    )
    return [f"  {count} {where}" for count, where in found]


def lower(root: Path, now: Figures) -> None:
    """Write what got better into the file; what got worse stays as it was."""
    before = kept(root)
    lines = [f"{name} = {min(now[name], before[name])}  # {MEANING[name]}\n" for name in MEANING]
    (root / KEPT).write_text(HEADER + "".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> str:
    """Return what is wrong; empty when nothing is."""
    paths = [each for each in arguments if each != "--lower"]
    root = Path(paths[0]).resolve() if paths else ROOT
    now = figures(root)
    if "--lower" in arguments:
        lower(root, now)
    before = kept(root)
    grown = worse(now, before)
    many = now["complex_functions"] > before["complex_functions"]
    return "\n".join([*grown, *(too_complex(root) if many else []), *better(now, before)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or None)
