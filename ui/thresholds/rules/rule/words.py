"""Roles, sectors and clocks in words."""

from triage.scoring.rules.model import Clock, OnUnknown, Rule
from ui.translate import shown_number, tr


def role_words(role: str) -> str:
    """Return who acts; a role that is not known is shown as it is written."""
    words = {
        "nurse": tr("nurse"),
        "physician": tr("physician"),
        "gp": tr("general practitioner"),
        "secretary": tr("secretary"),
        "podiatry": tr("podiatrist"),
        "hf_nurse": tr("heart failure nurse"),
        "diabetes_nurse": tr("diabetes nurse"),
    }
    return words.get(role, role)


def sector_words(sector: str) -> str:
    """Return where they act."""
    words = {
        "monitoring": tr("home monitoring"),
        "hospital": tr("hospital"),
        "primary": tr("primary care"),
    }
    return words.get(sector, sector)


def clock_words(clock: Clock) -> str:
    """Return which hours count."""
    return tr("working hours") if clock is Clock.WORKING else tr("hours that pass")


def deadline_words(rule: Rule) -> str:
    """Return by when somebody acts: "4 t, arbejdstid"."""
    hours = f"{shown_number(rule.act_within_h)}\u00a0{tr('h')}"
    return f"{hours}, {clock_words(rule.clock)}"


def unknown_words(on_unknown: OnUnknown) -> str:
    """Return what becomes of somebody for whom the rule can not be decided."""
    if on_unknown is OnUnknown.GREY:
        return tr("The patient is grey: it must be known")
    return tr("Nothing: the other rules decide")


ROLES = ("nurse", "physician", "gp", "secretary", "podiatry", "hf_nurse", "diabetes_nurse")
SECTORS = ("monitoring", "hospital", "primary")
