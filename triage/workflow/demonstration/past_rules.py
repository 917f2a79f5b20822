"""How the made-up department came to its rules: an example adopted with a wide limit, which then cost too much."""

from collections.abc import Callable, Sequence

from triage.access.rule_versions.working_draft import WorkingDraft
from triage.workflow.application import Application
from triage.workflow.casework.own import claim, release
from triage.workflow.demonstration.made_up_time import MadeUpTime
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.drafts import draft_in_force
from triage.workflow.tune.move_limits import move_limits
from triage.workflow.tune.submit import submit
from triage.workflow.tune.told import list_rule_notices, mark_rule_notice_seen
from triage.worklist.row import Row

_AUTHOR, _HEAD, _APPROVER = "demo-forfatter", "demo-leder", "demo-godkender"
_LIMIT, _WIDE = "spo2_yellow", "90"
# What is told of a budget is left for whoever opens the page.
_STAYS = "budget"


def adopt_rules(time: MadeUpTime, programme: str) -> None:
    """Put the shipped example in force for a programme, with a limit that calls more people than it need."""
    _bring(time, lambda author: adopt(author, programme), _WIDE, "Opdigtet: hellere ét opkald for meget", _HEAD)


def change_limit(time: MadeUpTime, programme: str, staff: str, waiting: Sequence[Row]) -> None:
    """Bring the limit back to that of the example while cases wait; `staff` has one that it makes milder."""
    usual = str(time.app.catalogue.library[programme].params[_LIMIT].value)
    milder = [row.case for row in waiting if f" {_WIDE} %" in row.reason.en]
    held = [claim(time.at_work(staff), case) for case in milder[-1:]]
    why = "Opdigtet: mange gule ved 90 % var raske"
    _bring(time, lambda author: draft_in_force(author, programme), usual, why, _APPROVER)
    score(time.at_work(staff))
    for one in held:
        release(time.at_work(staff), one.case, one.fence)
    score(time.at_work(staff))


def see_notices(time: MadeUpTime) -> None:
    """Let each see what they were told of rules, but for what is told of the work they bring."""
    for login in (_AUTHOR, _HEAD, _APPROVER):
        app = time.at_work(login)
        for one in list_rule_notices(app):
            if one.kind != _STAYS:
                mark_rule_notice_seen(app, one.id)


def _bring(
    time: MadeUpTime, begin: Callable[[Application], WorkingDraft], value: str, why: str, approver: str
) -> None:
    author = time.at_work(_AUTHOR)
    moved = move_limits(author, begin(author).id, {_LIMIT: value}).draft
    sent = submit(author, moved.id, moved.revision, why)
    approve(time.at_work(approver), sent.content_sha256, reason=why)
