"""Whose rules judge nobody - refused, or never brought into use - told beside what is printed of the grey patients."""

from triage.commands.shown import complain
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.tune.without_rules import patients_without_rules


def told_of_unjudged(app: Application, status: Status = Status.DONE) -> Status:
    """Tell which programmes judge nobody and why; return `status`, as one with findings where there are any."""
    refused, without = app.catalogue.refused, patients_without_rules(app)
    for programme, why in sorted(refused.items()):
        complain(Text(_REFUSED.da.format(programme, why.da), _REFUSED.en.format(programme, why.en)))
    for programme, number in without.items():
        complain(Text(_WITHOUT.da.format(programme, number), _WITHOUT.en.format(programme, number)))
    return Status.FINDINGS if (refused or without) and status is Status.DONE else status


def unjudged_json(app: Application) -> dict[str, object]:
    """Return why the rules of programmes are refused, and how many patients have none in use, by programme."""
    refused = {programme: {"da": why.da, "en": why.en} for programme, why in app.catalogue.refused.items()}
    return {"refused_rules": refused, "without_rules": dict(patients_without_rules(app))}


_REFUSED = Text("Reglerne for {} vurderer ingen: {}", "The rules of {} assess nobody: {}")
_WITHOUT = Text(
    "Ingen regler er i brug for {}, og alle patienter i forløbet ({}) er grå. En regelforfatter tager regler i brug: "
    "triage rules library.",
    "No rules are in use for {}, and every patient of the programme ({}) is grey. A rule author brings rules into use: "
    "triage rules library.",
)
