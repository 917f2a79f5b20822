"""What the intake page says: rows in columns, sources in lines, and what a new reading came to."""

from datetime import datetime

from triage.clinical.received import Finding
from triage.worklist.account import Account, SourceState
from triage.worklist.held import Held, HeldDetail, Retried
from ui.source_words import source_name
from ui.translate import age, in_language, shown_count, shown_time, tr
from ui.widgets.plain_label import one_line


def headings() -> tuple[str, ...]:
    """Return the columns' names."""
    return tr("Received"), tr("Resource"), tr("Source"), tr("Reason")


def columns(held: Held, now: datetime) -> tuple[str, ...]:
    """Return a row's texts; type and id stand on a line each."""
    reason = one_line(in_language(held.text))
    if not held.is_current:
        reason = tr("{reason} (replaced by a newer version)").format(reason=reason)
    resource = resource_name(held).replace("/", "\n", 1)
    return shown_time(held.received, now), resource, source_name(held.source), reason


def sentence(held: Held, now: datetime) -> str:
    """Return a row as it is read aloud."""
    return ". ".join(part.replace("\n", "/").rstrip(".") for part in columns(held, now)) + "."


def resource_name(held: Held) -> str:
    """Return type and id, or that neither could be told."""
    if not held.type and not held.id:
        return tr("unreadable content")
    return one_line(f"{held.type or '?'}/{held.id}" if held.id else held.type)


def type_name(type_: str) -> str:
    """Return a resource type as FHIR calls it, or that it could not be told."""
    return type_ or tr("unknown type")


def health_line(source: SourceState, now: datetime) -> str:
    """Return how old a source's data are."""
    if source.last_success is None:
        return tr("Never fetched")
    return tr("Fetched {age} ago").format(age=age(source.last_success, now))


def account_lines(account: Account) -> tuple[tuple[str, str], ...]:
    """Return the account of a source as pairs of words and numbers."""
    return (
        (tr("Received"), shown_count(account.received)),
        (tr("Accepted"), shown_count(account.accepted)),
        (tr("With findings"), shown_count(account.with_findings)),
        (tr("In quarantine"), shown_count(account.quarantined)),
        (tr("Unchanged"), shown_count(account.unchanged)),
    )


def finding_line(finding: Finding) -> str:
    """Return a finding in one sentence with where it stands."""
    return f"{severity(finding)}: {in_language(finding.text)}\n{finding.path} · {finding.code}"


def severity(finding: Finding) -> str:
    """Return how grave a finding is, as a word."""
    words = {"fatal": tr("Error"), "error": tr("Error"), "warning": tr("Warning")}
    return words.get(finding.severity, tr("Remark"))


def facts(detail: HeldDetail, now: datetime) -> str:
    """Return what is known of a held resource beside its findings."""
    held = detail.held
    time, source = shown_time(held.received, now), source_name(held.source)
    parts = [
        tr("Received {time} from {source}").format(time=time, source=source),
        tr("{count} bytes").format(count=shown_count(detail.size)),
        f"SHA-256 {detail.sha256[:12]}…",
    ]
    if detail.version:
        parts.append(tr("Version {version}").format(version=one_line(detail.version)))
    if held.read_again is not None:
        parts.append(tr("read again {time}").format(time=shown_time(held.read_again, now)))
    return " · ".join(parts)


def came_to(done: Retried) -> str:
    """Return what a new reading came to."""
    words = tr("Read again: {tried}. Used now: {released}. Still in quarantine: {held}.")
    said = words.format(
        tried=shown_count(done.tried), released=shown_count(done.released), held=shown_count(done.held)
    )
    if done.opened:
        more = tr("Opened: {opened}, with {found} resources in them.")
        said = f"{said} {more.format(opened=shown_count(done.opened), found=shown_count(done.found))}"
    return said
