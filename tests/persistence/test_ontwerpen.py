"""Drafts in both databases: each is kept with all of its steps, and a content once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.errors import NotFoundError
from app.domain.ids import OntwerpId, PersoonId, ReleaseId
from app.domain.ontwerp import Ontwerp, OntwerpStap, OntwerpStatus, StapSoort
from app.persistence import tables as t
from app.persistence.db import here
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU

OPEN = OntwerpStatus.OPEN


def draft(name: str, minutes: int = 0, status: OntwerpStatus = OPEN) -> Ontwerp:
    later = NU + timedelta(minutes=minutes)
    return Ontwerp(
        OntwerpId(name), ALKEN, "een reden", PersoonId("p"), NU, status, ReleaseId("r"), NU, 1, later
    )


def step(name: str, nr: int) -> OntwerpStap:
    became = (("a/a.bpmn", f"h{nr}"), ("forms/F01.json", ""))
    return OntwerpStap(
        OntwerpId(name),
        ALKEN,
        nr,
        StapSoort.WIJZIGING,
        "De term wordt langer.",
        PersoonId("p"),
        NU,
        became,
        1,
    )


def test_a_draft_is_kept_with_its_steps_in_order(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.ontwerpen.save(draft("een"))
        for nr in (2, 1, 3):
            tx.ontwerpen.add_stap(step("een", nr))
        tx.ontwerpen.save(replace(draft("een"), revisie=3))
    with uow.read(ALKEN) as tx:
        assert tx.ontwerpen.find(OntwerpId("een")) == replace(draft("een"), revisie=3)
        assert tx.ontwerpen.stappen(OntwerpId("een")) == [step("een", nr) for nr in (1, 2, 3)]
    with uow.begin(BREE) as tx:
        assert tx.ontwerpen.lock(OntwerpId("een")) is None
        assert not tx.ontwerpen.stappen(OntwerpId("een"))


def test_a_page_of_drafts_has_the_one_that_changed_last_first(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for name, minutes, status in (("een", 1, OPEN), ("twee", 9, OPEN), ("weg", 5, OntwerpStatus.OPZIJ)):
            tx.ontwerpen.save(draft(name, minutes, status))
    with uow.read(ALKEN) as tx:
        assert [each.id for each in tx.ontwerpen.met_status(OPEN, 0, 9)] == ["twee", "een"]
        assert [each.id for each in tx.ontwerpen.met_status(OPEN, 1, 9)] == ["een"]
        assert [each.id for each in tx.ontwerpen.met_status(OntwerpStatus.OPZIJ, 0, 9)] == ["weg"]


def test_a_content_is_kept_once_and_comes_back_byte_for_byte(uow: SqlUnitOfWork) -> None:
    contents = [b"\x00\xff" * 3000, "é".encode(), b"", b"\x00\xff" * 3000]
    with uow.begin(ALKEN) as tx:
        hashes = tx.ontwerpen.keep(contents)
        assert tx.ontwerpen.keep(contents) == hashes
        count = select(func.count()).select_from(t.ontwerp_inhoud)
        assert tx.ontwerpen.db.scalar(count.where(here(t.ontwerp_inhoud))) == 3
    with uow.read(ALKEN) as tx:
        found = tx.ontwerpen.contents(hashes)
        assert [found[each] for each in hashes] == contents
        assert tx.ontwerpen.contents([]) == {}
    with uow.read(BREE) as tx, pytest.raises(NotFoundError):
        tx.ontwerpen.contents(hashes[:1])
