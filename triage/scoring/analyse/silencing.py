"""Rules that hush a worse one, and answers that nobody said what they can be."""

from collections.abc import Iterator

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import InputKind, ValueType


def silencing(subject: Subject) -> Iterator[Finding]:
    """Yield rules that step back for a milder one, and text answers whose unknown codes would count as harmless."""
    yield from _milder(subject)
    yield from _open_answers(subject)


def _milder(subject: Subject) -> Iterator[Finding]:
    colours = {rule.id: rule.colour for rule in subject.rule_set.rules}
    for rule in subject.rule_set.rules:
        for name in rule.unless:
            if colours[name].rank > rule.colour.rank:
                worse, milder = rule.colour.words, colours[name].words
                yield subject.error(
                    "milder-silences",
                    f"rules.{rule.id}.unless",
                    f"Reglen {rule.id} ({worse.da}) viger for {name} ({milder.da}), så {worse.da} kan blive "
                    f"{milder.da}. Kun en regel, der er mindst lige så alvorlig, må stå under »unless«.",
                    f"The rule {rule.id} ({worse.en}) steps back for {name} ({milder.en}), so {worse.en} can become "
                    f"{milder.en}. Only a rule at least as severe may stand under 'unless'.",
                )


def _open_answers(subject: Subject) -> Iterator[Finding]:
    for name, declared in subject.rule_set.inputs.items():
        if declared.kind is InputKind.ANSWER and declared.type is ValueType.TEXT and not declared.codes:
            yield subject.note(
                "codes-missing",
                f"inputs.{name}",
                f"{name} har ingen »codes«: et svar med en kode, som ingen regel nævner, tæller som harmløst. "
                "Skriv de koder, svaret kan have.",
                f"{name} has no 'codes': an answer with a code that no rule mentions counts as harmless. "
                "Write the codes the answer can have.",
            )
