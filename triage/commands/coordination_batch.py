"""`triage propose --department`: a department's day or week as one plan."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from triage.commands.coordination_json import proposal_as_json
from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.coordination.batch.answer import gap
from triage.coordination.words.proposal import proposal_words
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application
from triage.workflow.coordinate.batch import DepartmentDays, DepartmentPlan, department_days, department_plan

_WHEN = Text("Sig hvornår: én af --week og --day.", "Say when: one of --week and --day.")
_GREEDY = Text(
    "Uden OR-tools (pakken »visita[batch]«): patienterne har valgt på skift, så planen kan være ringere.",
    'Without OR-tools (the package "visita[batch]"): the patients chose in turn, so the plan may be worse.',
)
_ENDED = Text("Søgningen endte før tiden.", "The search ended before its time.")
_KEPT = Text("Intet er flyttet endnu.", "Nothing has been moved yet.")


def run_propose_batch(app: Application, arguments: Namespace) -> Status:
    """Print one plan for all of a department's patients in some days; the status tells whether there is one."""
    days = department_days(app, arguments.department, *_days(arguments))
    found = department_plan(days, arguments.seconds)
    if arguments.json:
        print_json(_as_json(days, found))
    else:
        for line in _lines(days, found):
            say(line)
    return Status.FINDINGS if found.proposal.moves else Status.DONE


def _days(arguments: Namespace) -> tuple[date, date]:
    if (arguments.week is None) == (arguments.day is None):
        raise WrongUseError(_WHEN)
    if arguments.day is not None:
        return arguments.day, arguments.day
    return arguments.week, arguments.week + timedelta(days=6)


def _as_json(days: DepartmentDays, found: DepartmentPlan) -> dict[str, object]:
    return {
        "department": days.department,
        "from": days.first.isoformat(),
        "to": days.last.isoformat(),
        "patients": len(days.patients),
        "solver": found.is_solver_there,
        "whole": found.is_whole,
        "gap": gap(found.proposal),
        "proposal": proposal_as_json(found.proposal),
    }


def _lines(days: DepartmentDays, found: DepartmentPlan) -> Iterator[Text]:
    words = proposal_words(found.proposal, days.situation, days.owners)
    moves = zip(found.proposal.moves, words.moves, strict=True)
    yield from sorted((_with_name(days, one.appointment, said) for one, said in moves), key=lambda line: line.da)
    yield from (one for one in (words.nothing, words.gains, words.consent) if one.da)
    yield _distance(found)
    if not found.is_solver_there:
        yield _GREEDY
    if not found.is_whole:
        yield _ENDED
    yield _KEPT


def _with_name(days: DepartmentDays, appointment: str, said: Text) -> Text:
    whose = days.patients[days.situation.visits[appointment].patient]
    name = f"{whose.family}, {whose.given}"
    return Text(f"{name} · {said.da}", f"{name} · {said.en}")


def _distance(found: DepartmentPlan) -> Text:
    """Return how far the plan may be from the best of all."""
    share = gap(found.proposal)
    if share is None:
        return _floor(found)
    if share == 0:
        return Text("Ingen plan er bedre.", "No plan is better.")
    percent = f"{100 * share:.1f}"
    return Text(
        f"Ingen plan er mere end {percent.replace('.', ',')} % bedre.", f"No plan is more than {percent} % better."
    )


def _floor(found: DepartmentPlan) -> Text:
    floor = found.proposal.floor
    if floor is None:
        return Text("Om en bedre plan findes, vides ikke.", "Whether there is a better plan is not known.")
    return Text(
        f"Ingen plan har færre end {floor.blockers} umulige aftaler og {floor.breach_days} dage over fristen.",
        f"No plan has fewer than {floor.blockers} impossible appointments and {floor.breach_days} days past a limit.",
    )
