"""Cases that keep an older version while somebody has them, and go over to the newest once nobody has."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.casework.cases import Outcome
from triage.store.casework.ownership import hold_of_patients
from triage.store.casework.shown_ranks import opened_cases, shown_ranks
from triage.store.rule_versions.changes import ChangeLine, newest_change, put_lines
from triage.store.rule_versions.pending import Pending, drop_pending, has_pending, note_verdict, pending_of
from triage.workflow.application import Application
from triage.workflow.score.assess_patient import assess_patient
from triage.workflow.score.outcome import Subject
from triage.workflow.tune.open_cases.kept_rules import kept_rules

Waiting = Mapping[str, Pending]


def hold_pending(connection: Connection, patients: Sequence[int], now: datetime) -> dict[int, dict[str, Pending]]:
    """Return what of some patients has not gone over; who has it stays as it is until the transaction ends."""
    concerned = has_pending(connection, patients)
    if not concerned:
        return {}
    hold_of_patients(connection, concerned)
    return pending_of(connection, concerned, now)


def going_over(app: Application, connection: Connection, subject: Subject, waiting: Waiting) -> Subject:
    """Return a patient whose cases that somebody has are judged by their own version, the others anew by the newest."""
    in_use = app.catalogue.rule_sets
    held = [one for name, one in waiting.items() if name in in_use and one.owner is not None]
    kept = {one.programme: kept_rules(app, connection, subject.shown[one.programme]) for one in held}
    free = (one for name, one in waiting.items() if name in in_use and one.owner is None)
    return replace(
        subject,
        kept={name: rules for name, rules in kept.items() if rules is not None},
        anew={one.programme: one.judged for one in free},
    )


def note_gone_over(
    app: Application, connection: Connection, subject: Subject, waiting: Waiting, changed: Collection[int]
) -> None:
    """Note which cases have gone over, what the newest version would say of the others, and each change of colour."""
    for one in waiting.values():
        if one.programme in subject.anew:
            _note_gone(connection, one, subject.now)
        elif one.programme in app.catalogue.rule_sets:
            _note_held(app, connection, subject, one)
    if subject.by_rules:
        _note_opened(connection, subject, changed)


def verdict_of(outcomes: Collection[Outcome], programme: str) -> tuple[Colour, Text] | None:
    """Return the worst colour of some outcomes in a programme with its reason, None where there is none."""
    mine = [one for one in outcomes if one.programme == programme]
    worst = min(mine, key=lambda one: one.colour.rank, default=None)
    return None if worst is None else (worst.colour, worst.reason)


def _note_gone(connection: Connection, one: Pending, now: datetime) -> None:
    drop_pending(connection, [one.case])
    rank = shown_ranks(connection, [one.case])[one.case]
    if rank != one.rank:
        # What nobody had when the rules changed was only behind with its data.
        kind = "changed" if one.said is None else "released"
        put_lines(connection, one.change, [ChangeLine(one.case, one.rank, rank, kind)], now)


def _note_held(app: Application, connection: Connection, subject: Subject, one: Pending) -> None:
    anew = replace(subject, kept={}, anew={one.programme: one.judged})
    verdict = verdict_of(list(assess_patient(app.catalogue, anew)), one.programme)
    if verdict is None:
        return
    note_verdict(connection, one.case, *verdict)
    if one.said is None and verdict[0].rank != one.rank:
        line = ChangeLine(one.case, one.rank, verdict[0].rank, "kept", one.owner)
        put_lines(connection, one.change, [line], subject.now)


def _note_opened(connection: Connection, subject: Subject, changed: Collection[int]) -> None:
    for one in opened_cases(connection, changed):
        change = newest_change(connection, one.programme)
        if one.programme not in subject.shown and change is not None:
            put_lines(connection, change, [ChangeLine(one.case, one.was, one.now, "opened")], subject.now)
