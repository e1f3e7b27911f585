"""Dataclasses of plain values as JSON, and back with every value checked.

pydantic would do the same. To import it, and to have it look at the classes, takes longer than the
register of a thousand unchanged files, which needs nothing else of it.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

Value = TypeVar("Value")
Reader = Callable[[Any], Any]


def kept_text(value: object) -> str:
    """The value as JSON: a dataclass as the list of its fields, a date as an ISO date."""
    return json.dumps(value, default=_plain, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Any = type(value)
        return _fields_of(kind)(value)
    raise TypeError(value)


@cache
def _fields_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


def reader_of(kind: type[Value]) -> Callable[[Any], Value]:
    """What makes a value of a kind of what JSON has for it; it raises ``ValueError`` or ``TypeError`` for any other.

    A kind is a class of values in JSON, a date, a tuple, one of these or None, or a dataclass of them.
    """
    known: Any = kind
    reader: Reader = _reader(known)
    return reader


@cache
def _reader(kind: Any) -> Reader:
    if kind is date:
        return date.fromisoformat
    if get_origin(kind) is UnionType:
        [inner] = (_reader(each) for each in get_args(kind) if each is not NoneType)
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if is_dataclass(kind):
        return _dataclass_reader(kind)

    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return read


def _tuple_reader(kinds: tuple[Any, ...]) -> Reader:
    if kinds[-1] is Ellipsis:
        inner = _reader(kinds[0])
        return lambda value: tuple(map(inner, _list(value)))
    readers = tuple(map(_reader, kinds))
    return lambda value: tuple([read(each) for read, each in zip(readers, _list(value), strict=True)])


def _dataclass_reader(kind: Any) -> Reader:
    kinds: list[Any] = [field.type for field in fields(kind)]
    readers = tuple(map(_reader, kinds))
    return lambda value: kind(*[read(each) for read, each in zip(readers, _list(value), strict=True)])


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError(value)
    return value
