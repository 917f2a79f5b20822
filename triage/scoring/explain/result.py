"""A triage result with all that made it, so that any colour can be recomputed and explained years later."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from triage.clinical.canonical import canonical_text, text_hash
from triage.clinical.colour import Colour
from triage.errors import Text, UnreadableError
from triage.scoring.explain.result_parts import (
    FiredRule,
    Json,
    NearestLimit,
    UsedInput,
    fired_content,
    input_content,
    limit_content,
    read_fired,
    read_input,
    read_limit,
    read_text,
)
from triage.scoring.numbers import exact
from triage.scoring.rules.model import Clock

__all__ = ["FiredRule", "NearestLimit", "Result", "UsedInput"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one patient came to under one rule set.

    `fired` stands worst colour first, then in file order; `params` are the limits after the patient's own.
    `unknown` says in words which inputs are missing, also under green; `why_grey` what alone would have kept the
    patient from being green. `act_within_h` and `clock` are those of the shortest limit, None when nothing fired.
    `nearest_limits` says how near every known number is to a limit in force; results of engine 1 say nothing of it.
    """

    engine: str
    rule_set: str
    version: str
    rule_set_sha256: str
    programme: str | None
    colour: Colour
    fired: tuple[FiredRule, ...]
    unknown_rules: tuple[str, ...]
    unknown_critical: tuple[str, ...]
    unknown: tuple[Text, ...]
    why_grey: tuple[Text, ...]
    could_be: tuple[Text, ...]
    act_within_h: Decimal | None
    clock: Clock | None
    inputs: tuple[UsedInput, ...]
    params: Mapping[str, Decimal]
    nearest_limits: tuple[NearestLimit, ...] = ()

    @property
    def time_limits(self) -> tuple[tuple[Decimal, Clock], ...]:
        """Return hours and clock of every fired rule; the earliest deadline need not be that of the fewest hours."""
        return tuple((rule.act_within_h, rule.clock) for rule in self.fired)

    def to_json(self) -> str:
        """Return the canonical JSON: sorted keys, numbers as decimal text, no floats; the same on every machine."""
        with exact():
            content = _content(self)
        return canonical_text(content)

    @property
    def sha256(self) -> str:
        """Return the hash of the canonical JSON."""
        return text_hash(self.to_json())

    @staticmethod
    def from_json(text: str) -> "Result":
        """Return the result that `to_json` wrote; raises UnreadableError when `text` is none."""
        try:
            return _read(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as fault:
            raise UnreadableError(
                Text(
                    "Det gemte resultat kan ikke læses. Beregn patienten igen.",
                    "The stored result cannot be read. Score the patient again.",
                )
            ) from fault


def _content(result: Result) -> dict[str, Json]:
    # Engine 1 knew no nearest limits: left out where there are none, a result kept then has the hash it had.
    limits = {"nearest_limits": [limit_content(found) for found in result.nearest_limits]}
    return (limits if result.nearest_limits else {}) | {
        "engine": result.engine,
        "rule_set": result.rule_set,
        "version": result.version,
        "rule_set_sha256": result.rule_set_sha256,
        "programme": result.programme,
        "colour": result.colour.value,
        "fired": [fired_content(rule) for rule in result.fired],
        "unknown_rules": list(result.unknown_rules),
        "unknown_critical": list(result.unknown_critical),
        "unknown": [text.content for text in result.unknown],
        "why_grey": [text.content for text in result.why_grey],
        "could_be": [text.content for text in result.could_be],
        "act_within_h": None if result.act_within_h is None else str(result.act_within_h),
        "clock": None if result.clock is None else result.clock.value,
        "inputs": [input_content(found) for found in result.inputs],
        "params": {name: str(value) for name, value in result.params.items()},
    }


def _read(content: Mapping[str, Json]) -> Result:
    hours, clock = content["act_within_h"], content["clock"]
    return Result(
        engine=content["engine"],
        rule_set=content["rule_set"],
        version=content["version"],
        rule_set_sha256=content["rule_set_sha256"],
        programme=content["programme"],
        colour=Colour(content["colour"]),
        fired=tuple(read_fired(rule) for rule in content["fired"]),
        unknown_rules=tuple(content["unknown_rules"]),
        unknown_critical=tuple(content["unknown_critical"]),
        unknown=tuple(read_text(text) for text in content["unknown"]),
        why_grey=tuple(read_text(text) for text in content["why_grey"]),
        could_be=tuple(read_text(text) for text in content["could_be"]),
        act_within_h=None if hours is None else Decimal(hours),
        clock=None if clock is None else Clock(clock),
        inputs=tuple(read_input(found) for found in content["inputs"]),
        params={name: Decimal(value) for name, value in content["params"].items()},
        nearest_limits=tuple(read_limit(found) for found in content.get("nearest_limits", ())),
    )
