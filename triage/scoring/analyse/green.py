"""Whether anybody can be green, and whether green is proven by something that must be there."""

from collections.abc import Iterator

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.network import FALSE, UNKNOWN, Box
from triage.scoring.analyse.search import Wanted
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import OnUnknown


def green(subject: Subject) -> Iterator[Finding]:
    """Yield that no inputs give green, and that no input is required."""
    if subject.impossible("rules", no_rule_true(subject), required_known(subject)):
        yield subject.error(
            "no-green",
            "rules",
            "Ingen værdier gør en patient grøn: der slår altid mindst én regel til. Ret grænserne.",
            "No values make a patient green: at least one rule always fires. Correct the limits.",
        )
    if not any(declared.required for declared in subject.rule_set.inputs.values()):
        yield _nothing_required(subject)


def no_rule_true(subject: Subject, held: tuple[int, int] | None = None) -> Iterator[Wanted]:
    """Yield what makes green, the required inputs apart: no condition true, and none unknown that may not be.

    That says it all, for `unless` never leads back to itself: of rules that are true one is always heard.
    """
    for rule in subject.rule_set.rules:
        allowed = FALSE if rule.on_unknown is OnUnknown.GREY else FALSE | UNKNOWN
        yield Wanted(subject.whens[rule.id], allowed, held)


def required_known(subject: Subject) -> Box:
    """Return all inputs, the required ones never absent."""
    pairs = zip(subject.rule_set.inputs.values(), subject.domains.values(), strict=True)
    return tuple(domain.known | (0 if declared.required else domain.absent) for declared, domain in pairs)


def _nothing_required(subject: Subject) -> Finding:
    tell = subject.error if subject.rule_set.status == "approved" else subject.note
    return tell(
        "nothing-required",
        "inputs",
        "Intet input er påkrævet, så regelsættet kan ikke godkendes. "
        "Skriv »required: true« på det, der skal være målt eller besvaret, for at en patient kan blive grøn.",
        "No input is required, so the rule set cannot be approved. "
        "Write 'required: true' on what must be measured or answered before a patient can be green.",
    )
