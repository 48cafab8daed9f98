"""Small DMN files in a few lines."""

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from app.procedure.dmn import Decided, Drd, decide, read_dmn
from app.procedure.expressions import Scope

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
TODAY = date(2026, 6, 1)


def column(tag: str, text: str, number: int) -> str:
    """`n: number = "a","b" ? 1` → an input or output with its type, its allowed values and its default."""
    text, _, default = text.partition(" ? ")
    text, _, allowed = text.partition(" = ")
    name, _, kind = (part.strip() for part in text.partition(": "))
    typed = f" typeRef={quoteattr(kind)}" if kind else ""
    values = f"<{tag}Values><text>{escape(allowed)}</text></{tag}Values>" if allowed else ""
    if tag == "input":
        inner = f"<inputExpression{typed}><text>{escape(name)}</text></inputExpression>{values}"
        return f'<input id="i{number}">{inner}</input>'
    given = f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>" if default else ""
    return f'<output id="o{number}" name={quoteattr(name)}{typed}>{values}{given}</output>'


def table(policy: str, inputs: Sequence[str], outputs: Sequence[str], rows: Iterable[str]) -> str:
    """`policy` such as `COLLECT SUM`; a row holds its cells between bars: `< 10 | "a"`, the last ones outputs."""
    name, _, aggregation = policy.partition(" ") if policy.startswith("COLLECT") else (policy, "", "")
    attributes = f'hitPolicy="{name}"' + (f' aggregation="{aggregation}"' if aggregation else "")
    body = "".join(column("input", text, i) for i, text in enumerate(inputs, 1))
    body += "".join(column("output", text, i) for i, text in enumerate(outputs, 1))
    for number, row in enumerate(rows, 1):
        cells = [f"<text>{escape(cell.strip())}</text>" for cell in row.split("|")]
        entries = "".join(f"<inputEntry>{cell}</inputEntry>" for cell in cells[: len(inputs)])
        entries += "".join(f"<outputEntry>{cell}</outputEntry>" for cell in cells[len(inputs) :])
        body += f'<rule id="r{number}">{entries}</rule>'
    return f"<decisionTable {attributes}>{body}</decisionTable>"


def literal(text: str) -> str:
    return f"<literalExpression><text>{escape(text)}</text></literalExpression>"


def decision(
    identifier: str,
    logic: str,
    requires: Sequence[str] = (),
    given: Sequence[str] = (),
    variable: str = "",
    name: str = "",
) -> str:
    """`variable` such as `graad: number`."""
    called, _, kind = variable.partition(": ")
    typed = f" typeRef={quoteattr(kind)}" if kind else ""
    inner = f"<variable name={quoteattr(called)}{typed}/>" if called else ""
    for tag, ids in (("requiredDecision", requires), ("requiredInput", given)):
        inner += "".join(
            f'<informationRequirement><{tag} href="#{each}"/></informationRequirement>' for each in ids
        )
    return f'<decision id="{identifier}" name={quoteattr(name or identifier)}>{inner}{logic}</decision>'


def given(identifier: str, variable: str) -> str:
    called, _, kind = variable.partition(": ")
    typed = f" typeRef={quoteattr(kind)}" if kind else ""
    inner = f"<variable name={quoteattr(called)}{typed}/>"
    return f'<inputData id="{identifier}" name={quoteattr(called)}>{inner}</inputData>'


def file(*parts: str, namespace: str = NAMESPACE) -> bytes:
    body = "".join(parts)
    return f'<definitions xmlns="{namespace}" id="d" name="d" namespace="n">{body}</definitions>'.encode()


def read(content: bytes) -> dict[str, Drd]:
    drds, findings = read_dmn("p/t.dmn", content)
    assert findings == []
    return {drd.id: drd for drd in drds}


def findings_of(content: bytes) -> str:
    return "\n".join(str(finding) for finding in read_dmn("p/t.dmn", content)[1])


def worked_out(drd: Drd, **values: object) -> Decided:
    """Work a decision out over these variables; `_` in a name stands for a space as well."""
    all_values = {**values, **{name.replace("_", " "): value for name, value in values.items()}}
    scope = Scope(all_values, frozenset(all_values) | drd.reads(), TODAY)  # type: ignore[arg-type]
    return decide(drd, scope)


def one(policy: str, inputs: Sequence[str], outputs: Sequence[str], rows: Iterable[str]) -> Drd:
    """Return a single table."""
    return read(file(decision("tabel", table(policy, inputs, outputs, rows), name="De tabel")))["tabel"]
