"""Rule sets as files: one that is read becomes a draft, and the text in hand is saved word for word, with comments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Background
from ui.desks.desk import Desk
from ui.desks.tuning.facts import Kind, Subject
from ui.errors import explained
from ui.printing.files import AskPath, ask_file, ask_path, write_whole
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from pathlib import Path

    from triage.workflow.tune.drafts import Imported
    from ui.desks.tuning.facts import InHand

_KINDS = "YAML (*.yaml *.yml)"


class Filing(QObject):
    """`chosen` carries the Subject of the draft that a file became, and what is to be known of the file.

    `told` carries a sentence about what was saved, `failed` why a file could not be read or saved.
    """

    chosen = Signal(object, str)
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._background, self._window = desk, background, window
        self.ask_file: AskPath = ask_file
        self.ask_path: AskPath = ask_path

    def read_file(self) -> None:
        """Ask which file, and make a draft of it."""
        path = self.ask_file(self._window, tr("Read a rule file"), _KINDS)
        if path is not None:
            work = partial(self._desk.tuning.import_draft, path)
            self._background.write(work, self._imported, self._broke)

    def save_file(self, in_hand: InHand) -> None:
        """Ask where, and write the text in hand."""
        rules = in_hand.draft.rule_set
        path = self.ask_path(self._window, f"{rules.name}-{rules.version}.yaml", _KINDS)
        if path is not None:
            body = in_hand.draft.text.encode()
            work = partial(write_whole, path, lambda half: half.write_bytes(body))
            self._background.read(work, lambda _: self._saved(path), self._broke)

    def _imported(self, imported: Imported) -> None:
        said = tr("The file is a draft of yours now. It counts when another person has approved it.")
        told = " ".join([said, *map(in_language, imported.remarks)])
        self.chosen.emit(Subject(imported.draft.programme, Kind.DRAFT, imported.draft.id), told)

    def _saved(self, path: Path) -> None:
        self.told.emit(tr("Saved as {file}.").format(file=path.name))

    def _broke(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))
