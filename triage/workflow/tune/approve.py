"""Approve what another wrote, from a date; or reject it."""

from collections.abc import Collection
from datetime import date, datetime

from triage.access.acts import Act
from triage.access.administration import draft_refusal
from triage.access.roles import Role
from triage.access.rule_versions.version import RuleVersion, Step
from triage.access.warrant import Warrant
from triage.clinical.canonical import text_hash
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.scoring.danish_time import danish_day, danish_midnight
from triage.scoring.drafts.final_text import approved_text
from triage.scoring.rules.load import load_rule_set
from triage.store.keeping.key_places import AskPassphrase
from triage.store.rule_versions.notices import Event, tell_people
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, session_now
from triage.workflow.tune.budget import refuse_silent
from triage.workflow.tune.check_draft import looked_through, told_of
from triage.workflow.tune.drafts import signature
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.keys.keys import nobody, sign
from triage.workflow.tune.rules_in_use import Standing
from triage.workflow.tune.sent_report import kept_report, report_of
from triage.workflow.tune.step import (
    Wanted,
    keep,
    known_version,
    next_time,
    reasoned,
    safe_standing,
    scheduled_or,
    statement_of,
)

_NO_KEY = 0


def approve(
    app: Application,
    content_sha256: str,
    valid_from: date | None = None,
    reason: str = "",
    *,
    ask: AskPassphrase = nobody,
) -> RuleVersion:
    """Approve a version that was sent, from the start of a Danish day (None or today = at once); return what counts.

    Raises NotAllowedError for the author and for administrators, WrongUseError where it was sent too long ago, other
    rules are in force since, or no `reason` says why more is expected than there is room for; StaleError where somebody
    else was first.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.APPROVE_RULES)
        sent = known_version(connection, content_sha256)
        _refuse_person(sent, app.actor, session_now(app, connection).roles)
        standing = safe_standing(app, connection, sent.programme)
        kept_report(connection, standing, sent)
        refuse_silent(connection, standing, sent, reason)
    wanted = _wanted(app, standing, sent, valid_from, warrant)
    wanted = Wanted(Step.APPROVE, wanted.version, wanted.report, wanted.source, wanted.valid_from, reason)
    signed = sign(app, statement_of(app, standing, wanted, wanted.version.made), ask)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.APPROVE_RULES)
        _refuse_person(sent, app.actor, session_now(app, connection).roles)
        keep(app, connection, signed, wanted, warrant)
        tell_people(connection, (sent.author,), _told(sent, "approved", _APPROVED, warrant.name), app.clock())
        kept = known_version(connection, wanted.version.content_sha256)
    refresh_rules(app)
    return kept


def reject(app: Application, content_sha256: str, reason: str, *, ask: AskPassphrase = nobody) -> None:
    """Say why a version that was sent may not be used; its author is told, and makes a new draft."""
    why = reasoned(reason)
    with app.store.read() as connection:
        permit(app, connection, Act.APPROVE_RULES)
        sent = known_version(connection, content_sha256)
        standing = safe_standing(app, connection, sent.programme)
        sent = scheduled_or(connection, standing, sent)
    wanted = Wanted(Step.REJECT, sent, report_of(standing, sent), reason=why)
    signed = sign(app, statement_of(app, standing, wanted, next_time(app, standing)), ask)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.APPROVE_RULES)
        keep(app, connection, signed, wanted, warrant)
        tell_people(connection, (sent.author,), _told(sent, "rejected", _REJECTED, warrant.name), app.clock())


def _wanted(
    app: Application, standing: Standing, sent: RuleVersion, valid_from: date | None, warrant: Warrant
) -> Wanted:
    """Return the approval of the text that takes effect, made of the one that was sent."""
    at = next_time(app, standing)
    start = _start(valid_from, at)
    body = approved_text(sent.body, danish_day(start), signature(app, warrant), warrant.role.value, at)
    checked = looked_through(app, body)
    if not checked.is_submittable:
        raise WrongUseError(told_of(checked.errors))
    rules, source = load_rule_set(body), sent.content_sha256
    named = (sent.programme, rules.name, rules.version, text_hash(body), rules.sha256)
    final = RuleVersion(_NO_KEY, *named, body, source, sent.author, at)
    return Wanted(Step.APPROVE, final, report_of(standing, sent), source, start)


def _start(day: date | None, at: datetime) -> datetime:
    if day is None or day == danish_day(at):
        return at
    if day < danish_day(at):
        raise WrongUseError(
            Text(
                f"{day} er passeret. En godkendelse gælder fra i dag eller senere.",
                f"{day} has passed. An approval counts from today or later.",
            )
        )
    return danish_midnight(day)


def _refuse_person(sent: RuleVersion, approver: str, roles: Collection[Role]) -> None:
    why = draft_refusal(sent.author, approver, roles)
    if why is not None:
        raise NotAllowedError(why)


def _told(sent: RuleVersion, kind: str, words: Text, name: str) -> Event:
    of = f"{sent.name} {sent.version}"
    text = Text(words.da.format(name=name, of=of), words.en.format(name=name, of=of))
    return Event(sent.programme, kind, sent.content_sha256, text)


_APPROVED = Text("{name} har godkendt {of}.", "{name} has approved {of}.")
_REJECTED = Text("{name} har afvist {of}. Se begrundelsen.", "{name} has rejected {of}. See the reason.")
