"""The parts of a result, and how each stands in JSON: numbers as decimal text, never as floats."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.inputs.values import Status
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Clock

Json = Any


@dataclass(frozen=True, slots=True)
class UsedInput:
    """An input as it was compared: `value` as shown, `ids` of the readings or responses behind it, and its story."""

    name: str
    called: Text
    value: Literal | None
    status: Status
    ids: tuple[str, ...]
    count: int
    sentence: Text | None


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that fired, in words, and who should act on it within how many hours of which clock.

    `rests_on` names the inputs that its condition compares; older results do not tell.
    """

    id: str
    colour: Colour
    reason: Text
    detail: Text
    act_within_h: Decimal
    clock: Clock
    role: str
    sector: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearestLimit:
    """The limit nearest to an input's number, how far it is, and the rule and colour it belongs to."""

    input: str
    limit: Decimal
    distance: Decimal
    rule: str
    colour: Colour


def fired_content(rule: FiredRule) -> dict[str, Json]:
    """Return a fired rule as JSON content."""
    # Left out where nothing is told: a result kept by an older version then has the hash it had.
    rests_on: dict[str, Json] = {"rests_on": list(rule.rests_on)} if rule.rests_on else {}
    return rests_on | {
        "id": rule.id,
        "colour": rule.colour.value,
        "reason": rule.reason.content,
        "detail": rule.detail.content,
        "act_within_h": str(rule.act_within_h),
        "clock": rule.clock.value,
        "role": rule.role,
        "sector": rule.sector,
    }


def read_fired(content: Mapping[str, Json]) -> FiredRule:
    """Return the fired rule that `fired_content` wrote."""
    return FiredRule(
        id=content["id"],
        colour=Colour(content["colour"]),
        reason=read_text(content["reason"]),
        detail=read_text(content["detail"]),
        act_within_h=Decimal(content["act_within_h"]),
        clock=Clock(content["clock"]),
        role=content["role"],
        sector=content["sector"],
        rests_on=tuple(content.get("rests_on", ())),
    )


def input_content(found: UsedInput) -> dict[str, Json]:
    """Return an input as JSON content."""
    return {
        "name": found.name,
        "called": found.called.content,
        "value": _value_content(found.value),
        "status": found.status.name.lower(),
        "ids": list(found.ids),
        "count": found.count,
        "sentence": None if found.sentence is None else found.sentence.content,
    }


def read_input(content: Mapping[str, Json]) -> UsedInput:
    """Return the input that `input_content` wrote."""
    sentence = content["sentence"]
    return UsedInput(
        name=content["name"],
        called=read_text(content["called"]),
        value=_read_value(content["value"]),
        status=Status[content["status"].upper()],
        ids=tuple(content["ids"]),
        count=content["count"],
        sentence=None if sentence is None else read_text(sentence),
    )


def limit_content(found: NearestLimit) -> dict[str, Json]:
    """Return a limit as JSON content."""
    return {
        "input": found.input,
        "limit": str(found.limit),
        "distance": str(found.distance),
        "rule": found.rule,
        "colour": found.colour.value,
    }


def read_limit(content: Mapping[str, Json]) -> NearestLimit:
    """Return the limit that `limit_content` wrote."""
    return NearestLimit(
        input=content["input"],
        limit=Decimal(content["limit"]),
        distance=Decimal(content["distance"]),
        rule=content["rule"],
        colour=Colour(content["colour"]),
    )


def _value_content(value: Literal | None) -> Json:
    """Return a value so that the text "88" is never taken for the number 88."""
    match value:
        case Decimal():
            return {"number": str(value)}
        case bool() | None:
            return value
        case _:
            return {"text": value}


def _read_value(content: Json) -> Literal | None:
    if content is None or isinstance(content, bool):
        return content
    if "number" in content:
        return Decimal(content["number"])
    text: str = content["text"]
    return text


def read_text(content: Mapping[str, str]) -> Text:
    """Return the text whose `content` this is."""
    return Text(content["da"], content["en"])
