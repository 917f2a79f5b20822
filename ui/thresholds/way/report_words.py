"""The report that was signed beside a version, as paragraphs: what the check found, and what the replay said."""

from collections.abc import Sequence

from triage.errors import Text
from ui.desks.tuning.facts import Sent
from ui.translate import in_language, tr


def report_words(report: Sent | None) -> list[str]:
    """Return what the approver signs beside the text; that there is no report, where there is none."""
    if report is None:
        return [tr("The report that was signed is gone or was changed: the version cannot be approved. Reject it.")]
    parts = (
        (tr("Findings of the check:"), report.findings, tr("The check found nothing.")),
        (tr("The replay:"), report.replay, ""),
        (tr("If it is approved now:"), report.ahead, ""),
    )
    return [words for words in (_listed(*part) for part in parts) if words]


def _listed(heading: str, said: Sequence[Text], nothing: str) -> str:
    return "\n".join([heading, *(f"– {in_language(one)}" for one in said)]) if said else nothing
