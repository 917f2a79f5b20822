"""What versions did once they were in force: the cases that changed colour, and whether they go as expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ui.asking import Asking
from ui.errors import explained
from ui.thresholds.way.list_dialog import ListDialog, Row
from ui.translate import colour_word, in_language, programme_name, shown_count, shown_day, shown_month, shown_time, tr

if TYPE_CHECKING:
    from triage.access.rule_versions.change import RuleChange
    from triage.workflow.tune.open_cases.rule_changes import ChangedCase
    from ui.desks.tuning.facts import Followed

# As many weeks as can be read at a glance.
_WEEKS = 8


class ShowingChanges(Asking[ListDialog]):
    """Lists the changes of a programme's rules; of one of them, whose cases it concerned."""

    def changes(self, programme: str) -> None:
        """List the versions that came in force while cases were open, and how many each concerned."""
        self._background.read(lambda: self._desk.tuning.changes(programme), self._list, self._broke)

    def followed(self, programme: str) -> None:
        """Say what was expected of the version in force and what came, and the greens of every version by month."""
        self._background.read(
            lambda: self._desk.tuning.followed(programme), lambda found: self._follow(programme, found), self._broke
        )

    def _list(self, found: Sequence[RuleChange]) -> None:
        now = self._desk.now()
        rows: list[Row] = [
            (
                *(one.id,),
                (
                    *(shown_time(one.at, now), f"{one.version_from or '–'} → {one.version_to}"),
                    *(shown_count(one.open_cases), shown_count(one.changed), shown_count(one.kept)),
                ),
            )
            for one in found
        ]
        dialog = ListDialog(
            tr("Changed by a change of rules"),
            (tr("When"), tr("Version"), tr("Open cases then"), tr("Changed colour"), tr("Kept by who had them")),
            *(rows, tr("Show the cases"), tr("No version has come in force while cases were open.")),
        )
        dialog.table.align_right(2, 3, 4)

        def show(key: object) -> None:
            dialog.accept()
            change = next(one for one in found if one.id == key)
            self._background.read(
                lambda: self._desk.tuning.changed_cases(change.id), lambda cases: self._show(change, cases), self._broke
            )

        dialog.wanted.connect(show)
        self.put_up(dialog)

    def _show(self, change: RuleChange, found: Sequence[ChangedCase]) -> None:
        now = self._desk.now()
        rows: list[Row] = [
            (
                number,
                (
                    *(in_language(one.called), f"{colour_word(one.was)} → {colour_word(one.now)}"),
                    *(_kind(one), shown_time(one.at, now)),
                ),
            )
            for number, one in enumerate(found)
        ]
        title = tr("{version}: cases that the rules changed").format(version=f"{change.name} {change.version_to}")
        headings = (tr("Patient"), tr("Colour"), tr("What became of it"), tr("When"))
        every = change.changed + change.kept
        words = tr(
            "The first {count} of {all}, the worst first. The command »triage rules changes {number}« lists all."
        )
        cut = words.format(count=shown_count(len(found)), all=shown_count(every), number=change.id)
        more = cut if len(found) < every else ""
        self.put_up(ListDialog(title, headings, rows, "", tr("No case changed colour."), more=lambda _: more))

    def _follow(self, programme: str, found: Followed) -> None:
        now = self._desk.now()
        rows: list[Row] = [
            (number, (shown_month(one.month), one.version, shown_count(one.results), _share(one.green, one.results)))
            for number, one in enumerate(found.shares)
        ]
        weeks = ", ".join(f"{_day(monday, now)} {shown_count(calls)}" for monday, calls in found.weeks[-_WEEKS:])
        came = [tr("Reds and yellows in the weeks from: {weeks}").format(weeks=weeks)] if weeks else []
        told = "\n".join([*(in_language(one) for one in found.words), *came])
        title = tr("After approval: {programme}").format(programme=programme_name(programme))
        headings = (tr("Month"), tr("Version"), tr("Results"), tr("Green"))
        dialog = ListDialog(title, headings, rows, "", told, more=lambda _: told)
        dialog.table.align_right(2, 3)
        self.put_up(dialog)

    def _broke(self, fault: BaseException) -> None:
        self.put_up(ListDialog(tr("Changed by a change of rules"), (tr("When"),), [], "", explained(fault)))


def _kind(one: ChangedCase) -> str:
    words = {
        "changed": tr("changed at once"),
        "kept": tr("kept its version: {owner} had it").format(owner=one.owner or ""),
        "released": tr("changed when it was let go"),
        "opened": tr("decided before; a new case was opened"),
    }
    return words[one.kind]


def _day(day: date, now: datetime) -> str:
    return shown_day(datetime.combine(day, time(12), now.tzinfo), now)


def _share(part: int, of: int) -> str:
    return f"{shown_count(part)} ({round(100 * part / of)} %)" if of else "–"
