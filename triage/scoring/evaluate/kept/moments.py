"""The inputs of a rule set at many moments of many patients, encoded as they are kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from triage.clinical.care import Enrolment
from triage.clinical.observation import ReadingKind
from triage.clinical.questionnaire import Response
from triage.clinical.readings import NONE, Ints, moment
from triage.scoring.evaluate.columns import Statuses
from triage.scoring.evaluate.evaluation import Bools
from triage.scoring.evaluate.kept.layout import Kept, layout_of
from triage.scoring.evaluate.kept.row import number_of
from triage.scoring.inputs.batch import input_blocks
from triage.scoring.inputs.course import Course, course
from triage.scoring.inputs.gather import course_input, response_doubts
from triage.scoring.inputs.meta import MetaColumn, meta_columns
from triage.scoring.inputs.past import Moments, Past
from triage.scoring.inputs.plan import Plans, without_pauses
from triage.scoring.inputs.readings import ReadingColumn
from triage.scoring.inputs.values import InputValue, Status, as_declared
from triage.scoring.instruments.model import Instrument
from triage.scoring.rules.model import Input, InputKind, RuleSet, ValueType

_MADE = (InputKind.READING, InputKind.CGM)
# As numbers are limited, see `triage.scoring.numbers`.
_LARGEST = 10**9
_ABOUT_READINGS = frozenset({"hours_since_last_reading", "hours_past_due"})


@dataclass(frozen=True, slots=True)
class Known:
    """What rule sets are read with: the kinds of readings and the questionnaires."""

    kinds: Mapping[str, ReadingKind]
    instruments: Mapping[str, Instrument]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Patients by their place: the readings of all, and each one's course and responses (oldest first)."""

    past: Past
    enrolments: Sequence[Enrolment]
    responses: Sequence[Sequence[Response]]


@dataclass(frozen=True, slots=True, eq=False)
class MadeInput:
    """One input at every moment, scaled and pointed as its layout says; `texts` are loose ones by moment."""

    status: Statuses
    values: Ints
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class MadeInputs:
    """The inputs at some moments by name; `doubted` are the moments at which what was lost keeps from green."""

    inputs: Mapping[str, MadeInput]
    doubted: Bools


def inputs_at(
    rule_set: RuleSet, known: Known, people: People, moments: Moments, *, by_arrival: bool
) -> MadeInputs:
    """Return the inputs of `rule_set` at each moment as `inputs_for` would have given them then.

    By arrival what had been received by then counts; else what had been measured and answered by then.
    """
    inputs = {kept.name: _Room.of(kept, rule_set.inputs[kept.name], moments) for kept in layout_of(rule_set).inputs}
    doubted = np.zeros(moments.now.size, np.bool_)
    plans, unpaused = _plans(people, moments)
    readings = people.past.at(moments, by_arrival=by_arrival)
    for block in input_blocks(rule_set, known.kinds, readings, plans, moments.now):
        rows = slice(block.first, block.end)
        for name, column in block.readings.items():
            inputs[name].take_reading(rows, column)
            if column.kind is not None:
                doubted[rows] |= column.doubt != NONE
        for name, meta in meta_columns(rule_set, block.cleaned, unpaused.part(block.first, block.end)).items():
            inputs[name].take_meta(rows, meta)
    of_courses = [one for one in inputs.values() if one.is_of_course]
    for number, found in _courses(rule_set, known, people, moments, by_arrival) if of_courses else ():
        for one in of_courses:
            one.take_value(number, course_input(one.declared, found))
        doubted[number] |= any(text is not None for text in response_doubts(found))
    return MadeInputs({name: MadeInput(one.status, one.values, one.texts) for name, one in inputs.items()}, doubted)


@dataclass(frozen=True, slots=True, eq=False)
class _Room:
    """Where one input is written."""

    kept: Kept
    declared: Input
    status: Statuses
    values: Ints
    texts: dict[int, str]

    @classmethod
    def of(cls, kept: Kept, declared: Input, moments: Moments) -> "_Room":
        rows = moments.now.size
        return cls(kept, declared, np.zeros(rows, np.uint8), np.zeros(rows, np.int64), {})

    @property
    def is_of_course(self) -> bool:
        """Return whether it is made moment by moment: answers, scores, and lateness of questionnaires."""
        return self.declared.kind not in _MADE and self.declared.source_name not in _ABOUT_READINGS

    def take_reading(self, rows: slice, found: ReadingColumn) -> None:
        self.status[rows] = found.status
        self._take_numbers(rows, found.reduced.value, found.reduced.decimals)

    def take_meta(self, rows: slice, found: MetaColumn) -> None:
        self.status[rows] = np.where(found.is_known, Status.KNOWN, Status.ABSENT)
        decimals = 1 if self.declared.decimals is None else self.declared.decimals
        self._take_numbers(rows, found.value, np.full(found.value.size, decimals))

    def take_value(self, number: int, found: InputValue) -> None:
        value = as_declared(found, self.declared)
        self.status[number] = value.status
        self.values[number] = number_of((value.value, value.status), self.kept, number, self.texts)

    def _take_numbers(self, rows: slice, values: Ints, decimals: Ints) -> None:
        """Scale numbers; where the rules compare no number, or it is too large to be exact, none can be used."""
        known = self.status[rows] == Status.KNOWN
        if self.kept.type is ValueType.ANY:
            return
        fits = np.abs(values) < _LARGEST * 10**decimals
        is_number = self.kept.type is ValueType.NUMBER
        self.status[rows][known & (~fits | (not is_number))] = Status.UNUSABLE
        usable = known & fits & is_number
        self.values[rows] = np.where(usable, values, 0) * 10 ** np.where(usable, self.kept.decimals - decimals, 0)


def _plans(people: People, moments: Moments) -> tuple[Plans, Plans]:
    """Return each moment's plan, and as lateness is counted by it: without the pauses."""
    courses = [people.enrolments[owner] for owner in moments.owner.tolist()]
    plans = Plans.of(courses)
    if not any(one.pauses for one in people.enrolments):
        return plans, plans
    times = zip(courses, moments.now.tolist(), strict=True)
    return plans, Plans.of([without_pauses(one, moment(now)) if one.pauses else one for one, now in times])


def _courses(
    rule_set: RuleSet, known: Known, people: People, moments: Moments, by_arrival: bool
) -> Iterator[tuple[int, Course]]:
    for number, (owner, at) in enumerate(zip(moments.owner.tolist(), moments.now.tolist(), strict=True)):
        now = moment(at)
        responses = [one for one in people.responses[owner] if _is_there(one, now, by_arrival)]
        enrolment = people.enrolments[owner]
        yield number, course(rule_set, known.kinds, known.instruments, (), responses, enrolment, now)


def _is_there(one: Response, now: datetime, by_arrival: bool) -> bool:
    at = one.received if by_arrival else one.authored
    return (by_arrival and at is None) or (at is not None and at <= now)
