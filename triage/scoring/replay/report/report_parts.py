"""The parts of a report as they stand in JSON: whole numbers and text alone, shares and means with fixed decimals."""

from collections.abc import Sequence
from typing import Any

from triage.errors import Text
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.sequel.came_after import CameAfter
from triage.scoring.replay.sequel.missed import Missed
from triage.scoring.replay.sequel.yields import RuleYield

Json = Any


def counts_content(now: Counts, draft: Counts) -> dict[str, Json]:
    """Return the flow and the patients who change of each department, and the calls of every week in whole."""
    weeks = zip(draft.mondays, draft.whole, _weekly(now), _weekly(draft), strict=True)
    return {
        "departments": [
            {"department": key, "flow": flow.tolist(), "changed_patients": int(changed)}
            for key, flow, changed in zip(draft.departments, draft.flow, draft.changed_patients, strict=True)
        ],
        "weeks": [
            {"monday": monday.isoformat(), "whole": whole, "now": before, "draft": after}
            for monday, whole, before, after in weeks
        ],
    }


def yields_content(found: Sequence[RuleYield]) -> list[Json]:
    """Return the yield of every rule."""
    return [
        {
            "rule": one.rule,
            "results": one.results,
            "patients": one.patients,
            "recorded": one.recorded,
            "positive": one.positive,
            "low": _share(one.low),
            "high": _share(one.high),
        }
        for one in found
    ]


def found_content(found: CameAfter | None) -> Json:
    """Return whom a colour found before something came."""
    return found and {"now": found.now, "draft": found.draft, "of": found.of}


def missed_content(found: Missed | Text) -> dict[str, Json]:
    """Return what greens may have missed, or why that is not told."""
    if isinstance(found, Text):
        return {"not_told": found.content}
    return {
        "estimate": _mean(found.estimate),
        "low": _mean(found.low),
        "high": _mean(found.high),
        "greens": found.greens,
        "judged": found.judged,
        "positive": found.positive,
        "known": found.known,
        "unknown": found.unknown,
    }


def _weekly(counts: Counts) -> list[list[int]]:
    weekly: list[list[int]] = counts.weeks.sum(axis=1).tolist()
    return weekly


def _share(share: float) -> str:
    return f"{share:.4f}"


def _mean(mean: float) -> str:
    return f"{mean:.1f}"
