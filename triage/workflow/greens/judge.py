"""A person's own judgement of the greens that were drawn, and how often it differs from the rules'."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.clinical.decision import Seen
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework.ownership import hold
from triage.store.casework.seen import refuse_unseen
from triage.store.greens.judgements import agreements, drawn_greens, judge_green
from triage.store.results import known_case
from triage.workflow.application import Application, Changed
from triage.workflow.casework.decide import write_down
from triage.workflow.greens.close import NO_VISIT
from triage.workflow.rights.permit import permit
from triage.worklist.green_list import Agreement, Judged

CAN_BE = (Colour.GREEN, Colour.YELLOW, Colour.RED)
_NOTE = "Stikprøve af grønne: enig"


def judge(app: Application, case: int, colour: Colour, seen: Seen) -> Changed:
    """Record what the person at work would have called a drawn green whose data were `seen`.

    Who agrees closes the case by it; who does not decides what is to be done as for any other case.
    Raises WrongUseError where the case is none to be judged, or something came that the person was not shown.
    """
    if colour not in CAN_BE:
        raise WrongUseError(
            Text("En stikprøve vurderes grøn, gul eller rød.", "A sample is called green, yellow or red.")
        )
    now = app.clock()
    with app.store.write() as connection:
        about = known_case(connection, case)
        warrant = permit(app, connection, Act.DECIDE, about.patient)
        hold(connection, case, app.actor, None, now)
        refuse_unseen(connection, case, seen)
        judge_green(connection, case, colour, app.actor, now)
        audit.log(connection, now, app.actor, "judge green", about.patient, f"case {case}", warrant)
        decision = None
        if colour is Colour.GREEN:
            decision = write_down(app, connection, about, NO_VISIT, _NOTE, now, app.actor, warrant, seen)
    return Changed(cases=(case,), patients=(about.patient,), decision=decision)


def agreement(app: Application) -> Sequence[Agreement]:
    """Return how people judged the sample, by programme and rule-set version; nobody is named."""
    with app.store.read() as connection:
        permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        return agreements(connection)


def judged_greens(app: Application) -> Sequence[Judged]:
    """Return every drawn green with its weight and its judgement, if any, for tuning; nobody is named."""
    with app.store.read() as connection:
        permit(app, connection, Act.EXPORT_STATISTICS)
        return drawn_greens(connection)
