"""What the page of the audit log says: lines in columns, and how the log is."""

from datetime import datetime

from triage.access.log_view import LogHealth, LogRow, ReviewRow
from triage.access.log_words import REASON_WORDS, STATE_WORDS, act_words, relation_words, role_words
from triage.access.review import ReviewState
from ui.translate import age, in_language, shown_count, shown_time, tr
from ui.widgets.plain_label import one_line


def log_headings() -> tuple[str, ...]:
    """Return the names of the log's columns."""
    return tr("Time"), tr("Who"), tr("Role"), tr("What"), tr("Patient"), tr("Grounds")


def log_columns(row: LogRow, now: datetime) -> tuple[str, ...]:
    """Return a line's texts."""
    return (
        shown_time(row.at, now),
        who(row),
        in_language(role_words(row.role)),
        in_language(act_words(row.act)),
        about(row),
        grounds(row),
    )


def log_sentence(row: LogRow, now: datetime) -> str:
    """Return a line as it is read aloud."""
    return ". ".join(part for part in log_columns(row, now) if part not in ("", "–")) + "."


def review_headings() -> tuple[str, ...]:
    """Return the names of the queue's columns."""
    return tr("Reason"), tr("Time"), tr("Who"), tr("Patient"), tr("State")


def review_columns(row: ReviewRow, now: datetime) -> tuple[str, ...]:
    """Return the texts of a look-up to be reviewed."""
    reason = in_language(REASON_WORDS[row.reason])
    state = tr("Waited too long") if row.is_overdue else in_language(STATE_WORDS[row.state])
    line = row.line
    return reason, shown_time(line.at, now), who(line), about(line), state


def review_sentence(row: ReviewRow, now: datetime) -> str:
    """Return a look-up to be reviewed as it is read aloud."""
    return ". ".join(part for part in review_columns(row, now) if part) + "."


def review_facts(row: ReviewRow, now: datetime) -> str:
    """Return everything that a reviewer is told of a look-up, a fact on each line."""
    line = row.line
    told = (
        (tr("Who"), who(line)),
        (tr("Role"), in_language(role_words(line.role))),
        (tr("Department"), line.department),
        (tr("What"), in_language(act_words(line.act))),
        (tr("Patient"), about(line)),
        (tr("Time"), shown_time(line.at, now)),
        (tr("Grounds"), in_language(relation_words(line.relation))),
        (tr("Break-glass reason"), line.override or ""),
        (tr("Said about it"), _settled(row, now)),
    )
    return "\n".join(f"{name}: {one_line(text)}" for name, text in told if text)


def who(row: LogRow) -> str:
    """Return the person with login, and on whose behalf."""
    named = f"{row.name} ({row.actor})" if row.name and row.name != row.actor else row.actor
    if row.behalf:
        named = tr("{person} for {other}").format(person=named, other=row.behalf)
    return one_line(named)


def about(row: LogRow) -> str:
    """Return whom a line is about: a name, or how many a list named."""
    if row.patient:
        return one_line(row.patient)
    return tr("{count} on a list").format(count=shown_count(row.patients)) if row.patients else ""


def grounds(row: LogRow) -> str:
    """Return on what the act rested."""
    if row.override is not None:
        return tr("Break-glass: {reason}").format(reason=one_line(row.override))
    return one_line(in_language(relation_words(row.relation)))


def health_lines(health: LogHealth, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return how the log is as pairs of words and values."""
    newest = "–" if health.newest is None else tr("{age} ago").format(age=age(health.newest, now))
    vouched = "–" if health.vouched is None else tr("{age} ago").format(age=age(health.vouched, now))
    return (
        (tr("Lines"), shown_count(health.lines)),
        (tr("Workstations"), shown_count(health.chains)),
        (tr("Newest line"), newest),
        (tr("Kept elsewhere up to line"), "–" if health.kept is None else shown_count(health.kept)),
        (tr("This workstation's last line"), shown_count(health.own_number)),
        (tr("Vouched for by another"), vouched),
    )


def kept_where(health: LogHealth) -> str:
    """Return where the head of the log is kept, honestly."""
    if health.kept is None:
        return tr("The head of the log is kept nowhere else yet.")
    if health.is_outside:
        return tr("The head is kept in the operating system's keyring.")
    return tr("The head is kept only in a file beside the store: whoever can change both can hide a missing end.")


def waiting_line(open_reviews: int, overdue: int) -> str:
    """Return how much waits for a reviewer."""
    said = tr("{count} look-ups wait for review.").format(count=shown_count(open_reviews))
    if overdue:
        late = tr("{count} break-glass have waited for more than 7 days.").format(count=shown_count(overdue))
        said = f"{said} {late}"
    return said


def _settled(row: ReviewRow, now: datetime) -> str:
    if row.state is ReviewState.OPEN or row.closed is None:
        return ""
    said = f"{in_language(STATE_WORDS[row.state])}, {row.closed_by}, {shown_time(row.closed, now)}"
    return f"{said}. {row.note}" if row.note else said
