"""What the commands know of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from ui.away.away import Away
from ui.away.emergency_list import EmergencyPrinting
from ui.casework.following_up import FollowingUp
from ui.casework.judging import Judging
from ui.casework.owning import Owning
from ui.casework.pausing import Pausing
from ui.casework.seen import Seen
from ui.frame import Frame
from ui.freshness import Freshness
from ui.open_case import OpenCase
from ui.seat.break_glass import BreakingGlass
from ui.seat.find_patient import Finding


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
