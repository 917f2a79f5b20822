"""The numbers of coordination: what counts as late, tight or long, and what the parts of a plan cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time


@dataclass(frozen=True, slots=True)
class Policy:
    """Minutes, days, hours and points as their names say; a point is half a minute of the patient's time.

    `switched_off` are codes of conflicts that a department does not want to be told of; blockers count all the same.
    """

    arrive_early_min: int = 10
    walk_min: int = 10
    fasting_latest_start: time = time(11)
    earliest_departure: time = time(6)
    latest_return: time = time(18)
    deadline_tight_days: int = 2
    deadline_unbooked_days: int = 14
    notice_working_days: int = 8
    pro_fresh_days: int = 14
    red_max_days: int = 2
    long_wait_min: int = 120
    transport_open_days: int = 14
    transport_cutoff: time = time(12)
    freeze_hours: int = 24
    min_notice_hours: int = 48
    min_saving_points: int = 120
    crossing_min_saving_min: int = 60
    pts_travel: int = 2
    pts_wait: int = 1
    pts_trip: int = 240
    pts_move: int = 90
    pts_pref: int = 60
    pts_day: int = 4
    pts_edge: int = 60
    reuse_days: Mapping[str, int] = field(default_factory=dict)
    switched_off: frozenset[str] = frozenset()
