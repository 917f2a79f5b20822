"""What a person is to know of the rules - refused, rolled back, not as expected - over every page until they saw it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.access.acts import Act
from ui.errors import explained
from ui.translate import in_language, programme_name, shown_count, shown_time, tr

if TYPE_CHECKING:
    from triage.access.at_work import AtWork
    from triage.access.rule_versions.notice import RuleNotice
    from ui.background import Background
    from ui.desks.desk import Desk
    from ui.frame.rule_band import RuleBand

_SEE = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS, Act.SEE_SOURCES)


class RuleNotices(QObject):
    """One is told at a time, the oldest first; `failed` carries what broke while one was marked seen."""

    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._band: RuleBand | None = None
        self._may_see = self._is_looking = False
        self.told: Sequence[RuleNotice] = ()

    def show_on(self, band: RuleBand) -> None:
        """Tell on this band from now on."""
        self._band = band
        band.seen.connect(self.mark_seen)
        self._show()

    def begin(self, who: AtWork) -> None:
        """Look for what is told to somebody who may know of rules."""
        self._may_see = who.may(*_SEE)
        self.look()

    def look(self) -> None:
        """Read what the person was told and has not seen; what cannot be read is looked for again a little later."""
        if self._may_see and not self._is_looking:
            self._is_looking = True
            self._background.read(self._desk.tuning.notices, self._heard, self._not_heard, is_quiet=True)

    def mark_seen(self) -> None:
        """Note that the one on the band was seen, and tell the next."""
        if not self.told:
            return
        first, self.told = self.told[0], self.told[1:]
        self._show()
        work = partial(self._desk.tuning.seen, first.id)
        self._background.write(work, lambda _: self.look(), self._not_seen)

    def _heard(self, found: Sequence[RuleNotice]) -> None:
        self._is_looking = False
        self.told = sorted(found, key=lambda one: one.id)
        self._show()

    def _not_heard(self, _fault: BaseException) -> None:
        self._is_looking = False

    def _not_seen(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))
        self.look()

    def _show(self) -> None:
        if self._band is not None:
            self._band.show_text(self._words())

    def _words(self) -> str:
        if not self.told:
            return ""
        first, more = self.told[0], len(self.told) - 1
        when = shown_time(first.at, self._desk.now())
        words = f"{programme_name(first.programme)}, {when}: {in_language(first.text)}"
        return f"{words} {tr('({count} more)').format(count=shown_count(more))}" if more else words
