"""Spoils what a YAML or JSON file says, so that it remains one."""

import json
import random
from collections.abc import Callable
from typing import Final

import yaml

from tests.procedure.fuzz.hostile import value

Say = Callable[[random.Random, object], object]
ODD: Final[list[object]] = [
    None,
    True,
    False,
    0,
    -1,
    10**30,
    -(10**30),
    1.5,
    1e308,
    float("inf"),
    float("nan"),
    "",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"a": None},
    {"id": {}},
    [{}],
    ["a"] * 500,
    {f"a{i}": i for i in range(300)},
]


def spoiled(dice: random.Random, name: str, content: bytes) -> bytes:
    """Return a file with something wrong in what it says; one that cannot be read as it was."""
    said = _json if name.endswith(".json") else _yaml
    try:
        return said(dice, content)
    except (ValueError, LookupError, AttributeError, TypeError, yaml.YAMLError, RecursionError):
        return content


def _json(dice: random.Random, content: bytes) -> bytes:
    return json.dumps(_changed(dice, json.loads(content)), ensure_ascii=dice.random() < 0.5).encode(
        "utf-8", "replace"
    )


def _yaml(dice: random.Random, content: bytes) -> bytes:
    text = yaml.safe_dump(_changed(dice, yaml.safe_load(content)), allow_unicode=True, sort_keys=False)
    return dice.choice(TRICKS)(dice, text).encode("utf-8", "replace")


def _changed(dice: random.Random, data: object) -> object:
    for _ in range(dice.randint(1, 3)):
        places = list(_places(data))
        if not places:
            return dice.choice(ODD)
        holder, key = dice.choice(places)
        dice.choice(WAYS)(dice, holder, key, places)
    return data


def _places(data: object) -> list[tuple[object, object]]:
    found: list[tuple[object, object]] = []
    todo = [data]
    while todo and len(found) < 5000:
        part = todo.pop()
        keys = list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
        for key in keys:
            found.append((part, key))
            todo.append(part[key])  # type: ignore[index]
    return found


def _odd(dice: random.Random, holder, key, _) -> None:
    holder[key] = dice.choice(ODD)


def _hostile(dice: random.Random, holder, key, _) -> None:
    holder[key] = value(dice)


def _drop(_, holder, key, __) -> None:
    del holder[key]


def _rename(dice: random.Random, holder, key, places) -> None:
    if isinstance(holder, dict):
        known = [name for _, name in places if isinstance(name, str)]
        holder[dice.choice([value(dice), *(known or ["a"])])] = holder.pop(key)


def _copy(dice: random.Random, holder, key, places) -> None:
    other, name = dice.choice(places)
    try:
        holder[key] = json.loads(json.dumps(other[name], default=str))
    except (LookupError, ValueError):
        return


def _deep(dice: random.Random, holder, key, _) -> None:
    for _layer in range(dice.choice([5, 45, 150])):
        holder[key] = [holder[key]] if dice.random() < 0.5 else {"a": holder[key]}


def _many(dice: random.Random, holder, key, _) -> None:
    holder[key] = [holder[key]] * dice.choice([0, 2, 400])


WAYS: Final = [_odd, _odd, _hostile, _hostile, _hostile, _drop, _rename, _copy, _deep, _many]


def _alias(dice: random.Random, text: str) -> str:
    return "x: &x [1]\n" + text.replace(": ", ": *x #", dice.randint(1, 3))


def _tag(dice: random.Random, text: str) -> str:
    tag = dice.choice(
        [
            "!!python/object/apply:os.system ",
            "!!binary ",
            "!!set ",
            "!x ",
            "!!str ",
            "!!timestamp ",
            "!!float ",
        ]
    )
    return text.replace(": ", f": {tag}", dice.randint(1, 3))


def _twice(_: random.Random, text: str) -> str:
    return text + text


def _flow(dice: random.Random, text: str) -> str:
    return text + dice.choice(
        [
            "[" * 5000,
            "{a: " * 3000,
            "? [a]\n: b\n",
            "--- 1\n",
            "<<: {a: 1}\n",
            "a: 1:2:3:4:5\n",
            "%YAML 9.9\n",
            "\t- a",
        ]
    )


TRICKS: Final[list[Callable[[random.Random, str], str]]] = [
    lambda _, text: text,
    lambda _, text: text,
    lambda _, text: text,
    lambda _, text: text,
    _alias,
    _tag,
    _twice,
    _flow,
]
