"""Show the greens before anything is done with them: which can be closed together, and why the others can not."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.store.coordination.asked_visits import asked_rows, count_asked
from triage.store.greens.found import GreenSight
from triage.store.greens.judgements import agreements, to_judge
from triage.store.greens.policies import policies
from triage.store.greens.proposals import count_proposals, proposal_rows
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit
from triage.worklist.green_list import GreenQuery, GreenRow, Shown, Standing, Which
from triage.worklist.greens import Policy

_ACT = "list greens"


def list_greens(app: Application, query: GreenQuery, offset: int, limit: int) -> Sequence[GreenRow]:
    """Return lines `offset` to `offset + limit` of one part of the list, after the audit line that names them."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        if query.which is Which.STABLE:
            found = proposal_rows(connection, viewer(app, connection, warrant), query, offset, limit)
        elif query.which is Which.ASKED:
            found = asked_rows(connection, viewer(app, connection, warrant), query, offset, limit)
        else:
            found = GreenSight(connection, viewer(app, connection, warrant)).page(query, offset, limit)
    note_shown(app, _ACT, (row.patient for row in found), warrant)
    return found


def green_rows(app: Application, cases: Sequence[int]) -> Sequence[GreenRow]:
    """Return the lines of these cases (a few hundred), after the audit line that names them."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        found = GreenSight(connection, viewer(app, connection, warrant)).rows(cases)
    note_shown(app, _ACT, (row.patient for row in found), warrant)
    return found


def count_greens(app: Application, query: GreenQuery) -> int:
    """Count one part of the list; nobody is named."""
    with app.store.read() as connection:
        who = viewer(app, connection, permit(app, connection, Act.ACKNOWLEDGE_GREENS))
        if query.which is Which.STABLE:
            return count_proposals(connection, who, query)
        if query.which is Which.ASKED:
            return count_asked(connection, who, query)
        return GreenSight(connection, who).count(query)


def preview_greens(app: Application, query: GreenQuery) -> Shown:
    """Return every green as it stands now: each can be closed together with the others, or is counted with why not."""
    with app.store.read() as connection:
        who = viewer(app, connection, permit(app, connection, Act.ACKNOWLEDGE_GREENS))
        return GreenSight(connection, who).shown(query)


def standing_of_greens(app: Application) -> Standing:
    """Return the policies in force, how people judged the sample, and how much waits; nobody is named."""
    with app.store.read() as connection:
        who = viewer(app, connection, permit(app, connection, Act.ACKNOWLEDGE_GREENS))
        own = policies(connection)
        programmes = sorted({*own, *app.catalogue.rule_sets})
        return Standing(
            policies=[own.get(programme, Policy(programme)) for programme in programmes],
            agreements=agreements(connection),
            to_judge=to_judge(connection, who),
            proposals=count_proposals(connection, who, GreenQuery(Which.STABLE)),
            asked=count_asked(connection, who, GreenQuery(Which.ASKED)),
        )
