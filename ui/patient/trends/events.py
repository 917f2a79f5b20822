"""What happened while the readings were taken: visits, decisions, pauses and new rules, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.clinical.appointment import Appointment
from triage.workflow.chart.chart import Chart
from triage.worklist.expected_words import pause_words
from ui.translate import action_name, in_language, tr

_CAME = frozenset({"fulfilled", "arrived", "checked-in"})
_STAYED_AWAY = "noshow"


class Happening(StrEnum):
    """The kinds of what is marked above the trends, each with a shape of its own."""

    VISIT = "visit"
    DECISION = "decision"
    RULES = "rules"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class TrendEvent:
    """Something that happened at `start`; `end` is later for what lasted, and None for what lasts."""

    kind: Happening
    start: datetime
    end: datetime | None
    words: str


def trend_events(chart: Chart, now: datetime) -> tuple[TrendEvent, ...]:
    """Return all that happened to the patient until now, oldest first."""
    found = [*_visits(chart, now), *_decisions(chart), *_rules(chart), *_pauses(chart, now)]
    return tuple(sorted(found, key=lambda one: (one.start, one.kind)))


def kind_word(kind: Happening) -> str:
    """Return what a kind of event is called."""
    words = {
        Happening.VISIT: tr("Visit"),
        Happening.DECISION: tr("Decision"),
        Happening.RULES: tr("New rules"),
        Happening.PAUSE: tr("Pause"),
    }
    return words[kind]


def _visits(chart: Chart, now: datetime) -> Iterator[TrendEvent]:
    for visit in chart.appointments:
        if visit.start is not None and visit.start <= now and visit.status in {*_CAME, _STAYED_AWAY, "booked"}:
            yield TrendEvent(Happening.VISIT, visit.start, visit.start, _visit_words(visit))


def _visit_words(visit: Appointment) -> str:
    # A booked time that has passed is not known to have taken place.
    states = {_STAYED_AWAY: tr("did not come"), "booked": tr("booked")}
    return ", ".join(part for part in (visit.service or tr("Visit"), states.get(visit.status, "")) if part)


def _decisions(chart: Chart) -> Iterator[TrendEvent]:
    for made in chart.decisions:
        if not made.undone and made.corrected_by is None:
            at = made.handled_at or made.at
            yield TrendEvent(Happening.DECISION, at, at, action_name(made.action))


def _rules(chart: Chart) -> Iterator[TrendEvent]:
    for change in chart.rule_changes:
        words = f"{change.rule_set} {change.before} → {change.after}"
        yield TrendEvent(Happening.RULES, change.time, change.time, words)


def _pauses(chart: Chart, now: datetime) -> Iterator[TrendEvent]:
    begun = chart.enrolments[0].start if chart.enrolments else None
    for pause in chart.expected.pauses:
        start = pause.start or begun
        if start is not None and pause.has_begun(now):
            yield TrendEvent(Happening.PAUSE, start, pause.end, in_language(pause_words(pause)))
