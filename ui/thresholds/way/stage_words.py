"""Where a version stands, in words, and who did what with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from triage.access.rule_versions.version import Stage, Step
from ui.translate import shown_day, shown_time, tr

if TYPE_CHECKING:
    from triage.workflow.tune.versions import VersionShown


def stage_word(stage: Stage) -> str:
    """Return a stage as it stands beside a version's number."""
    words = {
        Stage.DRAFT: tr("draft"),
        Stage.SUBMITTED: tr("sent for approval"),
        Stage.APPROVED: tr("approved"),
        Stage.IN_FORCE: tr("now in force"),
        Stage.RETIRED: tr("no longer in force"),
        Stage.REJECTED: tr("rejected"),
        Stage.WITHDRAWN: tr("withdrawn"),
    }
    return words[stage]


def step_words(shown: VersionShown, now: datetime) -> list[str]:
    """Return a line for each step of a version: what, who, when and why."""
    return [_step(one.statement.step, one.statement.signer, one.statement.at, one.statement.reason, now)
            for one in shown.steps]  # fmt: skip


def standing(shown: VersionShown, now: datetime) -> str:
    """Return where a version stands, with the day from which, or until which, it counts."""
    word = stage_word(shown.stage)
    if shown.stage is Stage.APPROVED and shown.valid_from is not None:
        return tr("{stage}, counts from {day}").format(stage=word, day=shown_day(shown.valid_from, now))
    if shown.stage is Stage.IN_FORCE and shown.in_force_from is not None:
        return tr("{stage} since {day}").format(stage=word, day=shown_day(shown.in_force_from, now))
    if shown.in_force_from is not None and shown.in_force_until is not None:
        words = tr("in force from {first} until {last}")
        return words.format(first=shown_day(shown.in_force_from, now), last=shown_day(shown.in_force_until, now))
    return word


def _step(step: Step, who: str, at: datetime, reason: str, now: datetime) -> str:
    words = {
        Step.SUBMIT: tr("Sent for approval by {who}, {when}"),
        Step.WITHDRAW: tr("Withdrawn by {who}, {when}"),
        Step.APPROVE: tr("Approved by {who}, {when}"),
        Step.REJECT: tr("Rejected by {who}, {when}"),
        Step.ROLL_BACK: tr("Rolled back by {who}, {when}"),
    }
    line = words[step].format(who=who, when=shown_time(at, now))
    return f"{line}: {reason}" if reason else line
