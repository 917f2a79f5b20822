"""Over the limits: which programme, which of its texts, what is in force, and why its rules may be refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from triage.access.rule_versions.version import Stage
from ui.desks.tuning.facts import Kind, Subject
from ui.thresholds.way.stage_words import stage_word
from ui.translate import in_language, programme_name, tr
from ui.typed_day import written_day
from ui.widgets.band import Notice
from ui.widgets.fields import choice
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Board, InHand

# What still goes somewhere, and so is worth a line of the choice.
_OPEN = (Stage.SUBMITTED, Stage.APPROVED)


class LimitsHead(QFrame):
    """Emits `chosen` with the Subject to be looked at."""

    chosen = Signal(object)

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._board: Board | None = None
        self._has_rules = True
        self.programme = choice(tr("Programme"))
        self.text = choice(tr("In force, draft or version"))
        self.standing = PlainLabel()
        self.standing.setWordWrap(False)
        self.refused = Notice("red", closable=False)
        self.lines = Notice("yellow", closable=False)
        for box in (self.programme, self.text):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = FlowLayout(gap=8, centred=True)
        for part in (self.programme, self.text, self.standing):
            line.addWidget(part)
        holder = QWidget()
        holder.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 6)
        layout.setSpacing(8)
        layout.addWidget(holder)
        layout.addWidget(self.refused)
        layout.addWidget(self.lines)
        self.programme.activated.connect(lambda _: self.chosen.emit(self._first(self.programme.currentData())))
        self.text.activated.connect(lambda _: self.chosen.emit(self.text.currentData()))

    def show_board(self, board: Board, subject: Subject | None) -> None:
        """Offer the programmes, and the texts of the one in hand."""
        self._board = board
        self.programme.clear()
        for code in board.programmes:
            self.programme.addItem(programme_name(code), code)
        if subject is not None:
            self._show_texts(board, subject)

    def show_in_hand(self, in_hand: InHand, example: str) -> None:
        """Show what is looked at; `example` is a mark for what may run on nobody but made-up people."""
        base = in_hand.base
        self._has_rules = base is not None
        if self._board is not None:
            self._show_texts(self._board, in_hand.subject)
        told = "" if base is None else _in_force(base)
        self.standing.setText(f"{told} · {example}" if example and told else told)
        self.standing.stand_on("green" if told else "")
        self.standing.setVisible(bool(told))

    def best(self, actor: str, programme: str) -> Subject:
        """Return what is looked at first: one's own draft, else what waits for approval, else what is in force."""
        board = self._board
        drafts = [] if board is None else [one for one in board.drafts_of(programme) if one.author == actor]
        if drafts:
            return Subject(programme, Kind.DRAFT, drafts[-1].id)
        return self._first(programme)

    def _first(self, programme: str) -> Subject:
        versions = () if self._board is None else self._board.versions_of(programme)
        waiting = (one for one in versions if one.stage is Stage.SUBMITTED)
        found = next(waiting, None)
        return Subject(programme) if found is None else Subject(programme, Kind.VERSION, found.version.content_sha256)

    def _show_texts(self, board: Board, subject: Subject) -> None:
        self.programme.setCurrentIndex(max(0, self.programme.findData(subject.programme)))
        self.text.clear()
        subjects = self._subjects(board, subject)
        for one, words in subjects:
            self.text.addItem(words, one)
        self.text.setCurrentIndex(next((n for n, (one, _) in enumerate(subjects) if one == subject), 0))
        self.refused.show_text(_refused(board, subject.programme))
        self.lines.show_text(_lines(board, subject.programme))

    def _subjects(self, board: Board, subject: Subject) -> Sequence[tuple[Subject, str]]:
        programme = subject.programme
        found = [(Subject(programme), tr("The rules in force") if self._has_rules else tr("The shipped example"))]
        for draft in board.drafts_of(programme):
            words = tr("Draft {version} ({author})").format(version=draft.version, author=draft.author)
            found.append((Subject(programme, Kind.DRAFT, draft.id), words))
        for shown in board.versions_of(programme):
            one = Subject(programme, Kind.VERSION, shown.version.content_sha256)
            if shown.stage in _OPEN or one == subject:
                found.append((one, f"{shown.version.version}, {stage_word(shown.stage)}"))
        return found


def _in_force(base: RuleSet) -> str:
    if base.valid_to is None:
        return f"{base.version} {tr('in force')}"
    return tr("{version} in force through {day}").format(version=base.version, day=written_day(base.valid_to))


def _refused(board: Board, programme: str) -> str:
    why = board.refused.get(programme)
    if why is None:
        return ""
    words = tr("The rules of this programme are refused: its patients are grey until that is put right. {why}")
    return words.format(why=in_language(why))


def _lines(board: Board, programme: str) -> str:
    found = board.refused_lines.get(programme, ())
    if not found:
        return ""
    said, why = found[-1].line.statement, in_language(found[-1].why)
    words = tr(
        "Rows among the signed steps count for nothing ({count}); the rules are as they were. The newest is in the "
        "name of {signer}: {why} Tell whoever looks after the database."
    )
    return words.format(count=len(found), signer=said.signer, why=why)
