"""Inputs that are right as they come: what every kind of input needs, and what single calculations need beside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from triage.scoring.inputs.answers import answer_name
from triage.scoring.rules.model import Aggregation, CgmMetric, Input, InputKind, ScorePart
from ui.desks.tuning.facts import InHand
from ui.thresholds.rules.inputs.words import FACTS
from ui.translate import in_language, tr


@dataclass(frozen=True, slots=True)
class Extra:
    """A number that a calculation needs; `usual` is what it is until somebody says another."""

    field: str
    is_whole: bool
    usual: Decimal


_SPREAD = Extra("mad_floor", False, Decimal("0.1"))
_BASELINE, _SLACK = Extra("baseline_d", True, Decimal(28)), Extra("k", False, Decimal("0.5"))
_EXTRAS: Mapping[str, tuple[Extra, ...]] = {
    Aggregation.Z_7DAY_MEAN: (Extra("sd_floor", False, Decimal("0.1")),),
    Aggregation.ROBUST_Z: (_SPREAD, _BASELINE),
    Aggregation.CUSUM_UP: (_SPREAD, _BASELINE, _SLACK),
    Aggregation.CUSUM_DOWN: (_SPREAD, _BASELINE, _SLACK),
    Aggregation.EWMA: (Extra("lam", False, Decimal("0.2")),),
    Aggregation.MACD: (Extra("fast", True, Decimal(12)), Extra("slow", True, Decimal(26))),
    Aggregation.N_OF_M: (Extra("m", True, Decimal(3)), Extra("at_most", False, Decimal(0))),
}


def extra_words(field: str) -> str:
    """Return what a number of a calculation is."""
    words = {
        "sd_floor": tr("Smallest SD"),
        "mad_floor": tr("Smallest spread"),
        "baseline_d": tr("Days of own level"),
        "k": tr("Slack, in SD"),
        "lam": tr("Weight of the newest"),
        "fast": tr("Readings of the short mean"),
        "slow": tr("Readings of the long mean"),
        "m": tr("Of how many of the newest"),
        "at_most": tr("Counted at or below"),
        "at_least": tr("Counted at or above"),
    }
    return words[field]


FIELDS = ("sd_floor", "mad_floor", "baseline_d", "k", "lam", "fast", "slow", "m", "at_most", "at_least")


def extras_of(declared: Input) -> tuple[Extra, ...]:
    """Return the numbers that the calculation of an input needs beside the window."""
    found = _EXTRAS.get(declared.agg or "", ()) if declared.kind is InputKind.READING else ()
    if declared.at_least is None:
        return found
    return tuple(replace(one, field="at_least") if one.field == "at_most" else one for one in found)


def with_kind(in_hand: InHand, declared: Input, kind: InputKind) -> Input:
    """Return an input of another kind, of the first thing there is to choose."""
    plain = Input(
        declared.name,
        kind,
        decimals=declared.decimals,
        required=declared.required,
        freshness=declared.freshness,
        label=declared.label,
        window_h=declared.window_h,
        window_d=declared.window_d,
    )
    instrument = next(iter(in_hand.instruments), None)
    match kind:
        case InputKind.READING:
            return replace(plain, code=next(iter(in_hand.kinds)), agg=Aggregation.LAST, decimals=0)
        case InputKind.SCORE:
            return replace(plain, instrument=instrument, agg=ScorePart.LAST, decimals=0)
        case InputKind.ANSWER:
            return replace(with_instrument(in_hand, plain, instrument), decimals=None)
        case InputKind.CGM:
            return replace(plain, metric=CgmMetric.TIR, decimals=0)
        case _:
            return replace(plain, source_name=FACTS[0], decimals=0)


def with_code(in_hand: InHand, declared: Input, code: str) -> Input:
    """Return an input of another kind of reading, with as many decimals as that has."""
    return replace(declared, code=code, decimals=in_hand.kinds[code].decimals)


def with_aggregation(declared: Input, agg: str) -> Input:
    """Return an input made in another way; what only the way before needed is let go."""
    plain, changed = Input(declared.name, declared.kind), replace(declared, agg=agg)
    for name in FIELDS:
        changed = with_field(changed, name, getattr(plain, name))
    for extra in extras_of(changed):
        changed = with_field(changed, extra.field, int(extra.usual) if extra.is_whole else extra.usual)
    return changed


def with_field(declared: Input, name: str, value: Decimal | int | None) -> Input:
    """Return an input with another number."""
    other: dict[str, Any] = {name: value}
    return replace(declared, **other)


def with_instrument(in_hand: InHand, declared: Input, instrument: str | None) -> Input:
    """Return an answer to the first question of a questionnaire; None where it stands in no known one."""
    found = in_hand.instruments.get(instrument or "")
    item = declared.item if found is None else "1"
    return replace(declared, instrument=instrument, item=item or "1")


def item_choices(in_hand: InHand, declared: Input) -> list[tuple[object, str]]:
    """Return the questions of a questionnaire, by number."""
    found = in_hand.instruments.get(declared.instrument or "")
    if found is None:
        return []
    numbers = [str(number) for number in range(1, len(found.items) + 1)]
    called = [answer_name(replace(declared, item=number, label=None), found) for number in numbers]
    texts = [one.text for one in found.items]
    return [
        (number, f"{in_language(name)}: {text}" if text else in_language(name))
        for number, name, text in zip(numbers, called, texts, strict=True)
    ]
