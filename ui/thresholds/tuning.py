"""What is being tuned: the text in hand, what moves in it just now, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from triage.errors import RuleSetError, Text
from ui.background import Background
from ui.desks.tuning.facts import InHand, Kind, Subject
from ui.errors import explained
from ui.thresholds.following import Following, at_once, following
from ui.thresholds.rewriting import Rewriting
from ui.thresholds.timers import once
from ui.translate import tr

if TYPE_CHECKING:
    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.scoring.drafts.draft import Draft
    from triage.scoring.drafts.edits.edit import Edit
    from triage.scoring.rules.model import RuleSet
    from ui.desks.tuning.facts import Board, Checked
    from ui.desks.tuning_desk import TuningDesk
    from ui.thresholds.limits.lines import Lines
    from ui.thresholds.live import Values

    # The draft as it is kept, as it is read, and the edits in it.
    _Begun: TypeAlias = tuple[WorkingDraft, Draft, Sequence[Edit]]

T = TypeVar("T")
_SAVE_MS, _CHECK_MS = 500, 300


class Tuning(QObject):
    """Every change that is let go of is a step that can be undone, and is kept by itself.

    `taken` tells that another text is in hand, `edited` that it has changed, `expected` what is in hand once the file
    says what was asked for (its text does not yet), `moved` carries limits while one moves,
    `refused` a limit's name ("" where it is none alone) and why. `kept` says how keeping goes, `checked` what the
    linter says, `board_read` where all rule sets stand, `failed` what could not be read.
    """

    taken = Signal(object)
    edited = Signal(object)
    expected = Signal(object)
    moved = Signal(object)
    refused = Signal(str, object)
    kept = Signal(str, str)
    checked = Signal(object)
    board_read = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: TuningDesk, background: Background, actor: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background, self._actor = desk, background, actor
        self.board: Board | None = None
        self.in_hand: InHand | None = None
        self.lines: Lines | None = None
        self.found: Checked | None = None
        self.may_draft = False
        self._moving: dict[str, Decimal] = {}
        # The steps made since the text was taken up, and how many of them are not taken back.
        self._edits: list[Edit] = []
        self._steps = 0
        self._is_saving = self._is_dirty = self._is_gone = False
        self._number = 0
        self._rewriting = Rewriting(background, self)
        self._rewriting.made.connect(self._made)
        self._rewriting.refused.connect(lambda why: self._refuse("", why))
        self._rewriting.failed.connect(self._broke)
        self._save_soon = once(self, _SAVE_MS, self.save)
        self._check_soon = once(self, _CHECK_MS, self._check)

    @property
    def values(self) -> Values:
        """Return every limit as it stands on the screen."""
        return {} if self.in_hand is None else {**self.in_hand.draft.values, **self._moving}

    @property
    def may_change(self) -> bool:
        """Return whether the person may move the limits in hand: their own draft, or what is in force to begin one."""
        if self.in_hand is None or not self.may_draft:
            return False
        working = self.in_hand.working
        return working.author == self._actor if working is not None else self.in_hand.subject.kind is Kind.IN_FORCE

    def read_board(self) -> None:
        """Read where all rule sets stand."""
        self._background.read(self._desk.board, self._deaf(self._show_board), self._deaf(self._broke))

    def take(self, subject: Subject) -> None:
        """Look at another text; what is in hand is kept first."""
        self.save()
        self._number += 1
        work = partial(self._taken_up, subject)
        self._background.read(work, partial(self._took, self._number), self._deaf(self._broke))

    def move(self, name: str, value: Decimal) -> None:
        """Let a limit stand there while it moves."""
        if self.may_change:
            self._moving[name] = value
            self.moved.emit(self.values)

    def type(self, name: str, text: str) -> None:
        """Take what was typed, or say why it cannot be."""
        if self.lines is None:
            return
        value = self.lines.typed(name, text, self.values)
        if isinstance(value, Text):
            self.refused.emit(name, value)
            return
        self.move(name, value)
        self.let_go(name)

    def let_go(self, name: str) -> None:
        """Make a step of what moved."""
        value = self._moving.pop(name, None)
        if value is None or self.in_hand is None or self.in_hand.draft.values.get(name) == value:
            return
        # Imported on use, as all that reads rule sets; it was loaded with the text in hand.
        from triage.scoring.drafts.edits.limits import SetLimit

        self.edit(SetLimit(name, value), name)

    def edit(self, edit: Edit, about: str = "") -> None:
        """Change the text in hand, or say why it cannot be changed so."""
        if self.in_hand is None or not self.may_change:
            return
        try:
            if about:
                self._rewriting.finish()
                self._made(self.in_hand.draft.edited(edit), edit)
            else:
                self._expect(self._rewriting.ask(self.in_hand.draft, edit))
        except RuleSetError as fault:
            self._refuse(about, fault.text)

    def _expect(self, rule_set: RuleSet) -> None:
        if self.in_hand is not None:
            self.expected.emit(self.in_hand.with_draft(replace(self.in_hand.draft, rule_set=rule_set)))

    def _made(self, draft: Draft, edit: Edit) -> None:
        if self.in_hand is None or self._is_gone or draft is self.in_hand.draft:
            return
        self._edits = [*self._edits[: self._steps], edit]
        self._steps += 1
        self._has(self.in_hand.with_draft(draft))
        if self._rewriting.expected is not None:
            self._expect(self._rewriting.expected)

    def _refuse(self, about: str, why: Text) -> None:
        if not about and self.in_hand is not None:
            # What was hoped for is not shown any more.
            self.expected.emit(self.in_hand)
        self.refused.emit(about, why)
        self.moved.emit(self.values)

    def settle(self) -> None:
        """Have the file say all that was asked for of the rules."""
        self._rewriting.finish()

    def undo(self) -> None:
        """Take the last step back."""
        self._rewriting.finish()
        if self.in_hand is not None and self.may_change and self.in_hand.draft.done:
            self._steps = max(0, self._steps - 1)
            self._has(self.in_hand.with_draft(self.in_hand.draft.undo()))

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._rewriting.finish()
        if self.in_hand is not None and self.may_change and self.in_hand.draft.undone:
            self._steps = min(len(self._edits), self._steps + 1)
            self._has(self.in_hand.with_draft(self.in_hand.draft.redo()))

    def reset(self, name: str) -> None:
        """Put a limit back to what is in force."""
        from ui.thresholds.limits.lines import now_of

        now = None if self.in_hand is None else now_of(self.in_hand.base, name)
        if now is not None:
            self.move(name, now)
            self.let_go(name)

    def save(self) -> None:
        """Keep the draft now, if there is anything to keep; the first change of what is in force begins a draft."""
        self._rewriting.finish()
        self._save_soon.stop()
        if self.in_hand is None or not self._is_dirty or self._is_saving:
            return
        self._is_saving, self._is_dirty = True, False
        self.kept.emit(tr("Saving the draft …"), "muted")
        self._keep(self.in_hand)

    def begin(self) -> None:
        """Begin a draft of what is in force, though nothing is changed yet."""
        if self.in_hand is not None and self.may_change and self.in_hand.working is None and not self._is_saving:
            self._is_saving = True
            self._keep(self.in_hand)

    def leave(self) -> None:
        """Keep what is not kept, and hear no more answers."""
        self.save()
        self._is_gone = True

    def _keep(self, in_hand: InHand) -> None:
        working, not_saved = in_hand.working, self._deaf(self._not_saved)
        if working is None:
            edits = tuple(self._edits[: self._steps])
            work = partial(self._beginning, in_hand.subject.programme, edits)
            self._background.write(work, self._deaf(self._begun), not_saved)
        else:
            save = partial(self._desk.save_draft, working.id, working.revision, in_hand.draft.text)
            self._background.write(save, self._deaf(self._saved), not_saved)

    def _beginning(self, programme: str, edits: Sequence[Edit]) -> _Begun:
        """Begin a draft and keep in it what was changed so far, whoever is still there to hear of it."""
        from triage.scoring.drafts.draft import opened

        working = self._desk.begin_draft(programme)
        draft = _after(opened(working.body), edits)
        if edits:
            working = self._desk.save_draft(working.id, working.revision, draft.text)
        return working, draft, edits

    def _begun(self, found: _Begun) -> None:
        """Take up the draft that was begun, with every step that was made since."""
        self._rewriting.finish()
        self._is_saving = False
        (working, kept, made), edits = found, tuple(self._edits[: self._steps])
        if self.in_hand is None or self.in_hand.subject.programme != working.programme:
            return
        is_ahead = edits[: len(made)] == made
        draft = _after(kept, edits[len(made) :]) if is_ahead else self._again(working, edits)
        subject = Subject(working.programme, Kind.DRAFT, working.id)
        self.in_hand = replace(self.in_hand, subject=subject, working=working).with_draft(draft)
        self._is_dirty = draft is not kept
        self.edited.emit(self.in_hand)
        if self._is_dirty:
            self.save()
        else:
            self.kept.emit(tr("The draft is saved."), "muted")
            self._check_soon.start()
        self._follow()
        self.read_board()

    def _again(self, working: WorkingDraft, edits: Sequence[Edit]) -> Draft:
        """Return the draft with other steps than it was begun with; examples follow their limits beside the window."""
        from triage.scoring.drafts.draft import opened

        self._edits = at_once(edits)
        self._steps = len(self._edits)
        return _after(opened(working.body), self._edits)

    def _saved(self, working: WorkingDraft) -> None:
        self._is_saving = False
        if self.in_hand is not None and self.in_hand.working is not None and self.in_hand.working.id == working.id:
            self.in_hand = replace(self.in_hand, working=working)
        self.kept.emit(tr("The draft is saved."), "muted")
        if self._is_dirty:
            self.save()
        self._check_soon.start()

    def _not_saved(self, fault: BaseException) -> None:
        self._is_saving, self._is_dirty = False, True
        self.kept.emit(tr("The draft is not saved. {fault}").format(fault=explained(fault)), "error")

    def _has(self, in_hand: InHand) -> None:
        if self.in_hand is None or not _has_same_limits(self.in_hand, in_hand):
            from ui.thresholds.limits.lines import Lines

            self.lines = Lines(in_hand)
        self.in_hand = in_hand
        self._is_dirty = True
        self._save_soon.start()
        self.edited.emit(in_hand)
        self._follow()

    def _follow(self) -> None:
        """Let the examples of the file go along with the limits that moved, as a part of those steps."""
        if self.in_hand is None:
            return
        found = following(self.in_hand.draft, self._edits[: self._steps], self.in_hand.base)
        if found is not None:
            done = partial(self._followed, self._number, self.in_hand.draft, found)
            self._background.read(found.draft, done, self._deaf(self._broke), is_quiet=True)

    def _followed(self, number: int, before: Draft, found: Following, draft: Draft) -> None:
        is_other = self._is_gone or number != self._number or self.in_hand is None or self.in_hand.draft is not before
        # What changed meanwhile has asked anew.
        if not is_other and self.in_hand is not None and self._rewriting.expected is None:
            self._edits[found.first : self._steps] = found.edits
            self._has(self.in_hand.with_draft(draft))

    def _taken_up(self, subject: Subject) -> tuple[InHand, Lines]:
        in_hand = self._desk.take(subject)
        from ui.thresholds.limits.lines import Lines

        return in_hand, Lines(in_hand)

    def _took(self, number: int, found: tuple[InHand, Lines]) -> None:
        if self._is_gone or number != self._number:
            return
        self.in_hand, self.lines = found
        self.found = None
        self._moving, self._edits, self._steps, self._is_dirty = {}, [], 0, False
        self.taken.emit(self.in_hand)
        self._check_soon.start()

    def _check(self) -> None:
        if self.in_hand is None:
            return
        work, number = partial(self._desk.check, self.in_hand.draft.text), self._number
        self._background.read(work, partial(self._heard_check, number), lambda _: None, is_quiet=True)

    def _heard_check(self, number: int, found: Checked) -> None:
        if not self._is_gone and number == self._number:
            self.found = found
            self.checked.emit(found)

    def _show_board(self, board: Board) -> None:
        self.board = board
        self.board_read.emit(board)

    def _broke(self, fault: BaseException) -> None:
        self.failed.emit(explained(fault))

    def _deaf(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def hear(answer: T) -> None:
            if not self._is_gone:
                tell(answer)

        return hear


def _after(draft: Draft, edits: Sequence[Edit]) -> Draft:
    for edit in edits:
        draft = draft.edited(edit)
    return draft


def _has_same_limits(one: InHand, other: InHand) -> bool:
    """Return whether limits differ in their values at most: then what is said of them is the same."""
    had, has = one.draft.rule_set, other.draft.rule_set
    kept = (param for name, param in has.params.items() if name in had.params)
    held = {param.name: replace(param, value=had.params[param.name].value) for param in kept}
    parts = ((each.rules, each.inputs, each.define, each.constraints) for each in (had, has))
    return held == had.params and len(held) == len(has.params) and next(parts) == next(parts)
