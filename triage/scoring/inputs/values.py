"""The values a rule set is given for one patient: known, absent or unusable, each with where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import IntEnum

from triage.errors import Text
from triage.scoring.numbers import fits, round_half_up
from triage.scoring.readings.drop_reasons import Dropped
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Input, RuleSet, ValueType


class Status(IntEnum):
    """ABSENT: nothing was received. UNUSABLE: something was, but it cannot be relied on."""

    ABSENT = 0
    KNOWN = 1
    UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ids of the readings or responses behind a value, how many values, and the story in one clause.

    `sentence` of a known value reads on from the number ("median af 3 målinger inden for 6 timer, ..."); of an absent
    or unusable one it is a whole sentence that says why ("Temperatur er ikke målt").
    """

    ids: tuple[str, ...] = ()
    count: int = 0
    sentence: Text | None = None


@dataclass(frozen=True, slots=True)
class InputValue:
    """One input of one patient; `value` is None unless `status` is KNOWN."""

    value: Literal | None
    status: Status
    evidence: Evidence = field(default=Evidence())
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class PatientInputs:
    """All inputs of a rule set for one patient.

    `doubts` say what was received and cannot be used although an older value can: the older value still raises alarms,
    but it cannot prove that the patient is well. `dropped` lists the readings that were left out. `holds_until` is the
    first time at which an input may become another although nothing arrives (a reading too old): score again just after
    it. `newest_reading` and `newest_response` are what lateness is counted from (`hours_past_due`,
    `questionnaire_days_overdue`).
    """

    values: Mapping[str, InputValue]
    doubts: tuple[Text, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    holds_until: datetime | None = None
    newest_reading: datetime | None = None
    newest_response: datetime | None = None


ABSENT = InputValue(None, Status.ABSENT)


def as_declared(found: InputValue, declared: Input) -> InputValue:
    """Return `found` as the rules compare it: of the right type, rounded half up to the declared decimals.

    A known value of another type, a text that is none of the declared codes, or a number too large to compare exactly
    becomes unusable.
    """
    if found.status is not Status.KNOWN:
        return found
    value = found.value
    if not _has_type(value, declared):
        return replace(found, value=None, status=Status.UNUSABLE, evidence=_unfit(found.evidence, declared))
    if isinstance(value, Decimal) and declared.decimals is not None:
        return replace(found, value=round_half_up(value, declared.decimals))
    return found


def given_inputs(rule_set: RuleSet, given: Mapping[str, Literal | None]) -> PatientInputs:
    """Return inputs as a test states them; None or not mentioned is absent. Raises KeyError for an unknown name."""
    for name in given:
        if name not in rule_set.inputs:
            raise KeyError(name)
    values = {name: _given(given.get(name), declared) for name, declared in rule_set.inputs.items()}
    return PatientInputs(values)


def _given(value: Literal | None, declared: Input) -> InputValue:
    return ABSENT if value is None else as_declared(InputValue(value, Status.KNOWN), declared)


def _has_type(value: Literal | None, declared: Input) -> bool:
    wanted = declared.type
    match value:
        case bool():
            return wanted in (ValueType.BOOL, ValueType.ANY)
        case str():
            return wanted in (ValueType.TEXT, ValueType.ANY) and (not declared.codes or value in declared.codes)
        case Decimal():
            return wanted in (ValueType.NUMBER, ValueType.ANY) and fits(value)
        case _:
            return False


def _unfit(evidence: Evidence, declared: Input) -> Evidence:
    name = declared.label or Text(declared.name, declared.name)
    return replace(
        evidence,
        sentence=Text(
            f"{name.da} er modtaget i en form, som regelsættet ikke kan bruge",
            f"{name.en} was received in a form the rule set cannot use",
        ),
    )
