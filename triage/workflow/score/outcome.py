"""Make of a result what the store records: its reason, its deadline, and a hash of what it rests on."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.patient import Patient
from triage.errors import Text, UnreadableError
from triage.scoring.engine import ENGINE
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import InputKind, RuleSet
from triage.store.casework.cases import Outcome
from triage.store.records import Facts
from triage.store.results import StoredResult
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.standing import still_stands
from triage.worklist.deadlines import earliest_deadline


@dataclass(frozen=True, slots=True)
class Subject:
    """A patient to assess at `now`.

    By programme: `shown` are the results that open cases show, `assessed` when there was a result last.
    """

    patient: Patient
    facts: Facts
    last_decided: datetime | None
    shown: Mapping[str, StoredResult]
    assessed: Mapping[str, datetime]
    now: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """A result, when to look again though nothing comes, and the ids of what keeps it from being green.

    `pause` is why values are old, where it alone keeps the patient from being green: it says more than that they are.
    `came` is a hash of what the result rests on, the same before and after a decision about it.
    """

    result: Result
    recheck: datetime | None = None
    blocked_by: tuple[str, ...] = ()
    pause: Text | None = None
    came: str = ""


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
        came=found.came or rests_on,
        body=result.to_json(),
        reason=found.pause or _first_reason(result),
        deadline=earliest_deadline(subject.now, result.time_limits, catalogue.working_hours),
        newest=newest_of(subject.facts),
        recheck_at=found.recheck,
        alarm_fell=_has_fallen(subject, programme),
    )


def _has_fallen(subject: Subject, programme: str) -> bool:
    """Return whether the alarm that is shown rests on nothing any more; one that cannot be read stands."""
    shown = subject.shown.get(programme)
    if shown is None:
        return False
    try:
        return not still_stands(Result.from_json(shown.body), shown.at, subject.facts)
    except UnreadableError:
        return False


def _first_reason(result: Result) -> Text:
    reasons = (*(rule.reason for rule in result.fired), *result.why_grey)
    return reasons[0] if reasons else _ALL_WELL


def basis_of(result: Result, rule_set: RuleSet | None, blocked_by: Sequence[str]) -> str:
    """Return a hash of what the colour rests on; facts about time (kind meta) count only through rules they fire."""
    timeless = [
        [found.name, str(found.value), found.status, found.ids]
        for found in result.inputs
        if rule_set is None or rule_set.inputs[found.name].kind is not InputKind.META
    ]
    grey = [text.en for text in result.why_grey]
    fired = [rule.id for rule in result.fired]
    rests_on = [result.rule_set_sha256, result.colour, fired, timeless, grey, list(blocked_by)]
    return hashlib.sha256(json.dumps(rests_on, ensure_ascii=False).encode()).hexdigest()


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
