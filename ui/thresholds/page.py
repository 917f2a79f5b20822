"""The page of limits: a table of them on the left, what moving them would have meant on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.errors import Text
from triage.workflow.application import Changed
from ui.background import Background
from ui.desks.desk import Desk
from ui.desks.tuning.facts import Subject
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.theme import scaled
from ui.thresholds.consequences.side import ConsequencesSide
from ui.thresholds.finding.finding import FindingLimit
from ui.thresholds.limits_side import LimitsSide
from ui.thresholds.tuning import Tuning
from ui.thresholds.way.changes import ShowingChanges
from ui.thresholds.way.choosing import Choosing
from ui.thresholds.way.comparing import Comparing
from ui.thresholds.way.failing import ChoosingExamples
from ui.thresholds.way.filing import Filing
from ui.thresholds.way.finding_words import findings_words
from ui.thresholds.way.offer import Offer, offer_of
from ui.thresholds.way.stepping import Stepping
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from ui.desks.tuning.facts import Board, Checked, InHand
    from ui.thresholds.live import Values

_LIMITS, _CONSEQUENCES, _LEAST, _RULES = 552, 796, 540, 680
# A limit and its source are read across: wider than that the line is lost. Rules have this share of a wide page, and
# never more than that of a narrow one.
_WIDEST, _SHARE, _MOST = 880, 0.4, 0.6
_QT_MOST = 16_777_215


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up: the text looked at, and the limit in hand."""

    subject: Subject
    limit: str = ""


class ThresholdsPage(FullPage):
    """Each limit moves under the hand; nothing counts until another person has approved it."""

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._kept = kept if isinstance(kept, Kept) else None
        self._said = ""
        self.who: AtWork | None = None
        self.offer = Offer()
        self.tuning = Tuning(desk.tuning, background, desk.actor, self)
        self.left = LimitsSide(desk.now())
        self.right = ConsequencesSide(desk, background)
        self.stepping = Stepping(desk, background, self)
        self.choosing = Choosing(desk, background, self)
        self.filing = Filing(desk, background, self)
        self.comparing = Comparing(desk, background, self)
        self.failing = ChoosingExamples(desk, background, self)
        self.showing = ShowingChanges(desk, background, self)
        self.finding = FindingLimit(desk, background, self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        background.read(desk.session.who, self.heard(self._welcome), self.heard(self._broke))
        background.read(desk.tuning.places, self.heard(self.right.offer_places), lambda _: None)

    def refresh(self) -> None:
        """Read again where the rule sets stand, and the period; what is being moved stays."""
        if self.who is not None:
            self.tuning.read_board()
            self.right.read()

    def note_news(self) -> None:
        """Read where the rule sets stand: numbers under somebody's hand do not change by themselves."""
        if self.who is not None:
            self.tuning.read_board()

    def kept(self) -> object:
        """Return which text is looked at, and the limit in hand."""
        in_hand = self.tuning.in_hand
        return None if in_hand is None else Kept(in_hand.subject, self.left.table.in_hand)

    def leave(self) -> object:
        """Keep the draft, hear no more answers, and return what `kept` tells."""
        kept = self.kept()
        self._is_gone = True
        self.tuning.leave()
        self.right.leave()
        return kept

    def move_by(self, steps: int) -> None:
        """Go to the limit so many lines down."""
        self.left.table.move_by(steps)

    def focus_list(self) -> None:
        """Let the keyboard work in the limits."""
        if self.left.table.rows:
            self.left.table.focus_limit()
        else:
            self.left.head.programme.setFocus()

    def focus_search(self) -> None:
        """There is nothing to search in: the keyboard goes to the limits."""
        self.focus_list()

    def is_inside(self) -> bool:
        """Return whether the keyboard is in the numbers on the right."""
        focused = QApplication.focusWidget()
        return focused is not None and self.right.isAncestorOf(focused)

    def stop(self) -> bool:
        """Wait no longer for a replay that may be stopped."""
        may_stop = self.right.head.stop_button.isVisible()
        if may_stop:
            self.right.stop()
        return may_stop

    def save(self) -> None:
        """Take the next step: send one's own draft, or approve what another sent."""
        for step in ("send", "approve"):
            if step in self.offer.steps and step not in self.offer.withheld:
                self.take_step(step)
                return
        if self.offer.trouble or self.offer.withheld:
            self.left.way.trouble.say(self.offer.trouble or tr("Put right what the check found first."), "error")

    def undo(self) -> None:
        """Take the last change of a limit back."""
        self.tuning.undo()

    def take_step(self, name: str) -> None:
        """Do what a button of the way is for, where it is offered."""
        self.tuning.settle()
        in_hand, board = self.tuning.in_hand, self.tuning.board
        if name not in self.offer.steps or name in self.offer.withheld or in_hand is None or board is None:
            return
        self.tuning.save()
        self._steps(in_hand, board)[name]()

    def reset_limit(self) -> None:
        """Put the limit in hand back to what is in force."""
        self.tuning.reset(self.left.table.in_hand)

    def find_limit(self) -> None:
        """Ask which limit gives a wanted workload or sensitivity."""
        name, lines, replayed = self.left.table.in_hand, self.tuning.lines, self.right.replayed
        in_hand = self.tuning.in_hand
        if lines is not None and replayed is not None and in_hand is not None and name in in_hand.draft.values:
            place = self.right.head.period.place()
            self.finding.ask(replayed, in_hand.draft.rule_set, lines.words_of(name), place)

    def compare(self) -> None:
        """Hold the drafts of the programme against each other."""
        if self.tuning.in_hand is not None and self.tuning.board is not None and self.right.replayed is not None:
            place = self.right.head.period.place()
            at = place, self.right.capacity(place)
            self.comparing.show(self.tuning.in_hand, self.tuning.board, self.right.replayed, *at)

    def draw_or_close(self) -> None:
        """Ask for a sample for a double reading, or close the one that is open."""
        self.right.agreeing.draw_or_close()

    def turn_weeks(self) -> None:
        """Show the weeks as a table, or as bars."""
        self.right.weeks.turn()

    def turn_rules(self) -> None:
        """Show the rules in the place of the limits, or the limits again."""
        tabs = self.left.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
        if self.left.rules.isVisible():
            self.left.rules.focus_rules()
        else:
            self.focus_list()

    def go_to_numbers(self) -> None:
        """Let the keyboard work in the table of who changes."""
        self.right.flow.table.setFocus()

    def _steps(self, in_hand: InHand, board: Board) -> Mapping[str, Callable[[], None]]:
        """Return what each button of the way does with the text in hand."""
        stepping, tuning, programme = self.stepping, self.tuning, in_hand.subject.programme
        signed = (stepping.send, stepping.approve, stepping.reject, stepping.withdraw, stepping.roll_back)
        return {
            **{step.__name__: partial(step, in_hand, board) for step in signed},
            "drop": partial(stepping.drop, in_hand),
            "make_key": partial(stepping.make_key, in_hand),
            "begin": tuning.begin,
            "undo": tuning.undo,
            "redo": tuning.redo,
            "follow": partial(self.failing.ask, in_hand),
            "versions": partial(self.choosing.versions, board, programme),
            "library": partial(self.choosing.library, board),
            "read_file": self.filing.read_file,
            "save_file": partial(self.filing.save_file, in_hand),
            "changes": partial(self.showing.changes, programme),
            "followed": partial(self.showing.followed, programme),
        }

    def _welcome(self, who: AtWork) -> None:
        self.who = who
        self.tuning.may_draft = who.may(Act.DRAFT_RULES)
        self.right.agreeing.card.offer(may_draw=who.may(Act.SET_PROGRAMMES))
        self.tuning.read_board()

    def _show_board(self, board: Board) -> None:
        in_hand = self.tuning.in_hand
        self.left.head.show_board(board, None if in_hand is None else in_hand.subject)
        if in_hand is not None:
            self._show_offer()
        elif board.programmes:
            first = self.left.head.best(self._desk.actor, board.programmes[0])
            self.tuning.take(first if self._kept is None else self._kept.subject)
        else:
            self.left.message.say(tr("There are no rule sets here yet. An administrator installs the library."))

    def _taken(self, in_hand: InHand) -> None:
        self.left.message.say("")
        self.left.head.show_in_hand(in_hand, tr("example") if _is_example(in_hand) else "")
        self.left.way.kept.say(self._said)
        self._said = ""
        self._show_lines(self.tuning.values)
        self.left.table.offer(may_change=self.tuning.may_change)
        self._show_offer()
        self.right.show_in_hand(in_hand)
        if self._kept is not None:
            self.left.table.in_hand, self._kept = self._kept.limit, None
        if self.isVisible() and not self.is_inside():
            self.left.table.focus_limit()
        self.left.rules.show_in_hand(in_hand, may_change=self.tuning.may_change)

    def _edited(self, in_hand: InHand) -> None:
        self.left.head.show_in_hand(in_hand, tr("example") if _is_example(in_hand) else "")
        self._show_lines(self.tuning.values)
        self._show_offer()
        self.right.show_edited(in_hand)
        row = self.left.table.rows.get(self.left.table.in_hand)
        if row is not None:
            row.announce()
        self.left.rules.show_in_hand(in_hand, may_change=self.tuning.may_change)

    def _moved(self, values: Values) -> None:
        self._show_lines(values)
        self.right.follow(values)

    def _show_lines(self, values: Values) -> None:
        if self.tuning.lines is not None:
            findings = () if self.tuning.found is None else self.tuning.found.live.findings
            self.left.table.show_lines(self.tuning.lines.lines(values, findings))

    def _refuse(self, name: str, why: Text) -> None:
        if name in self.left.table.rows:
            self.left.table.refuse(name, why)
        elif self.left.rules.isVisible():
            self.left.rules.refuse(why)
        else:
            self.left.way.trouble.say(in_language(why), "error")

    def _checked(self, found: Checked) -> None:
        self._show_lines(self.tuning.values)
        self.left.rules.show_checked(found)
        self._tell_findings()
        self._show_offer()

    def _tell_findings(self) -> None:
        """Say under the limits what the check found; the rules have it beside their lines."""
        found = self.tuning.found
        is_told = found is None or self.left.rules.isVisible()
        words = "" if is_told or found is None else findings_words(found)
        self.left.way.findings.say(words, "error" if found is not None and not found.is_submittable else "muted")

    def _turned(self, _: int) -> None:
        """Give the rules more room than the limits."""
        self._tell_findings()
        wide, has_rules = sum(self._split.sizes()), self.left.rules.isVisible()
        rules = min(max(scaled(_RULES), round(wide * _SHARE)), round(wide * _MOST))
        left = rules if has_rules else max(scaled(_LIMITS), round(wide * _SHARE))
        self.left.setMaximumWidth(_QT_MOST if has_rules else scaled(_WIDEST))
        self._split.setSizes([left, wide - left])

    def _show_offer(self) -> None:
        in_hand, board, who = self.tuning.in_hand, self.tuning.board, self.who
        if in_hand is not None and board is not None and who is not None:
            self.offer = offer_of(in_hand, board, who, self.tuning.found, self._desk.now())
            self.left.way.show_offer(self.offer)
            self.left.way.show()

    def _go_to(self, subject: Subject, said: str = "") -> None:
        self.tuning.read_board()
        self.tuning.take(subject)
        # Said again once the text is there: what is said of the text before goes then.
        self._said = said
        self.left.way.kept.say(said)
        if said:
            self.changed.emit(Changed())

    def _propose(self, name: str, value: Decimal) -> None:
        self.tuning.move(name, value)
        self.tuning.let_go(name)
        self.left.table.focus_limit(name)

    def _show_limit(self, name: str) -> None:
        self.left.tabs.setCurrentIndex(0)
        self.left.table.focus_limit(name)

    def _give_assessment(self) -> None:
        """Give the rules what was known of the patient chosen behind a number, to make a test of."""
        from ui.thresholds.rules.examples.assessment import Assessment

        chosen, replayed = self.right.behind.current(), self.right.replayed
        found = None if chosen is None or replayed is None else Assessment(replayed.history, chosen.row)
        self.left.rules.put_assessment(found)

    def _broke(self, fault: BaseException) -> None:
        self.left.message.say(explained(fault), "error")

    def _connect(self) -> None:
        tuning, table = self.tuning, self.left.table
        tuning.board_read.connect(self._show_board)
        tuning.taken.connect(self._taken)
        tuning.edited.connect(self._edited)
        tuning.expected.connect(lambda in_hand: self.left.rules.show_in_hand(in_hand, may_change=True))
        tuning.moved.connect(self._moved)
        tuning.refused.connect(self._refuse)
        tuning.kept.connect(self.left.way.kept.say)
        tuning.checked.connect(self._checked)
        tuning.failed.connect(lambda text: self.left.message.say(text, "error"))
        table.moved.connect(tuning.move)
        table.typed.connect(tuning.type)
        table.let_go.connect(tuning.let_go)
        table.entered.connect(self.right.live.ready)
        table.cited.connect(lambda name: self.choosing.cite(table.rows[name].line))
        self.left.rules.edited.connect(tuning.edit)
        self.left.rules.limit_wanted.connect(self._show_limit)
        self.left.rules.assessment_wanted.connect(self._give_assessment)
        self.left.head.chosen.connect(tuning.take)
        self.left.way.wanted.connect(self.take_step)
        self.right.refused.connect(lambda why: self._refuse(table.in_hand, why))
        self.stepping.taken.connect(self._go_to)
        self.choosing.chosen.connect(self._go_to)
        self.choosing.file_wanted.connect(self.filing.read_file)
        self.filing.chosen.connect(self._go_to)
        self.filing.told.connect(self.left.way.kept.say)
        self.filing.failed.connect(lambda text: self.left.way.trouble.say(text, "error"))
        self.failing.edited.connect(tuning.edit)
        self.failing.failed.connect(lambda text: self.left.way.trouble.say(text, "error"))
        self.finding.found.connect(self._propose)

    def _lay_out(self) -> None:
        split = self._split
        split.addWidget(self.left)
        split.addWidget(self.right)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([scaled(_LIMITS), scaled(_CONSEQUENCES)])
        self.left.setMinimumWidth(scaled(_LEAST))
        self.left.setMaximumWidth(scaled(_WIDEST))
        self.left.tabs.currentChanged.connect(self._turned)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)


def _is_example(in_hand: InHand) -> bool:
    return in_hand.base is not None and in_hand.base.status == "example"
