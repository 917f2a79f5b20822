"""What the commands know of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from ui.away import Away
from ui.break_glass import BreakingGlass
from ui.emergency_list import EmergencyPrinting
from ui.find_patient import Finding
from ui.following_up import FollowingUp
from ui.frame import Frame
from ui.freshness import Freshness
from ui.judging import Judging
from ui.open_case import OpenCase
from ui.owning import Owning
from ui.pausing import Pausing
from ui.seen import Seen


class HasFrame(QMainWindow):
    """A window whose screen can be built anew."""

    frame: Frame
    freshness: Freshness
    open_case: OpenCase
    seen: Seen
    pausing: Pausing
    owning: Owning
    away: Away
    emergency: EmergencyPrinting
    judging: Judging
    following_up: FollowingUp
    breaking: BreakingGlass
    finding: Finding
    lock_wanted = Signal()
    switch_wanted = Signal()
    log_off_wanted = Signal()

    def rebuild(self) -> None:
        """Build everything on the screen anew."""
        raise NotImplementedError
