"""What can be said of a draft before it meets a patient, and whether it may be sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from triage.access.acts import Act
from triage.errors import Text
from triage.scoring.analyse.check import check
from triage.scoring.analyse.finding import Finding, Severity
from triage.scoring.danish_time import danish_day
from triage.scoring.evaluate.parameters import effective
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_alone


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft as it was read, and what the linter found, its embedded tests among it."""

    rule_set: RuleSet
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings with which nobody may send it."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def is_submittable(self) -> bool:
        """Return whether it may be sent, as far as the content goes."""
        return not self.errors


def check_draft(app: Application, body: str) -> CheckedDraft:
    """Look a draft through; raises RuleSetError for what cannot be read, or has a limit outside its bounds."""
    permit_alone(app, Act.DRAFT_RULES)
    return looked_through(app, body)


def looked_through(app: Application, body: str) -> CheckedDraft:
    """Return what the linter says of a text, whoever asks."""
    rules = load_rule_set(body)
    effective(rules, {})
    kinds, instruments = app.catalogue.kinds, app.catalogue.instruments
    return CheckedDraft(rules, check(rules, kinds, instruments, danish_day(app.clock())))


def told_of(errors: Iterable[Finding]) -> Text:
    """Return the first errors in one sentence, and how many more there are."""
    known = list(errors)
    first, more = known[:3], len(known) - 3
    danish, english = (" ".join(_placed(one, language) for one in first) for language in ("da", "en"))
    return Text(
        f"Udkastet har fejl og kan ikke sendes. {danish}{f' Og {more} til.' if more > 0 else ''}",
        f"The draft has errors and cannot be sent. {english}{f' And {more} more.' if more > 0 else ''}",
    )


def _placed(one: Finding, language: str) -> str:
    words = one.text.in_language(language)
    return words if one.line is None else f"{'Line' if language == 'en' else 'Linje'} {one.line}: {words}"
