"""A draft replayed, and all of it put together in one report."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import numpy as np

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.engine import ENGINE
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.replay.chosen import chosen
from triage.scoring.replay.counting.tally import places, tally
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import prepared
from triage.scoring.replay.report.report import Report
from triage.scoring.replay.report.report_words import sentences
from triage.scoring.replay.sequel.came_after import CameAfter, came_after
from triage.scoring.replay.sequel.missed import Missed, Shares, missed
from triage.scoring.replay.sequel.sequel import ADMISSIONS, VISITS, Sequel, Sequels
from triage.scoring.replay.sequel.yields import yields
from triage.scoring.replay.small import warnings
from triage.scoring.replay.workload import CALLS
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a history: the period asked for, what came after, the greens drawn, and what can be done a week.

    `capacity` is calls a week by department; of a department without one nothing is said. `drawn` is the share of the
    greens from which a row was drawn for a person, 0 of those that were not.
    """

    period: tuple[date, date]
    sequels: Sequels | None = field(default=None, repr=False)
    drawn: Shares | None = field(default=None, repr=False)
    capacity: Mapping[int, int] = field(default_factory=dict)


def draft_report(
    history: History, rule_set: RuleSet, beside: Beside, values: Mapping[str, Decimal] | None = None
) -> Report:
    """Return the report of a draft with `values` in the place of its limits; raises RuleSetError as `replayed` does."""
    wanted = chosen(rule_set, values or {})
    found, where = prepared(history, rule_set).judged(wanted), places(history)
    sequels = beside.sequels
    report = Report(
        engine=ENGINE,
        period=beside.period,
        rule_set=rule_set.name,
        version=rule_set.version,
        rules_sha256=rule_set.sha256,
        before_sha256=history.version_hashes,
        limits=wanted,
        rows=history.rows,
        patients=int(where.homes.size),
        left_out=history.left_out,
        now=where.layout.counts(tally(where, history.ranks)),
        draft=where.layout.counts(tally(where, found.ranks)),
        capacity=beside.capacity,
        visits=() if sequels is None else yields(history, found, sequels, VISITS),
        admissions=() if sequels is None else yields(history, found, sequels, ADMISSIONS),
        red_first=_admitted(history, sequels, found.ranks, red=True),
        called_first=_admitted(history, sequels, found.ranks, red=False),
        missed=_missed(history, beside, found.ranks),
    )
    small = replace(report, warnings=warnings(report.draft))
    return replace(small, words=sentences(small))


def _admitted(history: History, sequels: Sequels | None, ranks: Ranks, *, red: bool) -> CameAfter | None:
    if sequels is None:
        return None
    return came_after(history, sequels, ranks, Sequel.ADMITTED, (Colour.RED,) if red else CALLS)


def _missed(history: History, beside: Beside, ranks: Ranks) -> Missed | Text:
    nothing = np.zeros(history.rows)
    sequels = nothing.astype(np.uint8) if beside.sequels is None else beside.sequels
    return missed(history, ranks, sequels, nothing if beside.drawn is None else beside.drawn)
