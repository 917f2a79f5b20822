"""The state of a pathway in words, and what a limit rests on."""

from datetime import date

from triage.coordination.dated_words import source_in_words
from triage.coordination.deadlines.clocks import choice_due, duty_due
from triage.coordination.deadlines.limit import Limit, Limits
from triage.coordination.situation.pathway import Pathway
from triage.coordination.words.phrases import capital
from triage.coordination.words.times import days_words
from triage.errors import Text


def state_in_words(pathway: Pathway, limits: Limits | None, today: date) -> Text:
    """Return "frist 12/3 (udredningsret, 30 dage), 2 dage tilbage; frit valg fra 24/3"."""
    due, choice = duty_due(pathway), choice_due(pathway)
    limit = limits.limit_for(pathway.kind, pathway.received) if limits else None
    right, left = _right(pathway, limit), _left((due - today).days)
    doubt = _DOUBT if limit is not None and limit.period.to_confirm else Text("", "")
    return Text(
        f"frist {_day(due)} ({right.da}{doubt.da}), {left.da}; {_choice(pathway, choice).da}",
        f"due {_day(due)} ({right.en}{doubt.en}), {left.en}; {_choice(pathway, choice).en}",
    )


def limit_in_words(limit: Limit) -> Text:
    """Return a limit as a sentence: how long, from when until when, by which source, and whether to confirm it."""
    name, days, source = capital(limit.name), days_words(limit.days), source_in_words(limit.period)
    return Text(
        f"{name.da}: højst {days.da} fra den dag, {limit.starts.words.da}, til {limit.ends.da}. {source.da}",
        f"{name.en}: at most {days.en} from the day {limit.starts.words.en} until {limit.ends.en}. {source.en}",
    )


_DOUBT = Text(", skal bekræftes", ", to be confirmed")


def _right(pathway: Pathway, limit: Limit | None) -> Text:
    """Return the right and its days; a department's own agreement may have other days than the table."""
    days = days_words(pathway.limit_days)
    name = limit.name if limit is not None else Text(pathway.kind, pathway.kind)
    return Text(f"{name.da}, {days.da}", f"{name.en}, {days.en}") if name.da else days


def _choice(pathway: Pathway, day: date) -> Text:
    if pathway.free_choice_offered:
        return Text("frit valg er tilbudt", "free choice has been offered")
    return Text(f"frit valg fra {_day(day)}", f"free choice from {_day(day)}")


def _left(days: int) -> Text:
    if days < 0:
        over = days_words(-days)
        return Text(f"overskredet med {over.da}", f"{over.en} overdue")
    if days == 0:
        return Text("udløber i dag", "ends today")
    left = days_words(days)
    return Text(f"{left.da} tilbage", f"{left.en} left")


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"
