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
        """Choose what becomes of an example that fails since a limit moved."""
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

    def draw_or_close(self) -> None:
        """Ask for a sample for a double reading, or close the one that is open."""
        if page := self._thresholds():
            page.draw_or_close()

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

    def make_rule_key(self) -> None:
        """Make the person's own signing key, where they have none here."""
        self._take("make_key")

    def show_rule_versions(self) -> None:
        """List the versions of the programme."""
        self._take("versions")

    def show_rule_library(self) -> None:
        """List the examples that can be adopted."""
        self._take("library")

    def read_rule_file(self) -> None:
        """Ask for a rule file, and make a draft of it."""
        self._take("read_file")

    def save_rule_file(self) -> None:
        """Ask where to save the rules that are shown."""
        self._take("save_file")

    def show_rule_changes(self) -> None:
        """List the cases that other rules changed."""
        self._take("changes")

    def follow_rules(self) -> None:
        """Say whether the version in force goes as expected."""
        self._take("followed")

    def note_rules_seen(self) -> None:
        """Note that what is told of the rules was seen, on whatever page."""
        self._window.rule_notices.mark_seen()

    def _take(self, step: str) -> None:
        if page := self._thresholds():
            page.take_step(step)

    def _thresholds(self) -> ThresholdsPage | None:
        return cast("ThresholdsPage", self._page()) if self._frame.page == THRESHOLDS else None
