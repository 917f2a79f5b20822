"""What every command of `ui.actions` does, by its handler's name."""

from ui.keys.care_keys import CareKeys
from ui.keys.coordination_keys import CoordinationKeys
from ui.keys.decision_keys import DecisionKeys
from ui.keys.list_keys import ListKeys
from ui.keys.page_keys import PageKeys
from ui.keys.patient_keys import PatientKeys
from ui.keys.rule_keys import RuleKeys
from ui.keys.seat_keys import SeatKeys
from ui.keys.trend_keys import TrendKeys
from ui.keys.window_keys import WindowKeys


class Commands(
    ListKeys,
    PatientKeys,
    CareKeys,
    DecisionKeys,
    PageKeys,
    CoordinationKeys,
    RuleKeys,
    SeatKeys,
    TrendKeys,
    WindowKeys,
):
    """The handlers of every area in one; each area has a file of its own in `ui.keys`."""
