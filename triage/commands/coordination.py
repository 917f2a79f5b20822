"""`triage conflicts` and `triage propose` of a store's patients."""

from argparse import Namespace
from collections.abc import Iterable

from triage.commands.coordination_json import conflicts_as_json, proposal_as_json
from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.situation import Situation
from triage.coordination.words.buttons import Owners
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.names import Names
from triage.coordination.words.proposal import proposal_words
from triage.coordination.words.why_not import why_not_lines
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application
from triage.workflow.coordinate.department import department_conflicts
from triage.workflow.coordinate.patient import open_coordination, patient_named, proposed

_WHOSE = Text(
    "Sig hvis aftaler: én af --patient, --department og --situation.",
    "Say whose appointments: one of --patient, --department and --situation.",
)
_NO_WORDS = Names()


def run_conflicts(app: Application, arguments: Namespace) -> Status:
    """Print the conflicts of a patient or a department; the status tells whether there are any."""
    one_of(arguments.patient, arguments.department)
    if arguments.department:
        found = department_conflicts(app, arguments.department)
        listed = sorted((one for part in found for one in part.conflicts), key=lambda one: one.order)
        if arguments.json:
            return _tell_conflicts(listed)
        for part in found:
            people = {str(key): f"{one.family}, {one.given}" for key, one in part.patients.items()}
            say_conflicts(part.conflicts, part.situation, Names(people))
        return _status(listed)
    shown = proposed(open_coordination(app, patient_named(app, arguments.patient)))
    if arguments.json:
        return _tell_conflicts(shown.conflicts)
    return say_conflicts(shown.conflicts, shown.situation)


def run_propose(app: Application, arguments: Namespace) -> Status:
    """Print the best plan for a patient or a department; the status tells whether one is proposed."""
    one_of(arguments.patient, arguments.department)
    if arguments.department:
        # Alone, for what plans for many is not needed for one.
        from triage.commands.coordination_batch import run_propose_batch

        return run_propose_batch(app, arguments)
    shown = proposed(open_coordination(app, patient_named(app, arguments.patient)))
    if shown.proposal is None:
        raise AssertionError("a plan was worked out")
    if arguments.json:
        print_json({"proposal": proposal_as_json(shown.proposal)})
    else:
        say_proposal(shown.proposal, shown.situation, shown.owners)
    return Status.FINDINGS if shown.proposal.moves else Status.DONE


def one_of(*given: object) -> None:
    """Raise WrongUseError unless exactly one of `given` says whose appointments are meant."""
    if sum(one is not None for one in given) != 1:
        raise WrongUseError(_WHOSE)


def _tell_conflicts(found: Iterable[Conflict]) -> Status:
    listed = list(found)
    print_json({"conflicts": conflicts_as_json(listed)})
    return _status(listed)


def say_conflicts(found: Iterable[Conflict], situation: Situation, names: Names = _NO_WORDS) -> Status:
    """Print conflicts in words, and return what they mean for the exit status."""
    listed = list(found)
    for one in listed:
        words = conflict_words(one, situation, names)
        whose = _whose(one, situation, names)
        _say_line(whose, words.title, words.line)
    if not listed:
        say(Text("Ingen konflikter.", "No conflicts."))
    return _status(listed)


def _say_line(whose: str, *said: Text) -> None:
    parts = (Text(whose, whose), *said)
    say(Text(" · ".join(one.da for one in parts if one.da), " · ".join(one.en for one in parts if one.en)))


def _whose(one: Conflict, situation: Situation, names: Names) -> str:
    patients = (situation.visits[item].patient for item in one.items if item in situation.visits)
    return next((names.patients[patient] for patient in patients if patient in names.patients), "")


def say_proposal(proposal: Proposal, situation: Situation, owners: Owners) -> None:
    """Print a plan in words: what is moved, who must say yes, and why not at other times."""
    words = proposal_words(proposal, situation, owners)
    say(words.sentence)
    if words.consent.da:
        say(words.consent)
    for line in why_not_lines(proposal, situation):
        say(Text(f"  {line.when.da}: {line.reason.da}", f"  {line.when.en}: {line.reason.en}"))


def _status(found: Iterable[Conflict]) -> Status:
    return Status.FINDINGS if any(True for _ in found) else Status.DONE
