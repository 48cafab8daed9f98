"""The rules of the house hold; and each rule is seen to fail on a small made-up tree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import house, naming, sentences

ROOT = Path(__file__).resolve().parents[2]
Rule = Callable[[Path], list[str]]

RULES: list[Rule] = [
    house.commits_elsewhere,
    house.evaluations,
    house.clock_readings,
    house.timed_layers,
    house.domain_clocks,
    house.utc_days,
    house.long_modules,
    house.untested_use_cases,
    house.unmapped_packages,
    sentences.glued_errors,
    house.named_elements,
    naming.named_words,
    naming.named_in_pages,
    sentences.glued_tellings,
    sentences.glued_prose,
]

TELLING = "app/services/telling/x.py"
MOVING = "app/procedure/migration/x.py"
SAID = "class OwnError(SaidError): ...\n"
DRAWING = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
    '<process id="casus"><userTask id="u_wie"/></process></definitions>'
)
DRAWN = {"processes/casus/casus.bpmn": DRAWING}
USE_CASE = "def do_it(command):\n    return command\n"

BROKEN: list[tuple[Rule, dict[str, str], str]] = [
    (naming.named_words, {"app/services/x.py": "def f(taak):\n    return taak.kind == 'weging'\n"}, "x.py:2"),
    (naming.named_words, {"app/web/x.py": "SENT = 'besproken'\n"}, "app/web/x.py:1"),
    (naming.named_words, {"app/engine/x.py": "DOES = {'rest_vernietigen': 1}\n"}, "app/engine/x.py:1"),
    (naming.named_words, {"app/procedure/x.py": "LEADS = 'traject'\n"}, "app/procedure/x.py:1"),
    (naming.named_words, {"app/services/steps_of/weging.py": "NEXT = 'trajectplan'\n"}, "weging.py:1"),
    (
        naming.named_in_pages,
        {"app/web/templates/x/y.html": "<p>weging</p>\n{% if taak.kind == 'weging' %}{% endif %}"},
        "x/y.html:2",
    ),
    (
        house.commits_elsewhere,
        {"app/services/a/b.py": "def f(tx):\n    tx.commit()\n"},
        "app/services/a/b.py:2",
    ),
    (house.commits_elsewhere, {"app/persistence/x.py": "def f(c):\n    c.session.commit()\n"}, "x.py:2"),
    (house.evaluations, {"app/engine/x.py": "eval('1')\n"}, "app/engine/x.py:1"),
    (house.evaluations, {"app/engine/x.py": "def f(s):\n    exec(s, {})\n"}, "app/engine/x.py:2"),
    (house.clock_readings, {"app/domain/x.py": "from datetime import date\nd = date.today()\n"}, "x.py:2"),
    (
        house.clock_readings,
        {"app/domain/x.py": "import datetime\nd = datetime.datetime.utcnow()\n"},
        "x.py:2",
    ),
    (house.clock_readings, {"app/web/x.py": "import time\nt = time.time()\n"}, "app/web/x.py:2"),
    (house.clock_readings, {"app/web/x.py": "import time\nt = time.localtime()\n"}, "app/web/x.py:2"),
    (house.timed_layers, {"app/engine/x.py": "import time\n"}, "app/engine/x.py:1"),
    (house.timed_layers, {"app/procedure/x.py": "from time import time as when\n"}, "app/procedure/x.py:1"),
    (house.timed_layers, {"app/domain/x.py": "from datetime import datetime as dt\n"}, "app/domain/x.py:1"),
    (
        house.domain_clocks,
        {"app/services/x.py": "def f(real, livc):\n    return real + livc.klok\n"},
        "x.py:2",
    ),
    (house.domain_clocks, {"app/web/x.py": "def f(now, klok):\n    return klok + now\n"}, "x.py:2"),
    (house.utc_days, {"app/services/x.py": "def f(mover):\n    return mover.now.date()\n"}, "x.py:2"),
    (house.long_modules, {"app/web/x.py": "x = 1\n" * 301}, "app/web/x.py has 301 lines"),
    (house.long_modules, {"app/web/x.py": "# long: \n" + "x = 1\n" * 300}, "app/web/x.py"),
    (
        house.untested_use_cases,
        {"app/services/tasks/do_it.py": USE_CASE},
        "tests/services/tasks/test_do_it.py",
    ),
    (house.unmapped_packages, {"app/new/__init__.py": "", "README.md": "app/old"}, "app/new"),
    (house.unmapped_packages, {"app/new.py": ""}, "app/new"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError(f'Casus {code}')\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError('Casus ' + code)\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError('Casus %s' % code)\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError('Casus {}'.format(code))\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError(str(error))\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError('A' if a else f'B {b}')\n"}, "app/x.py:2"),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError({'a': ['A', f'B {b}']})\n"}, "app/x.py:2"),
    (
        sentences.glued_errors,
        {"app/x.py": SAID + "def f(b):\n    said = f'B {b}'\n    raise OwnError(said)\n"},
        "app/x.py:4",
    ),
    (sentences.glued_errors, {"app/x.py": "def f(b):\n    return Sentence(f'B {b}')\n"}, "app/x.py:2"),
    (house.named_elements, {**DRAWN, "app/services/x.py": "WIE = 'u_wie'\n"}, "app/services/x.py:1"),
    (
        house.named_elements,
        {**DRAWN, "app/web/templates/x.html": '\n{% if taak.element_id == "u_wie" %}'},
        "app/web/templates/x.html:2",
    ),
    (sentences.glued_tellings, {TELLING: "def f(b):\n    return f'B {b}'\n"}, "x.py:2"),
    (sentences.glued_tellings, {TELLING: "def f(b):\n    return 'B ' + b\n"}, "x.py:2"),
    (sentences.glued_tellings, {TELLING: "def f(b):\n    return ', '.join(b)\n"}, "x.py:2"),
    (sentences.glued_tellings, {TELLING: "def f(b):\n    return 'B {b}'.format(b=b)\n"}, "x.py:2"),
    (sentences.glued_prose, {MOVING: "def f(b):\n    note(f'Bij {b} wacht een tak.')\n"}, "x.py:2"),
    (sentences.glued_prose, {MOVING: "def f(b):\n    return f'In {b} blijft niets over.'\n"}, "x.py:2"),
    (sentences.glued_prose, {MOVING: "def f(b):\n    yield f'{b}: de waarde past niet.'\n"}, "x.py:2"),
    (sentences.glued_prose, {MOVING: "def f(b):\n    raise failure(e, f'regel {b}')\n"}, "x.py:2"),
]

FINE: list[tuple[Rule, dict[str, str]]] = [
    (house.commits_elsewhere, {"app/persistence/unit_of_work.py": "def f(c):\n    c.commit()\n"}),
    (house.commits_elsewhere, {"app/integrations/keyring.py": "def f(c):\n    c.commit()\n"}),
    (house.evaluations, {"app/engine/x.py": "def f(engine):\n    engine.evaluate('eval(1)')\n"}),
    (house.clock_readings, {"app/integrations/clock.py": "from datetime import datetime\ndatetime.now()\n"}),
    (house.clock_readings, {"app/worker/x.py": "def f(deps):\n    return deps.clock.now()\n"}),
    (house.clock_readings, {"app/worker/x.py": "import time\ntime.monotonic()\n"}),
    (house.timed_layers, {"app/services/x.py": "from datetime import datetime, time\n"}),
    (house.timed_layers, {"app/worker/x.py": "import time\n"}),
    (house.domain_clocks, {"app/domain/now.py": "def f(real, klok):\n    return real + klok\n"}),
    (house.domain_clocks, {"app/services/x.py": "def f(tx):\n    return tx.now.domain\n"}),
    (
        house.utc_days,
        {"app/services/x.py": "def f(moment, zone):\n    return moment.astimezone(zone).date()\n"},
    ),
    (house.long_modules, {"app/web/x.py": "# long: one table of the law\n" + "x = 1\n" * 300}),
    (
        house.untested_use_cases,
        {"app/services/tasks/do_it.py": USE_CASE, "tests/services/tasks/test_do_it.py": ""},
    ),
    (house.untested_use_cases, {"app/services/tasks/part.py": USE_CASE}),
    (house.named_elements, {**DRAWN, "app/services/x.py": "PROCES = 'casus'\n"}),
    (house.named_elements, {**DRAWN, "app/bench/x.py": "STEP = 'u_wie'\n"}),
    (house.named_elements, {"app/services/x.py": "WIE = 'u_wie'\n"}),
    (house.unmapped_packages, {"app/__init__.py": "", "app/new.py": "", "README.md": "`app/new`"}),
    (sentences.glued_errors, {"app/x.py": SAID + "raise OwnError('Casus {code}', code=f'{a}-{b}')\n"}),
    (sentences.glued_errors, {"app/x.py": "raise ValueError(f'{a} is none')\n"}),
    (
        naming.named_words,
        {"app/services/table/weging.py": "def f(taak):\n    return taak.kind == 'weging'\n"},
    ),
    (naming.named_words, {"app/domain/words/messages.py": "WORD = 'besproken'\n"}),
    (naming.named_words, {"app/persistence/tables/x.py": "TABLE = 'casus'\n"}),
    (naming.named_words, {"app/web/x.py": "TITLE = 'De weging'\n"}),
    (sentences.glued_tellings, {TELLING: "def f(b):\n    return Sentence('om {uur}', uur=f'{b:%H.%M}')\n"}),
    (sentences.glued_prose, {MOVING: "def f(b):\n    return f'stap:{b}', f'{b}@{b}'\n"}),
    (sentences.glued_prose, {MOVING: "def f(b):\n    raise ValueError(f'unknown data: {b}')\n"}),
    (sentences.glued_prose, {"app/persistence/x.py": "def f(b):\n    return f'FROM {b} WHERE true'\n"}),
]


def plant(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    assert rule(ROOT) == []


def test_a_homonym_leaves_the_table_with_its_last_use() -> None:
    assert naming.idle_homonyms(ROOT) == []


@pytest.mark.parametrize(("rule", "files", "word"), BROKEN)
def test_a_broken_rule_is_seen(rule: Rule, files: dict[str, str], word: str, tmp_path: Path) -> None:
    found = rule(plant(tmp_path, files))
    assert len(found) == 1
    assert word in found[0]


@pytest.mark.parametrize(("rule", "files"), FINE)
def test_what_is_allowed_passes(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    assert rule(plant(tmp_path, files)) == []
