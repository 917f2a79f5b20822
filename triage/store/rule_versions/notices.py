"""What people are told of rules: once each, and until they have seen it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from triage.access.rule_versions.notice import RuleNotice
from triage.errors import Text
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import rule_notice


@dataclass(frozen=True, slots=True)
class Event:
    """What is told: `about` is the same for the same event, so that nobody is told it twice."""

    programme: str
    kind: str
    about: str
    text: Text


def tell_people(connection: Connection, logins: Iterable[str], event: Event, at: datetime) -> None:
    """Tell some people of an event in the caller's transaction; who was told of it before is not told again."""
    values = {"programme": event.programme, "kind": event.kind, "about": event.about}
    for login in sorted(set(logins)):
        try:
            with connection.begin_nested():
                words = {"da": event.text.da, "en": event.text.en, "at": to_ms(at)}
                # Whoever tells another does not see the line.
                connection.execute(insert(rule_notice).inline().values(login=login, **values, **words))
        except IntegrityError:
            continue


def programmes_told(connection: Connection, kind: str, about: str) -> frozenset[str]:
    """Return the programmes of which somebody was told this already."""
    same = rule_notice.c.kind == kind, rule_notice.c.about == about
    return frozenset(connection.scalars(select(rule_notice.c.programme).where(*same).distinct()))


def unseen_of(connection: Connection, login: str) -> Sequence[RuleNotice]:
    """Return what a person was told and has not seen, the newest first."""
    mine = select(rule_notice).where(rule_notice.c.login == login, rule_notice.c.seen_at.is_(None))
    return [
        RuleNotice(row.id, row.programme, row.kind, Text(row.da, row.en), from_ms(row.at))
        for row in connection.execute(mine.order_by(rule_notice.c.id.desc()))
    ]


def mark_told(connection: Connection, key: int, login: str, at: datetime) -> None:
    """Note that a person has seen what they were told."""
    mine = (rule_notice.c.id == key) & (rule_notice.c.login == login) & rule_notice.c.seen_at.is_(None)
    connection.execute(update(rule_notice).where(mine).values(seen_at=to_ms(at)))
