"""What scoring notes about greens in its own transaction: the draw of the sample, and stable courses."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.store.greens.draws import draw_greens
from triage.store.greens.policies import policies
from triage.store.greens.proposals import courses_of, open_places, put_proposal, withdraw_proposal
from triage.worklist.greens import Policy
from triage.worklist.stable import stable_rounds

_LOG = logging.getLogger(__name__)


def note_greens(connection: Connection, cases: Sequence[int], patients: Sequence[int], now: datetime) -> None:
    """Make the draw for cases just scored, and bring the proposals about their patients up to date.

    It stands in the transaction of the scoring, and holds up no colour: a green without a draw is never closed by
    itself or together with others.
    """
    try:
        with connection.begin_nested():
            draw_greens(connection, cases, now)
            _propose(connection, patients, now)
    except OperationalError:
        # The disk's, which stops everybody.
        raise
    except Exception as fault:
        _LOG.error("greens could not be noted: %s", type(fault).__name__)


def _propose(connection: Connection, patients: Sequence[int], now: datetime) -> None:
    known, open_ones = policies(connection), open_places(connection, patients)
    for place, course in courses_of(connection, patients).items():
        rounds = stable_rounds(course)
        if rounds >= known.get(place[1], Policy(place[1])).rounds:
            put_proposal(connection, place, rounds, now)
        elif place in open_ones:
            withdraw_proposal(connection, place, now)
