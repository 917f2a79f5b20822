"""Make of a result what the store records: its reason, its deadline, and a hash of what it rests on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from triage.clinical.canonical import text_hash
from triage.clinical.colour import Colour
from triage.clinical.own_limit import OwnLimit
from triage.clinical.patient import Patient
from triage.errors import Text, UnreadableError
from triage.scoring.engine import ENGINE
from triage.scoring.explain.answer_words import answers_in_words
from triage.scoring.explain.result import Result
from triage.scoring.explain.retold import headline
from triage.scoring.rules.model import InputKind, RuleSet
from triage.store.casework.cases import Outcome
from triage.store.records import Facts
from triage.store.results import StoredResult
from triage.store.rule_versions.pending import Judged
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.course_hours import CourseHours
from triage.workflow.score.dismissed import lateness_was_dismissed
from triage.workflow.score.kept_inputs import kept_inputs
from triage.workflow.score.own_limits import own_params
from triage.workflow.score.standing import still_stands
from triage.worklist.deadlines import earliest_deadline
from triage.worklist.working_hours import WorkingHours


@dataclass(frozen=True, slots=True)
class Subject:
    """A patient to assess at `now`.

    By programme: `shown` are the results that open cases show, `assessed` when there was a result last. `at_work` are
    the hours of the departments whose courses these are; None: those of the file. `limits` are all that were ever set
    for the patient alone. `kept` are the rules of programmes whose open case keeps older ones, because somebody has it;
    `anew` the programmes in which all is judged anew since the open case was, for other rules made what it
    shows. `by_rules` tells that nothing but the rules is new.
    """

    patient: Patient
    facts: Facts
    last_decided: datetime | None
    shown: Mapping[str, StoredResult]
    assessed: Mapping[str, datetime]
    now: datetime
    at_work: CourseHours | None = None
    limits: tuple[OwnLimit, ...] = ()
    kept: Mapping[str, RuleSet] = field(default_factory=dict)
    anew: Mapping[str, Judged] = field(default_factory=dict)
    by_rules: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """A result, when to look again though nothing comes, and the ids of what keeps it from being green.

    `pause` is why values are old, where it alone keeps the patient from being green: it says more than that they are.
    `came` is a hash of what the result rests on, the same before and after a decision about it. `own` are the limits of
    the patient's own that counted; `is_blocked` tells that something outside the rules kept the patient from green.
    """

    result: Result
    recheck: datetime | None = None
    blocked_by: tuple[str, ...] = ()
    pause: Text | None = None
    came: str = ""
    own: Mapping[str, Decimal] = field(default_factory=dict)
    is_blocked: bool = False


def outcome_of(
    catalogue: Catalogue,
    subject: Subject,
    programme: str,
    found: Present,
    rule_set: RuleSet | None = None,
) -> Outcome:
    """Return what is recorded of a result in a programme; `rule_set` is what it came of, None where none is in use."""
    result = found.result
    rests_on = basis_of(result, rule_set, found.blocked_by)
    came = found.came or basis_of(result, rule_set, found.blocked_by, with_own_limits=False)
    return Outcome(
        patient=int(subject.patient.id),
        programme=programme,
        at=subject.now,
        colour=result.colour,
        is_complete=not result.why_grey,
        rule_set=result.rule_set,
        rule_set_version=result.version,
        sha256=result.sha256,
        basis=rests_on,
        came=came,
        body=result.to_json(),
        reason=found.pause or _first_reason(result, rule_set, subject.facts),
        deadline=earliest_deadline(subject.now, result.time_limits, _hours(catalogue, subject, programme, result)),
        newest=newest_of(subject.facts),
        recheck_at=found.recheck,
        alarm_fell=_has_fallen(subject, programme, rule_set),
        kept=kept_inputs(result, rule_set, found.own, is_blocked=found.is_blocked) if programme else None,
    )


def _hours(catalogue: Catalogue, subject: Subject, programme: str, result: Result) -> WorkingHours:
    if subject.at_work is None:
        return catalogue.working_hours
    return subject.at_work.of(programme, is_red=result.colour is Colour.RED)


def _has_fallen(subject: Subject, programme: str, rule_set: RuleSet | None) -> bool:
    """Return whether the alarm that is shown rests on nothing any more; one that cannot be read stands."""
    shown = subject.shown.get(programme)
    if shown is None:
        return False
    try:
        result = Result.from_json(shown.body)
    except UnreadableError:
        return False
    courses, now = subject.facts.enrolments, subject.now
    is_over = rule_set is not None and lateness_was_dismissed(result, rule_set, courses, now)
    return is_over or not still_stands(result, shown.at, subject.facts)


def _first_reason(result: Result, rule_set: RuleSet | None, facts: Facts) -> Text:
    """Return why, answers in the words that the patient read: the result itself names them by their codes."""
    if result.fired and rule_set is not None:
        return headline(result.fired[0], result, rule_set, answers_in_words(result, rule_set, facts.responses))
    reasons = (*(rule.reason for rule in result.fired), *result.why_grey)
    return reasons[0] if reasons else _ALL_WELL


def basis_of(
    result: Result, rule_set: RuleSet | None, blocked_by: Sequence[str], *, with_own_limits: bool = True
) -> str:
    """Return a hash of what the colour rests on; facts about time (kind meta) count only through rules they fire.

    A limit of the patient's own is news where a case is open; of what was decided only by the colour that it makes.
    """
    timeless = [
        [found.name, str(found.value), found.status, found.ids]
        for found in result.inputs
        if rule_set is None or rule_set.inputs[found.name].kind is not InputKind.META
    ]
    grey = [text.en for text in result.why_grey]
    fired = [rule.id for rule in result.fired]
    own = own_params(rule_set, result.params) if with_own_limits else {}
    # Nothing is added where there are none: what was hashed before there were any stays the same.
    limits = [own] if own else []
    rests_on = [result.rule_set_sha256, result.colour, fired, timeless, grey, list(blocked_by), *limits]
    return text_hash(json.dumps(rests_on, ensure_ascii=False))


def newest_of(facts: Facts) -> datetime | None:
    """Return when the newest of what was measured or answered was; None where there is nothing."""
    measured = (reading.time for reading in facts.readings)
    answered = (response.authored for response in facts.responses if response.authored)
    return max((*measured, *answered), default=None)


def grey_result(programme: str, why: Text) -> Result:
    """Return the result of what no rule set has looked at, and why; `programme` "" is none."""
    return Result(
        engine=ENGINE,
        rule_set="",
        version="",
        rule_set_sha256="",
        programme=programme or None,
        colour=Colour.GREY,
        fired=(),
        unknown_rules=(),
        unknown_critical=(),
        unknown=(),
        why_grey=(why,),
        could_be=(),
        act_within_h=None,
        clock=None,
        inputs=(),
        params={},
    )


_ALL_WELL = Text("Alt i mål", "All within limits")
