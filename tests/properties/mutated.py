"""Bundles broken at random: by the grammar of JSON, and by the byte; one seed always breaks in the same way."""

import copy
import json
from collections.abc import Callable
from random import Random
from typing import Any

Body = dict[str, Any]
Place = tuple[Any, Any]

_ODD: tuple[Any, ...] = (
    None, True, False, "", " ", "NaN", "null", "88,5", "banana", "\u202e", "\x00", "\ud800", "<b>", 0, -1, 1, 87.99,
    10**40, 1e308, -0.0, [], {}, [[]], {"value": 1}, "Patient/p2", "Patient/../p1", "entered-in-error", "completed",
    "in-progress", "unknown", "2026-02-30T08:15:00Z", "2026-11-20", "2027-01-01T00:00:00Z", "1970-01-01T00:00:00Z",
    "kg", "[degF]", "http://unitsofmeasure.org", "https://example.dk/fhir/Questionnaire/epilepsi|9", "Bundle",
)  # fmt: skip
_ADDED: tuple[tuple[str, Any], ...] = (
    ("modifierExtension", [{"url": "https://x", "valueBoolean": True}]),
    ("implicitRules", "https://x"),
    ("comparator", "<"),
    ("dataAbsentReason", {"text": "?"}),
    ("valueString", "ondt"),
    ("status", "cancelled"),
    ("active", False),
    ("deceasedBoolean", True),
    ("note", [{"text": "Jeg kan ikke få luft"}]),
    ("contained", [{"resourceType": "Patient", "id": "p1"}]),
)
_BYTES = (b"\x00", b"\xff", b"NaN", b"{", b"]", b'"', b",", b"\\", b"1e999", b"\xc3", b'"value":95,')


def mutated(original: Body, seed: int) -> bytes:
    """Return `original` with one to four faults, every third time in its bytes."""
    chance = Random(seed)
    if seed % 3 == 0:
        body = json.dumps(original, ensure_ascii=False).encode(errors="replace")
        for _ in range(chance.randint(1, 3)):
            body = _broken_bytes(body, chance)
        return body
    found = copy.deepcopy(original)
    for _ in range(chance.randint(1, 4)):
        chance.choice(_CHANGES)(found, chance)
    return json.dumps(found).encode()


def _broken_bytes(body: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    cut = chance.choice((0, 0, 1, 1, 2, 20))
    return body[:at] + chance.choice((b"", bytes([chance.randrange(256)]), *_BYTES)) + body[at + cut :]


def _places(value: Any) -> list[Place]:
    """Return every member of every object and list, as (container, key)."""
    found: list[Place] = []
    waiting = [value]
    for one in waiting:
        members = list(one.items()) if isinstance(one, dict) else list(enumerate(one))
        for key, member in members:
            found.append((one, key))
            if isinstance(member, dict | list):
                waiting.append(member)
    return found


def _replace(body: Body, chance: Random) -> None:
    container, key = chance.choice(_places(body))
    container[key] = copy.deepcopy(chance.choice(_ODD))


def _remove(body: Body, chance: Random) -> None:
    container, key = chance.choice(_places(body))
    del container[key]


def _add(body: Body, chance: Random) -> None:
    objects = [one for container, key in _places(body) if isinstance(one := container[key], dict)]
    if objects:
        name, value = chance.choice(_ADDED)
        chance.choice(objects)[name] = copy.deepcopy(value)


def _wrap(body: Body, chance: Random) -> None:
    container, key = chance.choice(_places(body))
    container[key] = [container[key]]


def _copy(body: Body, chance: Random) -> None:
    lists = [one for container, key in _places(body) if isinstance(one := container[key], list) and one]
    if lists:
        chosen = chance.choice(lists)
        chosen.append(copy.deepcopy(chance.choice(chosen)))


def _nudge(body: Body, chance: Random) -> None:
    """Change a number a little, or one letter of a word."""
    container, key = chance.choice(_places(body))
    value = container[key]
    if isinstance(value, int | float) and not isinstance(value, bool):
        container[key] = value * chance.choice((-1, 0.01, 0.5, 10, 100))
    elif isinstance(value, str) and value:
        at = chance.randrange(len(value))
        container[key] = value[:at] + chance.choice("aZ0/|# ") + value[at + 1 :]


def _swap(body: Body, chance: Random) -> None:
    places = _places(body)
    (one, here), (other, there) = chance.choice(places), chance.choice(places)
    one[here], other[there] = copy.deepcopy(other[there]), copy.deepcopy(one[here])


_CHANGES: tuple[Callable[[Body, Random], None], ...] = (_replace, _replace, _remove, _add, _wrap, _copy, _nudge, _swap)
