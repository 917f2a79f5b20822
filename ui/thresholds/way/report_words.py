"""The report that was signed beside a version, as paragraphs: what the check found, and what the replay said."""

from ui.desks.tuning.facts import Sent
from ui.translate import in_language, tr


def report_words(report: Sent | None) -> list[str]:
    """Return what the approver signs beside the text; that there is no report, where there is none."""
    if report is None:
        return [tr("No report could be read for this version: look at the numbers beside it.")]
    found = [f"– {in_language(one)}" for one in report.findings]
    checked = "\n".join([tr("Findings of the check:"), *found]) if found else tr("The check found nothing.")
    replayed = "\n".join(in_language(one) for one in report.replay)
    return [checked, replayed or tr("It was sent without a replay.")]
