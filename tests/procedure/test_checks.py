"""What is refused before it runs: every finding has a file, a line, an element and a sentence."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.checking import checked
from tests.engine.models import (
    HEAD,
    boundary,
    call,
    catch,
    ebg,
    end,
    flows,
    node,
    par,
    process,
    rule,
    run,
    service,
    start,
    sub,
    throw,
    user,
    xor,
)

OK = (start(), user("a", livc_result="uitkomst:a"), xor("g", "f_g_end2"), end())
LINES = 'start>a; a>g; g>end#1[a = "ja"]; g>end#2'
YAML = "variabelen:\n  a: {type: enum, waarden: {ja: ja, nee: nee}, schrijver: a}\n"


def found(*parts: str, yaml: str = YAML, **more: bytes) -> list[str]:
    files = {"p/p.bpmn": process("p", *parts), "p/variabelen.yaml": yaml.encode()}
    files |= {f"{name}/{name}.bpmn": content for name, content in more.items()}
    return [str(finding) for finding in checked(files)[1]]


def test_a_good_model_has_no_findings() -> None:
    assert found(*OK, flows(LINES)) == []


def test_a_repeated_reminder_that_ends_by_itself_has_no_findings() -> None:
    reminder = (boundary("r", "a", interrupting=False, cycle="R/P7D"), service("mail"), end("re"))
    lines = "start>a; a>end; r>mail; mail>re"
    assert found(start(), user("a"), *reminder, end(), flows(lines), yaml="variabelen: {}") == []


def plain(*parts: str, lines: str, **more: bytes) -> list[str]:
    return found(*parts, flows(lines), yaml="variabelen: {}", **more)


def pooled(content: bytes) -> bytes:
    pool = b'<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="weg"/></bpmn:collaboration>'
    return content.replace(b"<bpmn:process", pool + b"<bpmn:process", 1)


SUB = ("start>s; s>end",)
BAD = {
    "scriptTask": plain(start(), node("scriptTask", "x"), end(), lines="start>x; x>end"),
    "user task": plain(start(), node("task", "x"), end(), lines="start>x; x>end"),
    "event-deelproces": plain(
        start(),
        sub("s", start("ss"), end("se"), flows("ss>se"), triggeredByEvent="true"),
        end(),
        lines="start>s; s>end",
    ),
    "Scripts worden niet": plain(
        start(),
        node("userTask", "x", "<bpmn:script>1</bpmn:script>", livc_kind="vrij"),
        end(),
        lines="start>x; x>end",
    ),
    "signal": plain(
        start(),
        node("intermediateCatchEvent", "x", "<bpmn:signalEventDefinition/>"),
        end(),
        lines="start>x; x>end",
    ),
    "(livc:message)": plain(
        start(),
        node("intermediateCatchEvent", "x", "<bpmn:messageEventDefinition/>"),
        end(),
        lines="start>x; x>end",
    ),
    "lijst van berichten": plain(start(), throw("x", "onzin"), end(), lines="start>x; x>end"),
    "geen moment of duur": plain(
        start(),
        node("intermediateCatchEvent", "x", "<bpmn:timerEventDefinition/>"),
        end(),
        lines="start>x; x>end",
    ),
    "Een duur hoort in timeDuration": plain(start(), catch("x", date="P1D"), end(), lines="start>x; x>end"),
    "niet onderbreekt": plain(start(), catch("x", cycle="R/P1D"), end(), lines="start>x; x>end"),
    "R3/P7D": plain(
        start(),
        user("a"),
        boundary("b", "a", interrupting=False, cycle="elke week"),
        end(),
        lines="start>a; a>end; b>end",
    ),
    "hierachter wacht b: ": plain(
        start(),
        user("a"),
        boundary("r", "a", interrupting=False, cycle="R/P7D"),
        service("mail"),
        user("b"),
        end(),
        lines="start>a; a>end; r>mail; mail>b; b>end",
    ),
    "hierachter wacht g: ": plain(
        start(),
        user("a"),
        boundary("r", "a", interrupting=False, cycle="R3/P7D"),
        par("g"),
        end(),
        lines="start>a; a>g; r>g; g>end",
    ),
    "hangt niet aan een stap": plain(
        start(), user("a"), boundary("b", "weg", duration="P1D"), end(), lines="start>a; a>end; b>end"
    ),
    "loopt het dood": plain(start(), user("a"), end(), lines="start>a"),
    "niet te bereiken": plain(start(), user("a"), user("b"), end(), lines="start>a; a>end; b>end"),
    "geen einde te bereiken": plain(start(), user("a"), xor("x"), end(), lines="start>a; a>x; x>a"),
    "bestaat": plain(start(), user("a"), end(), lines="start>a; a>end; a>weg"),
    "één pijl": plain(start(), user("a"), end(), end("e2"), lines="start>a; a>end; a>e2"),
    "precies één startevent": plain(start(), start("s2"), end(), lines="start>end; s2>end"),
    "geen eindevent": plain(start(), user("a"), lines="start>a; a>a"),
    "geen standaardpijl": found(OK[0], OK[1], xor("g"), OK[3], flows(LINES)),
    "ontbreekt een voorwaarde": found(*OK, flows("start>a; a>g; g>end#1; g>end#2")),
    "meteen een event": plain(
        start(), ebg("w"), user("a"), user("b"), end(), lines="start>w; w>a; w>b; a>end; b>end"
    ),
    "geen geldige uitdrukking": found(*OK, flows("start>a; a>g; g>end#1[a == {}]; g>end#2")),
    "kan nooit": found(*OK, flows('start>a; a>g; g>end#1[a = "jaa"]; g>end#2')),
    "staat niet in variabelen.yaml": found(*OK, flows("start>a; a>g; g>end#1[b = 1]; g>end#2")),
    "niet als schrijver": found(*OK, flows(LINES), yaml=YAML.replace("schrijver: a", "schrijver: b")),
    "geen woord voor livc:kind": plain(start(), user("a", livc_kind="iets"), end(), lines="start>a; a>end"),
    '"livc:kleur" bestaat niet': plain(start(), user("a", livc_kleur="rood"), end(), lines="start>a; a>end"),
    "geen taak": plain(start(), user("a", livc_role="systeem"), end(), lines="start>a; a>end"),
    "waarover de consensus": plain(start(), user("a", livc_kind="consensus"), end(), lines="start>a; a>end"),
    "geen woord voor livc:operatie": plain(start(), service("s", "iets"), end(), lines="start>s; s>end"),
    "De beslissing": plain(start(), rule("r", "iets"), end(), lines="start>r; r>end"),
    "P14D": plain(start(), user("a", livc_due="morgen"), end(), lines="start>a; a>end"),
    "in een ingebed deelproces": plain(start(), user("a", livc_per="dienst"), end(), lines="start>a; a>end"),
    "Het proces": plain(start(), call("c", "weg"), end(), lines="start>c; c>end"),
    "zichzelf": plain(start(), call("c", "p"), end(), lines="start>c; c>end"),
    "type is enum": found(*OK, flows(LINES), yaml=YAML + "  x: {type: text, schrijver: a}\n"),
    'De id "Start" gebruikt Casuspad zelf': plain(start("Start"), end(), lines="Start>end"),
    'De id "End" gebruikt Casuspad zelf': plain(start(), end("End"), lines="start>End"),
    'De id "p.EndJoin" gebruikt Casuspad zelf': plain(start(), end("p.EndJoin"), lines="start>p.EndJoin"),
    'De id "s.EndJoin" gebruikt Casuspad zelf': plain(
        start(), sub("s", start("ss"), end("s.EndJoin"), flows("ss>s.EndJoin")), end(), lines="start>s; s>end"
    ),
    'in de map "q" en heeft een andere id': plain(
        *OK, lines=LINES, q=process("anders", start("qs"), end("qe"), flows("qs>qe"))
    ),
    'pool wijst naar het proces "weg"': plain(
        *OK, lines=LINES, q=pooled(process("q", start("qs"), end("qe"), flows("qs>qe")))
    ),
    'a: De schrijver "weg" bestaat niet': found(
        *OK, flows(LINES), yaml=YAML.replace("jver: a", "jver: [a, weg]")
    ),
    'a: De schrijver "bericht weg" bestaat': found(
        *OK, flows(LINES), yaml=YAML.replace("jver: a", "jver: [a, bericht weg]")
    ),
    '"a" kan nooit " ja" zijn': found(*OK, flows(LINES.replace('"ja"', '" ja"'))),
    '"d" kan nooit 1994 zijn': found(
        *OK, flows(LINES.replace('a = "ja"', "d < 2026-01-31")), yaml=YAML + "  d: {type: date, schrijver: a}"
    ),
    "f_g_end1: Dit bereik is leeg": found(
        *OK,
        flows(LINES.replace('a = "ja"', "n between 5 and 1")),
        yaml=YAML + "  n: {type: integer, schrijver: a}",
    ),
    "standaardwaarde": found(*OK, flows(LINES), yaml=YAML.replace("schrijver", "standaard: x, schrijver")),
    "al elders|ook in": found(*OK, flows(LINES), q=process("q", start(), end(), flows("start>end"))),
}


@pytest.mark.parametrize("words", BAD)
def test_it_is_refused_in_its_place(words: str) -> None:
    findings = BAD[words]
    hits = [f for f in findings if any(word in f for word in words.split("|"))]
    assert hits, findings
    assert all(f.startswith(("p/", "q/")) for f in findings)


def test_all_findings_are_listed_at_once_with_file_line_and_element(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    parts = (start(), user("a", livc_kind="iets"), user("b", livc_kind="ook"), end())
    (folder / "p.bpmn").write_bytes(process("p", *parts, flows("start>a; a>b; b>end")))
    (folder / "variabelen.yaml").write_text("variabelen: {}")
    with pytest.raises(ModelError) as refused:
        FileProcedures(tmp_path).load("p")
    assert str(refused.value).startswith("p/p.bpmn:5:a: ")
    assert "p/p.bpmn:6:b: " in str(refused.value)


DOCTYPE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + process("p").split(b"\n", 1)[1]


@pytest.mark.parametrize(
    "content",
    [b"", b"<a", b"<a/>", DOCTYPE, (HEAD + "</bpmn:definitions>").encode(), b" " * 3_000_000],
)
def test_what_is_not_bpmn_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "p.bpmn").write_bytes(content)
    with pytest.raises(ModelError):
        FileProcedures(tmp_path).load("p")


def test_a_process_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for name in ("weg", "../p", ""):
        with pytest.raises(ModelError):
            FileProcedures(tmp_path).load(name)


@pytest.mark.parametrize("identifier", ["Root", "start", "end", "q.EndJoin", "EndJoin"])
def test_an_id_that_only_looks_like_one_of_the_engine_runs(identifier: str) -> None:
    files = {
        "p/p.bpmn": process(
            "p", start("s"), user(identifier), end("e"), flows(f"s>{identifier}; {identifier}>e")
        )
    }
    files["p/variabelen.yaml"] = b"variabelen: {}"
    assert checked(files)[1] == []
    assert run(Bundle(VersieId(identifier), "p", files)).done(identifier).ended


def put(root: Path, file: str, content: bytes = b"") -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_bytes(content or process("p", start(), end(), flows("start>end")))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (["p/x.bpmn"], 'p/p.bpmn: In de map "p" ontbreekt p.bpmn'),
        (["p/variabelen.yaml"], 'p/p.bpmn: In de map "p" ontbreekt p.bpmn'),
        (["p/tabel.dmn"], 'p/p.bpmn: In de map "p" ontbreekt p.bpmn'),
        (["Over leg/Over leg.bpmn"], 'De map "Over leg" wordt niet gelezen: de naam van een procedure'),
        (["p.bpmn"], "p.bpmn: Dit bestand wordt niet gelezen: zet het als p.bpmn in een map p."),
        ([], "De map met procedures is leeg"),
        (["README.md"], "De map met procedures is leeg"),
    ],
)
def test_what_looks_like_a_procedure_and_is_not_read_is_named(
    tmp_path: Path, files: list[str], words: str
) -> None:
    for file in files:
        put(tmp_path, file)
    found = FileProcedures(tmp_path).misplaced()
    assert words in str(found[0])
    assert FileProcedures(tmp_path).process_ids() == ()
    assert [str(each) for each in FileProcedures(tmp_path).findings()] == sorted(str(each) for each in found)


def test_a_folder_that_is_not_there_is_named_with_the_setting_to_mend(tmp_path: Path) -> None:
    [found] = FileProcedures(tmp_path / "weg").misplaced()
    assert str(found).startswith(f"{tmp_path / 'weg'}: De map met procedures bestaat niet")
    assert "CASUSPAD_PROCESSES_DIR" in str(found)


def test_a_file_that_is_far_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    put(tmp_path, "p/p.bpmn")
    with (tmp_path / "p/groot.dmn").open("wb") as file:
        file.truncate(1 << 40)  # it takes no room on disk, and reading it would take all memory
    [found] = FileProcedures(tmp_path).findings()
    assert str(found) == "p/groot.dmn: Het bestand is groter dan 2 MB."


def test_an_empty_kind_of_step_and_a_form_with_an_odd_key_are_one_finding_each() -> None:
    odd = plain(start(), user("a", livc_kind="", livc_form="F 1"), end(), lines="start>a; a>end")
    assert sorted(each.partition("a: ")[2] for each in odd) == [
        "Er staat niet wat voor stap dit is (livc:kind).",
        "livc:form is de sleutel van een formulier.",
    ]


def test_beside_procedures_there_may_be_words_for_people(tmp_path: Path) -> None:
    for file in ("p/p.bpmn", "p/README.md", "scenarios/README.md", "README.md"):
        put(tmp_path, file)
    assert FileProcedures(tmp_path).misplaced() == ()
