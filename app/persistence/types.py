"""Column types that turn rows into the values of the domain, the same on both databases."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.execution import Value


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; on SQLite text of one width, so that order is order in time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Keep text on SQLite."""
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return UTC."""
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


class Span(TypeDecorator[timedelta]):
    """A length of time, in whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """Count microseconds."""
        return None if value is None else value // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        """Return a timedelta."""
        return None if value is None else timedelta(microseconds=value)


class Word(TypeDecorator[StrEnum]):
    """A member of a `StrEnum`, kept as its value."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse a word outside the list."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member."""
        return None if value is None else self.words(value)


class Words(TypeDecorator[frozenset[str]]):
    """A set of words, kept as sorted JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:
        """Write JSON."""
        return None if value is None else json.dumps(sorted(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:
        """Read JSON."""
        return None if value is None else frozenset(json.loads(value))


class Row(TypeDecorator[tuple[Any, ...]]):
    """A tuple of words, or of tuples of words, kept as JSON in order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        """Write JSON."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        """Read JSON; lists are tuples again."""
        if value is None:
            return None
        return tuple(map(_frozen, json.loads(value)))


def _frozen(part: Any) -> Any:
    return tuple(part) if isinstance(part, list) else part


class Values(TypeDecorator[Mapping[str, Value]]):
    """Process variables, kept as JSON in which a date is {"datum": "2026-03-01"}."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Value] | None, dialect: Dialect) -> str | None:
        """Write JSON."""
        if value is None:
            return None
        plain = {name: _plain(each) for name, each in value.items()}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Value] | None:
        """Read JSON."""
        if value is None:
            return None
        return {name: _as_value(each) for name, each in json.loads(value).items()}


def _plain(value: Value) -> object:
    return {"datum": value.isoformat()} if isinstance(value, date) else value


def _as_value(plain: Any) -> Value:
    return date.fromisoformat(plain["datum"]) if isinstance(plain, dict) else plain
