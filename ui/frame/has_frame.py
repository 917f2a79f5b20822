"""What the parts of the window know of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from triage.access.at_work import AtWork
from ui.away.away import Away
from ui.away.emergency_list import EmergencyPrinting
from ui.background import Background
from ui.blind.reading import Reading
from ui.casework.answering import Answering
from ui.casework.caring import Caring
from ui.casework.following_up import FollowingUp
from ui.casework.judging import Judging
from ui.casework.limits_ending import LimitsEnding
from ui.casework.owning import Owning
from ui.casework.pausing import Pausing
from ui.casework.seen import Seen
from ui.desks.desk import Desk
from ui.events import Events
from ui.frame.frame import Frame
from ui.freshness import Freshness
from ui.open_case import OpenCase
from ui.seat.break_glass import BreakingGlass
from ui.seat.find_patient import Finding
from ui.worklist.deciding import Deciding
from ui.worklist.drafts import Drafts
from ui.worklist.keeping_drafts import KeepingDrafts

if TYPE_CHECKING:
    from ui.casework.copying import Copying
    from ui.casework.picturing import Picturing
    from ui.commands import Commands
    from ui.help.help import Help
    from ui.palette.finder import Finder
    from ui.window.decided import Decided
    from ui.window.following import Following
    from ui.window.rule_notices import RuleNotices
    from ui.window.without_rules import ProgrammesWithoutRules


class HasFrame(QMainWindow):
    """A window whose screen can be built anew."""

    desk: Desk
    background: Background
    events: Events
    drafts: Drafts
    keeping: KeepingDrafts
    frame: Frame
    who: AtWork | None
    freshness: Freshness
    open_case: OpenCase
    seen: Seen
    pausing: Pausing
    answering: Answering
    caring: Caring
    ending: LimitsEnding
    reading: Reading
    owning: Owning
    deciding: Deciding
    away: Away
    rule_notices: "RuleNotices"
    without_rules: "ProgrammesWithoutRules"
    emergency: EmergencyPrinting
    judging: Judging
    following_up: FollowingUp
    copying: "Copying"
    picturing: "Picturing"
    breaking: BreakingGlass
    finding: Finding
    following: "Following"
    commands: "Commands"
    help: "Help"
    finder: "Finder"
    decided: "Decided"
    lock_wanted = Signal()
    switch_wanted = Signal()
    log_off_wanted = Signal()

    def rebuild(self) -> None:
        """Build everything on the screen anew."""
        raise NotImplementedError

    def turn(self, page: int) -> None:
        """Let the keys of a page be heard that came in front."""
        raise NotImplementedError

    def show_crash(self, text: str) -> None:
        """Say across the window that something went wrong."""
        raise NotImplementedError
