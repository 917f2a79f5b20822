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
    ("spo2", "1"): ("0.94", "0.9"),
    ("spo2", "kg"): ("94",),
    ("weight", "kg"): ("80.0", "81.25", "86.3", "9"),
    ("weight", "g"): ("80000", "81250"),
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
        "device": draw(st.sampled_from(["d1", "d2", None])),
        "status": draw(st.sampled_from(["final"] * 6 + ["amended", "entered-in-error"])),
        "version": draw(st.sampled_from([1, 1, 1, 2])),
        "signal": draw(st.sampled_from([None] * 7 + ["weak"])),
        "fault": draw(st.sampled_from([None] * 9 + ["comparator"])),
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


def inputs() -> st.SearchStrategy[Input]:
    """Every aggregation and metric, over all sorts of windows."""
    return st.one_of(
        st.builds(
            Input,
            st.just("x"),
            st.just(InputKind.READING),
            code=st.sampled_from(["spo2", "weight", "sbp"]),
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
            code=st.sampled_from(["spo2", "weight"]),
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
