"""Home readings as hypothesis draws them: of several patients, with everything that can be wrong with them."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.properties.drawn import Dice
from tests.unit.scoring.facts import NOW
from triage.clinical.observation import Reading
from triage.scoring.rules.model import Aggregation, CgmMetric, Input, InputKind

PATIENTS = ("p1", "p2", "p3")

# Kind, unit and values that can occur; the last of each kind are out of the ordinary.
VALUES = {
    ("spo2", "%"): ("94", "90", "90.0", "86.55", "9", "9"),
    ("spo2", "1"): ("0.94", "0.9", "0.8655"),
    ("spo2", "kg"): ("94",),
    ("weight", "kg"): ("80.0", "81.25", "86.3", "9"),
    ("weight", "g"): ("80000", "81250", "81250.125"),
    ("fev1", "L"): ("1.855", "2.1"),
    ("fev1", "mL"): ("1855", "2100"),
    ("weight", "[lb_av]"): ("176.4",),
    ("sbp", "mm[Hg]"): ("135", "128", "131"),
    ("cgm_glucose", "mmol/L"): ("3.9", "10.0", "5.55"),
    ("cgm_glucose", "mg/dL"): ("70", "69", "181"),
    ("nothing", "%"): ("1",),
}

# A little more of what has a wrong unit or kind: much is left out for other reasons before those are looked at.
_KINDS = (*sorted(VALUES) * 3, ("spo2", "kg"), ("nothing", "%"))
_SECONDS = (0, 0, 20, 40, 60, 61, 100)
_DEVICES = ("d1", "d2", None)
_STATUSES = (*["final"] * 6, "amended", "entered-in-error")
_SIGNALS = (*[None] * 7, "weak")
_FAULTS = (*[None] * 8, "comparator", "absent")
# How many bytes a time and a reading are made of: each is one draw, for a draw of every field costs ten times more.
_OF_TIME, _OF_READING = 5, 18


def times() -> st.SearchStrategy[datetime]:
    """Times up to five weeks ago, often close together, some in the future."""
    return st.binary(min_size=_OF_TIME, max_size=_OF_TIME).map(lambda thrown: _time(Dice(thrown)))


def readings(**given: Any) -> st.SearchStrategy[Reading]:
    """One reading of anybody."""
    return st.binary(min_size=_OF_READING, max_size=_OF_READING).map(lambda thrown: _reading(Dice(thrown), given))


def _time(dice: Dice) -> datetime:
    return NOW - timedelta(hours=_hours(dice)) + timedelta(seconds=dice.one_of(_SECONDS))


def _hours(dice: Dice) -> int:
    where = dice.below(16)
    if where == 15:
        return -1
    return dice.below(24) if where > 7 else (dice.below(256) * 256 + dice.below(256)) % (24 * 35 + 1)


def _reading(dice: Dice, given: dict[str, Any]) -> Reading:
    kind, unit = dice.one_of(_KINDS)
    values: dict[str, Any] = {
        "id": f"o{1 + dice.below(11)}",
        "patient": dice.one_of(PATIENTS),
        "kind": kind,
        "value": Decimal(dice.one_of(VALUES[kind, unit])),
        "unit": unit,
        "device": dice.one_of(_DEVICES),
        "status": dice.one_of(_STATUSES),
        "version": dice.one_of((1, 1, 1, 2)),
        "signal": dice.one_of(_SIGNALS),
        "fault": dice.one_of(_FAULTS),
        "time": _time(dice),
        "received": _time(dice) if dice.below(5) < 2 else None,
    }
    return Reading(**{**values, **given})


def several(**given: Any) -> st.SearchStrategy[list[Reading]]:
    """Some readings; several may be versions of one, or copies of one under another id."""
    thrown = st.binary(min_size=1 + _OF_READING, max_size=1 + _OF_READING)
    return st.lists(thrown, max_size=25).map(lambda each: _several([Dice(one) for one in each], given))


def _several(each: list[Dice], given: dict[str, Any]) -> list[Reading]:
    found: list[Reading] = []
    for dice in each:
        is_copy = dice.below(8) == 7 and found
        found.append(_copy(dice, dice.one_of(found), given) if is_copy else _reading(dice, given))
    return found


def _copy(dice: Dice, one: Reading, given: dict[str, Any]) -> Reading:
    """Return a reading sent again with another id, a little later."""
    time = one.time + timedelta(seconds=dice.one_of(_SECONDS))
    values = {"id": f"o{13 + dice.below(12)}", "time": time, "device": dice.one_of(_DEVICES)}
    return replace(one, **{**values, **given})


@st.composite
def numbered(draw: st.DrawFn, **given: Any) -> list[Reading]:
    """Some readings, each with an id of its own."""
    found = draw(several(**given))
    return [Reading(**{**_fields(one), "id": f"o{number:02}"}) for number, one in enumerate(found)]


@st.composite
def close_together(draw: st.DrawFn) -> list[Reading]:
    """Saturations within a few hours, as many of them lost as usable."""
    lost: list[dict[str, Any]] = [
        {"value": Decimal(9)},
        {"value": None},
        {"status": "entered-in-error"},
        {"signal": "weak"},
        {"unit": "kg"},
    ]
    lost += [{"fault": "absent"}, {"fault": "comparator"}, {"unit": None}]
    changes = st.just({"value": Decimal(94)}) | st.sampled_from(lost)
    drawn = draw(st.lists(st.tuples(changes, st.integers(0, 12)), max_size=6))
    usual = {"patient": "p1", "kind": "spo2", "value": Decimal(94), "unit": "%"}
    return [
        Reading(**{**usual, **changed, "id": f"o{n}", "time": NOW - timedelta(minutes=30 * half)})
        for n, (changed, half) in enumerate(drawn)
    ]


def inputs(*codes: str) -> st.SearchStrategy[Input]:
    """Every aggregation and metric, over all sorts of windows, of `codes` or the usual kinds."""
    return st.one_of(
        st.builds(
            Input,
            st.just("x"),
            st.just(InputKind.READING),
            code=st.sampled_from(codes or ("spo2", "weight", "sbp")),
            agg=st.sampled_from(list(Aggregation)),
            window_d=st.none() | st.integers(1, 30),
            min_n=st.none() | st.integers(1, 4),
            decimals=st.none() | st.integers(0, 3),
            at_most=st.just(Decimal(90)),
            mad_floor=st.none() | st.just(Decimal("0.5")),
            slow=st.just(4),
            fast=st.just(2),
        ),
        st.builds(
            Input,
            st.just("x"),
            st.just(InputKind.READING),
            code=st.sampled_from(codes or ("spo2", "weight")),
            agg=st.sampled_from(["last", "median", "mean", "min", "max", "count", "gain", "loss"]),
            window_h=st.sampled_from([Decimal(6), Decimal("0.5"), Decimal(500)]),
        ),
        st.builds(
            Input,
            st.just("x"),
            st.just(InputKind.CGM),
            metric=st.sampled_from(list(CgmMetric)),
            window_d=st.integers(1, 30),
        ),
    )


def _fields(one: Reading) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Reading.__slots__}
