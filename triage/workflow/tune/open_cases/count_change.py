"""What approving a version would do to the cases that are open now: counted, never kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.errors import RuleSetError, Text
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet
from triage.store.clock_time import to_ms
from triage.store.rule_versions.pending import OpenCourse, open_courses
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.replay.history import read_history
from triage.workflow.tune.step import known_version

_ACTS = (Act.APPROVE_RULES, Act.DRAFT_RULES)
_COLOURS = {colour.rank: colour for colour in Colour}


@dataclass(frozen=True, slots=True)
class OpenChange:
    """How many open cases there are, how many somebody has, and how the colours of those counted would go.

    `not_counted` are those whose inputs are not kept, or that the draft reads otherwise.
    """

    open_cases: int
    held: int
    flow: Mapping[tuple[Colour, Colour], int] = field(default_factory=dict)
    not_counted: int = 0

    @property
    def words(self) -> Text:
        """Return it in sentences."""
        moves = [(was.rank, now.rank, many) for (was, now), many in self.flow.items()]
        worse = sum(many for was, now, many in moves if now < was)
        milder = sum(many for was, now, many in moves if now > was)
        da = f"Af {self.open_cases} åbne sager ville {worse} blive værre og {milder} mildere, når den træder i kraft"
        en = f"Of {self.open_cases} open cases {worse} would become worse and {milder} milder when it comes in force"
        if self.held:
            da += f"; {self.held}, som nogen har, beholder den gamle version, til de slippes"
            en += f"; {self.held} that somebody has keep the old version until they are let go"
        if self.not_counted:
            da += f"; {self.not_counted} kan ikke tælles på forhånd"
            en += f"; {self.not_counted} cannot be counted beforehand"
        return Text(f"{da}.", f"{en}.")


def count_change(app: Application, content_sha256: str) -> OpenChange:
    """Return what a version would do to the open cases that the person may know of."""
    with app.store.read() as connection:
        permit_any(app, connection, _ACTS)
        version = known_version(connection, content_sha256)
    return count_open(app, version.programme, load_rule_set(version.body))


def count_open(app: Application, programme: str, rule_set: RuleSet) -> OpenChange:
    """Return what rules would do to the open cases that the person may know of, by the inputs kept of each.

    The worst of what came since a case was opened counts, as when the rules change.
    """
    now = app.clock()
    with app.store.read() as connection:
        permit_any(app, connection, _ACTS)
        courses = open_courses(connection, [programme], now)[programme]
    held = sum(one.owner is not None for one in courses)
    if not courses or programme not in app.catalogue.rule_sets:
        return OpenChange(len(courses), held, {}, len(courses))
    start = min(_opened(one, now) for one in courses)
    history = read_history(app, programme, start, now + timedelta(milliseconds=1))
    try:
        ranks = replay(history, rule_set)
    except RuleSetError:
        return OpenChange(len(courses), held, {}, len(courses))
    flow = Counter(found for one in courses if (found := _goes(one, history, ranks, now)) is not None)
    return OpenChange(len(courses), held, flow, len(courses) - flow.total())


def _goes(one: OpenCourse, history: History, ranks: Ranks, now: datetime) -> tuple[Colour, Colour] | None:
    mine = (history.patients == one.patient) & (history.at >= to_ms(_opened(one, now)))
    return (_COLOURS[one.rank], _COLOURS[int(ranks[mine].min())]) if np.any(mine) else None


def _opened(one: OpenCourse, now: datetime) -> datetime:
    return one.judged.times[0] if one.judged.times else now
