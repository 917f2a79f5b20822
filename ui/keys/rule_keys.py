"""Handlers of the keys of the page of limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.frame.rail import THRESHOLDS
from ui.keys.handlers import Handlers

if TYPE_CHECKING:
    from ui.thresholds.page import ThresholdsPage


class RuleKeys(Handlers):
    """Nothing happens where another page is in front."""

    def undo_limit(self) -> None:
        """Take the last change back."""
        self._take("undo")

    def redo_limit(self) -> None:
        """Make the change again that was taken back."""
        self._take("redo")

    def reset_limit(self) -> None:
        """Put the limit in hand back to what is in force."""
        if page := self._thresholds():
            page.reset_limit()

    def follow_limits(self) -> None:
        """Let the examples in the file come out as they do with the limits of the draft."""
        self._take("follow")

    def find_limit(self) -> None:
        """Ask which value of the limit in hand gives a wanted workload or share."""
        if page := self._thresholds():
            page.find_limit()

    def compare_drafts(self) -> None:
        """Hold the drafts of the programme against each other."""
        if page := self._thresholds():
            page.compare()

    def go_to_numbers(self) -> None:
        """Go to the table of who changes colour."""
        if page := self._thresholds():
            page.go_to_numbers()

    def turn_weeks(self) -> None:
        """Show the weeks as a table, or as bars."""
        if page := self._thresholds():
            page.turn_weeks()

    def turn_rules(self) -> None:
        """Show the rules in the place of the limits, or the limits again."""
        if page := self._thresholds():
            page.turn_rules()

    def begin_rule_draft(self) -> None:
        """Begin a draft of what is in force."""
        self._take("begin")

    def drop_rule_draft(self) -> None:
        """Throw the draft away, or take back what was sent."""
        self._take("drop")
        self._take("withdraw")

    def reject_rules(self) -> None:
        """Ask why the draft is rejected."""
        self._take("reject")

    def roll_back_rules(self) -> None:
        """Ask why the rules before are to count again."""
        self._take("roll_back")

    def show_rule_versions(self) -> None:
        """List the versions of the programme."""
        self._take("versions")

    def show_rule_library(self) -> None:
        """List the examples that can be adopted."""
        self._take("library")

    def _take(self, step: str) -> None:
        if page := self._thresholds():
            page.take_step(step)

    def _thresholds(self) -> ThresholdsPage | None:
        return cast("ThresholdsPage", self._page()) if self._frame.page == THRESHOLDS else None
