"""Programmes that nothing judges yet, told over every page until rules are in force, with the step that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from triage.access.acts import Act
from triage.access.rule_versions.version import Stage
from ui.frame.rail import ADMINISTRATION, THRESHOLDS
from ui.translate import programme_name, shown_count, shown_day, tr

if TYPE_CHECKING:
    from triage.access.at_work import AtWork
    from triage.workflow.tune.without_rules import Nearest, WithoutRules
    from ui.background import Background
    from ui.desks.desk import Desk
    from ui.frame.frame import Frame
    from ui.frame.without_rules_band import WithoutRulesBand

_PAGES = {"keys": ADMINISTRATION, "limits": THRESHOLDS}


class ProgrammesWithoutRules(QObject):
    """One programme is told, the nearest to having rules; how many more there are stands behind it."""

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._frame: Frame | None = None
        self._who: AtWork | None = None
        self._is_looking = False
        self.found: Sequence[WithoutRules] = ()

    def show_on(self, frame: Frame) -> None:
        """Tell on the band of this frame from now on."""
        self._frame = frame
        frame.without_rules.wanted.connect(self._lead)
        frame.turned.connect(lambda _: self._show())
        self._show()

    def begin(self, who: AtWork) -> None:
        """Look for whoever is at work where colours come from."""
        self._who = who
        self.look()

    def look(self) -> None:
        """Ask what lacks rules; what cannot be read is asked for again a little later."""
        if self._who is not None and self._who.may(Act.RUN_INTAKE) and not self._is_looking:
            self._is_looking = True
            self._background.read(self._desk.tuning.without_rules, self._heard, self._not_heard, is_quiet=True)

    def _heard(self, found: Sequence[WithoutRules]) -> None:
        self._is_looking = False
        self.found = found
        self._show()

    def _not_heard(self, _fault: BaseException) -> None:
        self._is_looking = False

    def _show(self) -> None:
        if self._frame is None or self._who is None:
            return
        band: WithoutRulesBand = self._frame.without_rules
        if not self.found:
            band.offer("", "")
            return
        where = place_of(self.found[0], self._who)
        # Who is on the page already needs no way to it; administration has sections.
        is_there = where == "limits" and self._frame.page == THRESHOLDS
        band.offer(band_words(self.found, self._who, self._desk.now()), "" if is_there else where)

    def _lead(self, where: str) -> None:
        if self._frame is None:
            return
        self._frame.show_page(_PAGES[where])
        page = self._frame.full_page()
        if page is not None and where == "keys":
            page.show_part("signing_keys")


def band_words(found: Sequence[WithoutRules], who: AtWork, now: datetime) -> str:
    """Return what is missing and what comes next, as this person can do something about it."""
    first, more = found[0], len(found) - 1
    words = f"{_missing(first)} {_next(first, who, now)}"
    return f"{words} {tr('({count} more)').format(count=shown_count(more))}" if more else words


def place_of(one: WithoutRules, who: AtWork) -> str:
    """Return where the next step is taken by this person: "keys" or "limits"; "" where it is not theirs."""
    if _is_unsigned(one) and who.may(Act.KEEP_KEYS):
        return "keys"
    if one.nearest is None:
        return "limits" if who.may(Act.DRAFT_RULES) else ""
    return "limits" if _is_theirs(one.nearest, who) else ""


def _missing(one: WithoutRules) -> str:
    if not one.programme:
        return tr("No rules are in force: every patient will be grey.")
    words = tr("{programme}: no rules are in force, and every patient ({count}) is grey.")
    return words.format(programme=programme_name(one.programme), count=shown_count(one.patients))


def _next(one: WithoutRules, who: AtWork, now: datetime) -> str:
    if _is_unsigned(one) and who.may(Act.KEEP_KEYS):
        return tr("First the administrator key: Administration, Signing keys.")
    if one.nearest is None:
        if who.may(Act.DRAFT_RULES):
            return tr("Begin a draft of the example: Limits.")
        return tr("A head or a rule author begins a draft of the example: Limits.")
    return _next_of(one.nearest, who, now)


def _next_of(nearest: Nearest, who: AtWork, now: datetime) -> str:
    version = nearest.version
    if nearest.stage is Stage.APPROVED:
        day = "" if nearest.valid_from is None else shown_day(nearest.valid_from, now)
        return tr("Version {version} is approved, and counts from {day}.").format(version=version, day=day)
    if nearest.stage is Stage.SUBMITTED:
        if _is_theirs(nearest, who):
            return tr("Version {version} by {author} waits for your approval: Limits.").format(
                version=version, author=nearest.author
            )
        return tr("Version {version} by {author} waits until another person approves it.").format(
            version=version, author=nearest.author
        )
    if _is_theirs(nearest, who):
        return tr("Your draft {version} is to be sent for approval: Limits.").format(version=version)
    return tr("Draft {version} is being written by {author}.").format(version=version, author=nearest.author)


def _is_unsigned(one: WithoutRules) -> bool:
    return not one.can_sign and (one.nearest is None or one.nearest.stage is Stage.DRAFT)


def _is_theirs(nearest: Nearest, who: AtWork) -> bool:
    """Return whether the next step of a version is this person's to take."""
    is_own = nearest.author == who.login
    if nearest.stage is Stage.SUBMITTED:
        return who.may(Act.APPROVE_RULES) and not is_own
    return nearest.stage is Stage.DRAFT and who.may(Act.DRAFT_RULES) and is_own
