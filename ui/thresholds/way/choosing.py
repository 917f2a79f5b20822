"""Choose a version to look at, an example to adopt, or drafts to compare."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.asking import Asking
from ui.desks.tuning.facts import Kind, Subject
from ui.thresholds.limits.line import LimitLine
from ui.thresholds.way.list_dialog import ListDialog, Row
from ui.thresholds.way.stage_words import standing, step_words
from ui.translate import in_language, programme_name, shown_day, tr

if TYPE_CHECKING:
    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.workflow.tune.library import LibraryEntry
    from ui.desks.tuning.facts import Board


class Choosing(Asking[ListDialog]):
    """`chosen` carries the Subject to be looked at, and a sentence, "" where there is nothing to say.

    `file_wanted` asks for a file in the place of the library.
    """

    chosen = Signal(object, str)
    file_wanted = Signal()

    def versions(self, board: Board, programme: str) -> None:
        """List every version of a programme, and look at the one chosen."""
        now = self._desk.now()
        found = {one.version.content_sha256: one for one in board.versions_of(programme)}
        rows: list[Row] = [
            (key, (one.version.version, standing(one, now), one.version.author, shown_day(one.version.made, now)))
            for key, one in found.items()
        ]
        dialog = ListDialog(
            tr("Versions: {programme}").format(programme=programme_name(programme)),
            (tr("Version"), tr("Stands"), tr("Written by"), tr("Made")),
            *(rows, tr("Look at it"), tr("Nobody has sent a version yet.")),
            more=lambda key: "\n".join(step_words(found[str(key)], now)),
        )

        def look(key: object) -> None:
            dialog.accept()
            self.chosen.emit(Subject(programme, Kind.VERSION, str(key)), "")

        dialog.wanted.connect(look)
        self.put_up(dialog)

    def library(self, board: Board) -> None:
        """List the shipped examples, and make a draft of the one chosen."""
        found = {one.name: one for one in board.library}
        rows: list[Row] = [(name, _row(one)) for name, one in found.items()]
        dialog = ListDialog(
            tr("Library of examples"),
            (tr("Programme"), tr("Example"), tr("Version"), tr("Adopted")),
            *(rows, tr("Adopt as a draft"), tr("There are no examples.")),
            more=lambda key: tr("Sources: {sources}").format(sources="; ".join(found[str(key)].sources.values())),
            other=tr("Read a rule file …"),
        )
        dialog.wanted.connect(lambda key: self._adopt(dialog, str(key)))
        dialog.other_wanted.connect(dialog.reject)
        dialog.other_wanted.connect(self.file_wanted)
        self.put_up(dialog)

    def cite(self, line: LimitLine) -> None:
        """Say what the sources of a limit are."""
        rows: list[Row] = [(name, (name, text)) for name, text in line.citations]
        headings = (tr("Source"), tr("What it is"))
        self.put_up(ListDialog(in_language(line.words), headings, rows, "", tr("The file names no source.")))

    def _adopt(self, dialog: ListDialog, name: str) -> None:
        self.carry_out(dialog, partial(self._desk.tuning.adopt, name), self._adopted)

    def _adopted(self, draft: WorkingDraft) -> None:
        said = tr("The example is a draft of yours now. It counts when another person has approved it.")
        self.chosen.emit(Subject(draft.programme, Kind.DRAFT, draft.id), said)


def _row(one: LibraryEntry) -> tuple[str, ...]:
    if one.adopted is None:
        adopted = tr("no, a draft is written") if one.drafts else tr("no")
    else:
        words = tr("{version}; the example is newer") if one.is_newer else "{version}"
        adopted = words.format(version=one.adopted.version)
    return programme_name(one.programme), in_language(one.title), one.version, adopted
