"""What follows scoring for the greens: the draw where it is missing, and closing by policy."""

from collections.abc import Collection, Sequence

from triage.access.acts import Act
from triage.store.casework.ownership import hold_many
from triage.store.greens.batches import begin_batch, note_left
from triage.store.greens.draws import draw_missing, lacks_draws
from triage.store.greens.found import GreenSight
from triage.store.greens.policies import policies
from triage.workflow.application import Application, Changed
from triage.workflow.greens.close import CHUNK, Case, close_one, patients_with_words
from triage.workflow.rights.permit import permit
from triage.worklist.greens import AUTOMATIC, Closing, Policy, why_kept
from triage.worklist.row import Viewer


def close_by_policy(app: Application, loading: Collection[int] = ()) -> Changed:
    """Make the draws that are missing, and close what a programme's policy closes by itself, CHUNK cases at a time."""
    del loading
    while _draw_some(app):
        pass
    with app.store.read() as connection:
        automatic = [one for one in policies(connection).values() if one.closing is Closing.AUTO]
    closed: list[int] = []
    for policy in automatic:
        after = 0
        while found := _waiting(app, policy, after):
            closed += _close_some(app, policy, found)
            after = found[-1][0]
    return Changed(cases=tuple(closed))


def _draw_some(app: Application) -> bool:
    with app.store.read() as connection:
        # A look that locks nobody out: nearly always there is nothing to draw.
        if not lacks_draws(connection):
            return False
    with app.store.write() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        return draw_missing(connection, app.clock()) > 0


def _waiting(app: Application, policy: Policy, after: int) -> Sequence[Case]:
    with app.store.read() as connection:
        sight = GreenSight(connection, Viewer(AUTOMATIC, app.clock()))
        return sight.closable([policy.programme], after, CHUNK, with_examples=app.is_demo)


def _close_some(app: Application, policy: Policy, cases: Sequence[Case]) -> list[int]:
    """Close those of `cases` that still can be, under one number of an act; what is left stays open for a person."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.RUN_INTAKE)
        if policies(connection)[policy.programme] != policy:
            return []
        hold_many(connection, [key for key, _ in cases])
        facts = GreenSight(connection, Viewer(AUTOMATIC, now)).facts([key for key, _ in cases], {})
        words = patients_with_words(connection, sorted({found.patient for found in facts.values()}))
        seen = [(case, facts[case[0]]) for case in cases if case[0] in facts]
        free = [case for case, one in seen if why_kept(one.seen_as(case[1], has_words=one.patient in words)) is None]
        if not free:
            return []
        batch = begin_batch(connection, AUTOMATIC, len(free), now)
        note = f"Lukket automatisk efter reglen for grønne (nr. {policy.version})"
        left = [(case[0], close_one(app, connection, batch, case, AUTOMATIC, note, now, warrant)) for case in free]
        note_left(connection, batch, [(key, why) for key, why in left if why is not None])
        return [key for key, why in left if why is None]
