"""Take the inputs out of results from before they were kept beside them, a little at a time, beside the rounds."""

from collections.abc import Mapping
from time import monotonic

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.store.history.fill import Older, note_filled, rules_by_hash, unfilled
from triage.store.history.keep import Assessment, keep_inputs, place_inputs
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_alone
from triage.workflow.tune.replay.older_inputs import inputs_of

_CHUNK = 200
_SECONDS = 1.0


def fill_history(app: Application, seconds: float = _SECONDS) -> int:
    """Go on with the older results for some seconds, and return of how many the inputs were taken out.

    A chunk is one transaction: whatever ends the program, each result has been gone through once or not at all.
    """
    permit_alone(app, Act.RUN_INTAKE)
    if app.store.login is not None:
        return 0
    until, filled = monotonic() + seconds, 0
    while monotonic() < until:
        with app.store.read() as connection:
            if not unfilled(connection, 1):
                return filled
        with app.store.write() as connection:
            permit(app, connection, Act.RUN_INTAKE)
            filled += _fill_some(connection)
    return filled


def _fill_some(connection: Connection) -> int:
    older, rules = unfilled(connection, _CHUNK), rules_by_hash(connection)
    for one in older:
        if one.programme:
            _keep(connection, one, rules)
    place_inputs(connection, sorted({one.patient for one in older}))
    note_filled(connection, older[-1].id if older else None)
    return len(older)


def _keep(connection: Connection, one: Older, rules: Mapping[str, str]) -> None:
    assessment = Assessment(one.id, one.patient, one.at, one.rank, is_passed=one.is_passed)
    keep_inputs(connection, inputs_of(one, rules), one.programme, assessment)
