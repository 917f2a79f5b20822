"""`triage care limit try`: what a limit of the patient's own would have made of the last twelve months."""

from argparse import Namespace

from triage.clinical.colour import WORST_FIRST, Colour
from triage.commands.shown import iso, language, print_json
from triage.commands.status import Status
from triage.commands.worklist import COLOUR_WORDS
from triage.errors import RuleSetError, Text, WrongUseError
from triage.scoring.danish_time import when
from triage.scoring.replay.own_past import OwnPast, Tried, Turned
from triage.workflow.application import Application
from triage.workflow.care.courses import patient_named
from triage.workflow.care.limit_past import limit_past


def run_limit_tried(app: Application, arguments: Namespace) -> Status:
    """Print it, and set nothing; the status is FINDINGS when an assessment would have had another colour."""
    who = patient_named(app, arguments.patient)
    tried = _tried(limit_past(app, who, arguments.programme), arguments)
    if arguments.json:
        print_json(_as_json(tried))
    else:
        _print(tried)
    return Status.FINDINGS if tried.turned else Status.DONE


def _tried(past: OwnPast, arguments: Namespace) -> Tried:
    free = [one.name for one in past.history.rule_set.params.values() if one.patient_override]
    if arguments.param not in free:
        raise WrongUseError(_no_such(arguments.param, free))
    why_not = past.why_not(arguments.param, arguments.value)
    if why_not is not None:
        raise RuleSetError(why_not)
    return past.tried(arguments.param, arguments.value)


def _print(tried: Tried) -> None:
    for colour in WORST_FIRST:
        told = Text(
            f"{tried.before[colour]} før, {tried.after[colour]} med grænsen",
            f"{tried.before[colour]} before, {tried.after[colour]} with the limit",
        )
        print(f"{_word(colour):<8}{told.in_language(language())}")
    for one in tried.turned:
        at, value = (text.in_language(language()) for text in (when(one.at), one.value))
        print(f"{at}  {value}  {_word(one.before)} > {_word(one.after)}")


def _word(colour: Colour) -> str:
    return COLOUR_WORDS[colour.value].in_language(language())


def _as_json(tried: Tried) -> dict[str, object]:
    counts = {"before": tried.before, "after": tried.after}
    counted = {name: {colour.value: number for colour, number in found.items()} for name, found in counts.items()}
    return {"assessments": tried.assessments, **counted, "changed": [_turned_as_json(one) for one in tried.turned]}


def _turned_as_json(one: Turned) -> dict[str, object]:
    return {"at": iso(one.at), "was": one.before.value, "now": one.after.value, "value": one.value.content}


def _no_such(param: str, free: list[str]) -> Text:
    known = ", ".join(free) or "–"
    return Text(
        f"Forløbet har ingen grænse {param}, som kan være patientens egen. Vælg en af: {known}.",
        f"The programme has no limit {param} that can be a patient's own. Choose one of: {known}.",
    )
