"""What a list can be narrowed to, with how many rows each choice lists."""

from sqlalchemy import and_

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.errors import Text
from triage.store.casework.owned import has_owner
from triage.store.lists.patient_counts import patients_by
from triage.store.lists.reason_kinds import IS_ITS_REASON, kinds_that_occur
from triage.store.lists.search import is_not_closed
from triage.store.people.departments import departments
from triage.store.people.people import people
from triage.store.tables import case, case_reason
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit
from triage.worklist.reasons import ReasonKind
from triage.worklist.views import ListMenus

# A menu is no list: the kinds that most rows have, and the search finds the others.
_MOST_KINDS = 60


def menus(app: Application) -> ListMenus:
    """Return the departments that the person sees, who has cases, the reasons that occur, and the programmes."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        who = viewer(app, connection, warrant)
        names = {one.login: one.name for one in people(connection)}
        owners = patients_by(connection, who, case.c.owner, has_owner(who))
        is_told = and_(IS_ITS_REASON, is_not_closed(who))
        reasons = patients_by(connection, who, case_reason.c.da, is_told) if who.knows_reasons else {}
        english = {kind.da: kind.en for kind in kinds_that_occur(connection)} if reasons else {}
        programmes = patients_by(connection, who, case.c.programme)
        places = [(one.key, one.name) for one in departments(connection) if _sees(warrant, one.key)]
    kinds = [ReasonKind(code, Text(code, english.get(code, code)), number) for code, number in reasons.items()]
    return ListMenus(
        departments=tuple(places),
        owners=tuple(sorted((login, names.get(login, login), number) for login, number in owners.items())),
        reasons=tuple(sorted(kinds, key=lambda kind: (-kind.count, kind.code))[:_MOST_KINDS]),
        programmes=tuple(sorted(programmes.items())),
    )


def _sees(warrant: Warrant, key: int) -> bool:
    return key in warrant.departments
