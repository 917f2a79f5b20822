"""Made-up thresholds and answers of a home-treatment plan."""

from decimal import Decimal
from functools import cache

from triage.scoring.region.differences import Compared, Comparison
from triage.scoring.region.model import AnswerKind, Category, Form, Question, RegionAnswer, Threshold
from triage.scoring.region.ours import as_response
from triage.scoring.region.rule_set_text import rule_set_text
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import Author, RuleSet

NORMAL, ABNORMAL, CRITICAL = Category


def between(low: str | None, high: str | None, category: Category = NORMAL, link_id: str = "temp") -> Threshold:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Threshold(link_id, category, *ends)


def yes_no(value: bool, category: Category, link_id: str = "rash") -> Threshold:
    return Threshold(link_id, category, value=value)


TEMPERATURE = (between("36.0", "38.0"), between("38.0", "40.0", ABNORMAL), between("40.0", "43.0", CRITICAL))
RASH = (yes_no(False, NORMAL), yes_no(True, ABNORMAL))


def form(*thresholds: Threshold, questions: tuple[Question, ...] = ()) -> Form:
    found = Form("PlanDefinition/p1", "2.0.0", "Plan", "2026-01-01", "Questionnaire/q1", thresholds)
    return found.with_questionnaire(questions, ())


def draft(of: Form) -> RuleSet:
    return load_rule_set(rule_set_text(of, Author("example", "nurse")))


def number(value: str, link_id: str = "temp", unit: str | None = None) -> RegionAnswer:
    return RegionAnswer(link_id, AnswerKind.NUMBER, Decimal(value), unit)


def said(value: bool | str, link_id: str = "temp") -> RegionAnswer:
    return RegionAnswer(link_id, AnswerKind.TEXT if isinstance(value, str) else AnswerKind.BOOLEAN, value)


def compared(of: Form, *answers: RegionAnswer) -> Compared:
    return _comparison(of.thresholds, tuple(of.questions.values())).of_response(
        "r1", answers, as_response(of.questionnaire, answers), None
    )


@cache
def _comparison(thresholds: tuple[Threshold, ...], questions: tuple[Question, ...]) -> Comparison:
    of = form(*thresholds, questions=questions)
    return Comparison(of, draft(of))
