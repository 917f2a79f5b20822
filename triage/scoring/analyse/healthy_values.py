"""Rules that colour the healthy: a sign the wrong way round where no other rule shows it."""

from collections.abc import Iterator

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.analyse.domains import Cells, Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.ranges import OF_A_VALUE
from triage.scoring.analyse.regions import region
from triage.scoring.analyse.subject import Subject
from triage.scoring.inputs.reading_names import in_sentence
from triage.scoring.instruments.model import Direction
from triage.scoring.rules.model import Rule


def healthy_values(subject: Subject) -> Iterator[Finding]:
    """Yield rules that colour every value a healthy person has, or the healthy end of a score and not the ill one."""
    yield from _readings(subject)
    yield from _scores(subject)


def _readings(subject: Subject) -> Iterator[Finding]:
    for number, (name, domain) in enumerate(subject.domains.items()):
        declared = subject.rule_set.inputs[name]
        kind = subject.kinds.get(declared.code or "")
        if kind is None or kind.usual is None or declared.agg not in OF_A_VALUE:
            continue
        usual = _within(domain, kind)
        for rule in subject.rule_set.rules:
            when = subject.whens[rule.id]
            if when.inputs == {number} and usual & ~region(when, number) == 0:
                yield _reading(subject, rule, kind)


def _within(domain: Domain, kind: ReadingKind) -> Cells:
    """Return the cells with a value that a healthy person has."""
    low, high = kind.usual or (0, 0)
    return sum(1 << number for number, (first, last) in enumerate(domain.spans) if first <= high and last >= low)


def _reading(subject: Subject, rule: Rule, kind: ReadingKind) -> Finding:
    colour, (low, high) = rule.colour.words, kind.usual or (0, 0)
    usual = f"({low}–{high} {kind.shown_unit})"
    return subject.error(
        "healthy-values",
        f"rules.{rule.id}",
        f"Reglen {rule.id} gør alle raske værdier af {in_sentence(kind.name_da)} {usual} {colour.da}. "
        "Vender tegnet forkert?",
        f"The rule {rule.id} makes every healthy value of {in_sentence(kind.name_en)} {usual} {colour.en}. "
        "Is the sign the wrong way round?",
    )


def _scores(subject: Subject) -> Iterator[Finding]:
    """Yield rules that colour the healthy end of a score and not the ill one."""
    for number, (name, domain) in enumerate(subject.domains.items()):
        instrument = subject.instruments.get(subject.rule_set.inputs[name].instrument or "")
        if instrument is None or not domain.spans or not subject.rule_set.inputs[name].agg:
            continue
        ends = (1, 1 << len(domain.spans) - 1)
        healthy, ill = ends if instrument.direction is Direction.HIGHER_IS_WORSE else ends[::-1]
        for rule in subject.rule_set.rules:
            cells = region(subject.whens[rule.id], number)
            if subject.whens[rule.id].inputs == {number} and cells & healthy and not cells & ill:
                yield _score(subject, rule, instrument.name)


def _score(subject: Subject, rule: Rule, instrument: Text) -> Finding:
    colour = rule.colour.words
    return subject.warning(
        "healthy-end",
        f"rules.{rule.id}",
        f"Reglen {rule.id} gør den raske ende af {instrument.da} {colour.da} og den syge ende ikke. "
        "Vender tegnet forkert?",
        f"The rule {rule.id} makes the healthy end of {instrument.en} {colour.en} and not the ill end. "
        "Is the sign the wrong way round?",
    )
