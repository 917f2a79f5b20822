"""What came of the assessments of a history, as far as anybody noted it: one place for each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.clinical.decision import Action, OutcomeKind
from triage.scoring.evaluate.columns import Ints
from triage.scoring.replay.history import History
from triage.scoring.replay.sequel.follow_up import followed_by_stay
from triage.scoring.replay.sequel.sequel import Sequel, Sequels
from triage.store.clock_time import to_ms
from triage.store.history.after import Decided, DrawnGreen, admissions, decided_on, drawn_greens, knows_stays, visible
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.replay.history import TUNES

WITHIN_DAYS = 30
_WHOLE_SHARE = 10_000
_DAY_MS = timedelta(days=1) // timedelta(milliseconds=1)
_OF_OUTCOME = {OutcomeKind.NEEDED: Sequel.NECESSARY, OutcomeKind.NOT_NEEDED: Sequel.UNNECESSARY}
_STRONGER = {(Action.VISIT, Colour.GREEN.rank): Sequel.WORSE, (Action.NO_VISIT, Colour.RED.rank): Sequel.MILDER}


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """`outcomes` are `Sequel` bits, 0 where nothing was noted; `drawn` the share a green was drawn with, 0 for others.

    What a login of one department's people may not see counts as not noted.
    """

    outcomes: Sequels = field(repr=False)
    drawn: NDArray[np.float64] = field(repr=False)


def outcomes_beside(app: Application, history: History, within_days: int = WITHIN_DAYS) -> Recorded:
    """Return what came after each row of `history`; a stay counts where it began within so many days."""
    outcomes, drawn = np.zeros(history.rows, np.uint8), np.zeros(history.rows)
    programme = history.rule_set.programme or ""
    with app.store.read() as connection:
        permit_any(app, connection, TUNES)
        if not history.rows:
            return Recorded(outcomes, drawn)
        start, end, within = int(history.at[0]), int(history.at[-1]) + 1, within_days * _DAY_MS
        places = _places(history.results)
        for row, sequel in _decided(decided_on(connection, programme, start, end), places):
            outcomes[row] |= sequel
        for row, share, sequel in _judged(drawn_greens(connection, programme, start, end), places):
            drawn[row] = share
            outcomes[row] |= sequel
        if knows_stays(connection):
            stays = admissions(connection, start, end + within)
            seen = np.array(visible(connection, set(history.patients.tolist())), np.int64)
            outcomes |= _stays(history, stays, seen, to_ms(app.clock()), within)
    return Recorded(outcomes, drawn)


def _places(results: Ints) -> Mapping[int, int]:
    return {result: row for row, result in enumerate(results.tolist()) if result}


def _decided(decided: Sequence[Decided], places: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    for one in decided:
        row = places.get(one.result)
        if row is None:
            continue
        if one.outcome in _OF_OUTCOME:
            yield row, _OF_OUTCOME[OutcomeKind(one.outcome)]
        for (action, rank), sequel in _STRONGER.items():
            if (one.action, one.rank) == (action, rank):
                yield row, sequel


def _judged(drawn: Sequence[DrawnGreen], places: Mapping[int, int]) -> Iterator[tuple[int, float, int]]:
    for one in drawn:
        row = places.get(one.result)
        if row is not None and one.share:
            yield row, one.share / _WHOLE_SHARE, _judgement(one.rank)


def _judgement(rank: int | None) -> int:
    """Return what a person's judgement of a drawn green says."""
    if rank is None:
        return 0
    return Sequel.WORSE if rank < Colour.GREEN.rank else Sequel.AGREED


def _stays(history: History, stays: Sequence[tuple[int, int]], seen: Ints, now: int, within: int) -> Sequels:
    """Return who was admitted, and of whom it is known that they were not: followed for the whole time."""
    admitted = followed_by_stay(history, stays, within)
    is_followed = (history.at + within <= now) & np.isin(history.patients, seen)
    found = np.zeros(history.rows, np.uint8)
    found[is_followed] = Sequel.NOT_ADMITTED
    found[admitted] = Sequel.ADMITTED
    return found
