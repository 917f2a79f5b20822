"""Set a limit that counts for one patient alone, lift it, and list those in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from triage.access.acts import Act
from triage.clinical.own_limit import OwnLimit
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_day, danish_midnight
from triage.scoring.evaluate.parameters import effective
from triage.scoring.numbers import shown
from triage.scoring.rules.model import RuleSet
from triage.store.auditing import audit
from triage.store.care.courses import score_anew
from triage.store.care.own_limits import lift_limit, no_such_limit, note_limit, own_limits_of, patient_of_limit
from triage.store.records import facts_of
from triage.workflow.application import Application, Changed
from triage.workflow.care.view import care_view
from triage.workflow.chart.care_shown import OwnLimitShown
from triage.workflow.rights.permit import permit
from triage.workflow.score.own_limits import own_values
from triage.workflow.score.score import score

LONGEST = timedelta(days=365)
_NO_KEY = 0


@dataclass(frozen=True, slots=True)
class WantedLimit:
    """A value for a parameter of a programme's rules, through the Danish day `last`, and why."""

    programme: str
    param: str
    value: Decimal
    last: date
    reason: str


def set_limit(app: Application, who: int, wanted: WantedLimit) -> Changed:
    """Let a limit count for a patient from now on, and score; one of the same parameter ends with it.

    Raises WrongUseError where the programme has no such limit for single patients, no reason or no end within a year is
    given, and RuleSetError where the value is outside its bounds or at odds with another limit.
    """
    now, reason = app.clock(), wanted.reason.strip()
    rule_set = _rules(app, wanted)
    _refuse(wanted, reason, now)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.LIMIT_PATIENT, who)
        others = own_values(rule_set, own_limits_of(connection, [who])[who], now).values
        effective(rule_set, {**others, wanted.param: wanted.value})
        until = danish_midnight(wanted.last + timedelta(days=1))
        one = OwnLimit(_NO_KEY, rule_set.name, wanted.param, wanted.value, reason, app.actor, now, until)
        key = note_limit(connection, who, one)
        score_anew(connection, who)
        audit.log(connection, now, app.actor, "set own limit", who, f"limit {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def lift(app: Application, key: int) -> Changed:
    """Take a limit away now, and score the patient; raises WrongUseError where none with this key is in force."""
    now = app.clock()
    with app.store.write() as connection:
        who = patient_of_limit(connection, key)
        if who is None:
            raise no_such_limit(key)
        warrant = permit(app, connection, Act.LIMIT_PATIENT, who)
        lift_limit(connection, key, app.actor, now)
        score_anew(connection, who)
        audit.log(connection, now, app.actor, "lift own limit", who, f"limit {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def list_limits(app: Application, who: int) -> Sequence[OwnLimitShown]:
    """Return the limits of a patient's own that are in force, after the audit line."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_PATIENT, who)
        audit.log(connection, app.clock(), app.actor, "view own limits", who, warrant=warrant)
        return care_view(app.catalogue, connection, who, facts_of(connection, [who])[who], app.clock()).limits


def _rules(app: Application, wanted: WantedLimit) -> RuleSet:
    rule_set = app.catalogue.rule_sets.get(wanted.programme)
    free = [] if rule_set is None else [one.name for one in rule_set.params.values() if one.patient_override]
    if rule_set is None or wanted.param not in free:
        known = ", ".join(free) or "–"
        raise WrongUseError(
            Text(
                f"Forløbet {wanted.programme} har ingen grænse {wanted.param}, som kan være patientens egen. "
                f"Vælg en af: {known}.",
                f"The programme {wanted.programme} has no limit {wanted.param} that can be a patient's own. "
                f"Choose one of: {known}.",
            )
        )
    return rule_set


def _refuse(wanted: WantedLimit, reason: str, now: datetime) -> None:
    today = danish_day(now)
    if not reason:
        raise WrongUseError(_NO_REASON)
    if not today <= wanted.last <= today + LONGEST:
        raise WrongUseError(_NO_END)
    if not wanted.value.is_finite():
        raise WrongUseError(
            Text(f"{shown(wanted.value, 'da')} er intet tal.", f"{shown(wanted.value, 'en')} is no number.")
        )


_NO_REASON = Text(
    "Skriv, hvorfor patienten skal have sin egen grænse.", "Say why the patient is to have a limit of their own."
)
_NO_END = Text(
    "En egen grænse skal slutte i dag eller senere, og højst et år frem. Ret datoen.",
    "A limit of a patient's own must end today or later, and within a year. Correct the date.",
)
