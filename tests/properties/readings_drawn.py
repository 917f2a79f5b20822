"""Home readings as hypothesis draws them: of several patients, with everything that can be wrong with them."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.unit.scoring.facts import NOW
from triage.clinical.observation import Reading
from triage.scoring.rules.model import Aggregation, CgmMetric, Input, InputKind

PATIENTS = ("p1", "p2", "p3")

# Kind, unit and values that can occur; the last of each kind are out of the ordinary.
VALUES = {
    ("spo2", "%"): ("94", "90", "90.0", "86.55", "9"),
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


def times() -> st.SearchStrategy[datetime]:
    """Times up to five weeks ago, often close together, some in the future."""
    seconds = st.sampled_from([0, 0, 20, 40, 60, 61, 100])
    return st.builds(
        lambda hours, more: NOW - timedelta(hours=hours) + timedelta(seconds=more), st.integers(-1, 24 * 35), seconds
    )


@st.composite
def readings(draw: st.DrawFn, **given: Any) -> Reading:
    """One reading of anybody."""
    kind, unit = draw(st.sampled_from(sorted(VALUES)))
    values: dict[str, Any] = {
        "id": f"o{draw(st.integers(1, 12))}",
        "patient": draw(st.sampled_from(PATIENTS)),
        "kind": kind,
        "value": Decimal(draw(st.sampled_from(VALUES[kind, unit]))),
        "unit": unit,
        "time": draw(times()),
        "received": draw(st.none() | times()),
        "device": draw(st.sampled_from(["d1", "d2", None])),
        "status": draw(st.sampled_from(["final"] * 6 + ["amended", "entered-in-error"])),
        "version": draw(st.sampled_from([1, 1, 1, 2])),
        "signal": draw(st.sampled_from([None] * 7 + ["weak"])),
        "fault": draw(st.sampled_from([None] * 8 + ["comparator", "absent"])),
    }
    return Reading(**{**values, **given})


def several(**given: Any) -> st.SearchStrategy[list[Reading]]:
    """Some readings; several may be versions of one."""
    return st.lists(readings(**given), max_size=25)


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
