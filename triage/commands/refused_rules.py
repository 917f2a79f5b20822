"""Rules that may not judge patients, told beside whatever is printed about patients who are grey for it."""

from triage.commands.shown import complain
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application


def told_of_refused(app: Application, status: Status = Status.DONE) -> Status:
    """Tell which rules are refused and why; return `status`, as one with findings where there are any."""
    for programme, why in sorted(app.catalogue.refused.items()):
        complain(Text(_WORDS.da.format(programme, why.da), _WORDS.en.format(programme, why.en)))
    return Status.FINDINGS if app.catalogue.refused and status is Status.DONE else status


def refused_json(app: Application) -> dict[str, dict[str, str]]:
    """Return why the rules of a programme are refused, by programme."""
    return {programme: {"da": why.da, "en": why.en} for programme, why in app.catalogue.refused.items()}


_WORDS = Text("Reglerne for {} vurderer ingen: {}", "The rules of {} assess nobody: {}")
