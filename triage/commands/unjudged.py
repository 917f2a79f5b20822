"""Whose rules judge nobody - refused, or never brought into use - told beside what is printed of the grey patients."""

from triage.access.rule_versions.version import Stage
from triage.commands.shown import complain
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.workflow.application import Application
from triage.workflow.tune.without_rules import WithoutRules, patients_without_rules, without_rules

_SHOWN = 12


def told_of_unjudged(app: Application, status: Status = Status.DONE) -> Status:
    """Tell which programmes judge nobody and why; return `status`, as one with findings where there are any."""
    without = [one for one in without_rules(app) if one.patients]
    refused = app.catalogue.refused
    for programme, why in sorted(refused.items()):
        complain(Text(_REFUSED.da.format(programme, why.da), _REFUSED.en.format(programme, why.en)))
    for one in without:
        next_step = _next_step(one, is_shipped=one.programme in app.catalogue.library)
        told = (_WITHOUT.da, next_step.da), (_WITHOUT.en, next_step.en)
        complain(Text(*(f"{words.format(one.programme, one.patients)} {then}" for words, then in told)))
    return Status.FINDINGS if (refused or without) and status is Status.DONE else status


def unjudged_json(app: Application) -> dict[str, object]:
    """Return why the rules of programmes are refused, and how many patients have none in use, by programme."""
    refused = {programme: {"da": why.da, "en": why.en} for programme, why in app.catalogue.refused.items()}
    return {"refused_rules": refused, "without_rules": dict(patients_without_rules(app))}


def _next_step(one: WithoutRules, *, is_shipped: bool) -> Text:
    """Return what somebody does next, by which command."""
    if one.nearest is None:
        command = f"triage rules adopt {one.programme}" if is_shipped else "triage rules import FILE"
        return Text(f"En leder eller regelforfatter begynder: {command}.", f"A head or rule author begins: {command}.")
    at, known = one.nearest, one.nearest.known_by[:_SHOWN]
    if at.stage is Stage.DRAFT:
        return Text(
            f"Udkast {known} skrives af {at.author}, der sender det: triage rules submit {known}.",
            f"Draft {known} is being written by {at.author}, who sends it: triage rules submit {known}.",
        )
    if at.stage is Stage.SUBMITTED:
        return Text(
            f"Version {at.version} af {at.author} venter på, at en anden godkender: triage rules approve {known}.",
            f"Version {at.version} by {at.author} waits until another approves it: triage rules approve {known}.",
        )
    day = "-" if at.valid_from is None else danish_day(at.valid_from)
    return Text(f"Version {at.version} gælder fra {day}.", f"Version {at.version} counts from {day}.")


_REFUSED = Text("Reglerne for {} vurderer ingen: {}", "The rules of {} assess nobody: {}")
_WITHOUT = Text(
    "Ingen regler er i brug for {}, og alle patienter i forløbet ({}) er grå.",
    "No rules are in use for {}, and every patient of the programme ({}) is grey.",
)
