"""What was decided so far, and when the patient comes next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from triage.clinical.decision import OUTCOMES, Action, Decision, OutcomeKind
from triage.worklist.choices import NO_CHOICES, Choices
from triage.worklist.decision_words import asked_words
from ui.sending_words import decided_where
from ui.translate import action_name, in_language, outcome_name, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

_FEW = 5

TellOutcome = Callable[[int, OutcomeKind], None]


def decision_card(
    decisions: Sequence[Decision], now: datetime, choices: Choices = NO_CHOICES, tell: TellOutcome | None = None
) -> Card:
    """Return every decision, newest first; one that was taken back stays and says so.

    Under a visit or a call that stands a person can `tell` what came of it.
    """
    card = Card(tr("Decisions so far"))
    for one in sorted(decisions, key=lambda one: (one.at, one.id), reverse=True):
        card.add(_grid([_decision_texts(one, now, choices)]))
        offered = OUTCOMES.get(one.action, ()) if isinstance(one.action, Action) and not one.undone else ()
        if offered and tell is not None:
            card.add(_outcome_row(one, offered, tell))
    if not decisions:
        card.add(PlainLabel(tr("None yet."), "muted"))
    return card


def _grid(rows: Sequence[tuple[str, str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for number, (when, what, more) in enumerate(rows):
        labels = (PlainLabel(when, "muted"), PlainLabel(what), PlainLabel(more, "muted"))
        for column, label in enumerate(labels):
            label.setWordWrap(column > 0)
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _outcome_row(decision: Decision, offered: Sequence[OutcomeKind], tell: TellOutcome) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    name = action_name(decision.action)
    for kind in offered:
        button = QPushButton(outcome_name(kind))
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setChecked(kind is decision.outcome)
        button.setAccessibleName(f"{name}: {outcome_name(kind)}")
        button.clicked.connect(partial(_tell_once, button, tell, decision.id, kind))
        row.addWidget(button)
    row.addStretch(1)
    return row


def _tell_once(button: QPushButton, tell: TellOutcome, decision: int, kind: OutcomeKind) -> None:
    # The card is drawn anew when it is kept; until then a second press would be a second line.
    button.setEnabled(False)
    tell(decision, kind)


def _decision_texts(decision: Decision, now: datetime, choices: Choices) -> tuple[str, str, str]:
    name, asks = action_name(decision.action), in_language(asked_words(decision.details, choices))
    parts = (_fell(decision, choices), decision.actor, _reason(decision, choices), decision.note)
    more = " · ".join(part for part in (*parts, _tries(decision), decided_where(decision, now)) if part)
    return shown_time(decision.at, now), f"{name}: {asks}" if asks else name, more


def _fell(decision: Decision, choices: Choices) -> str:
    """Return that a decision was taken back or corrected, or that it corrects another."""
    if decision.corrected_by is not None:
        why = choices.corrections.get(decision.why)
        return f"{tr('corrected')} ({in_language(why)})" if why else tr("corrected")
    if decision.undone:
        return tr("taken back")
    return tr("corrects an earlier decision") if decision.corrects is not None else ""


def _reason(decision: Decision, choices: Choices) -> str:
    reasons = choices.reasons.get(decision.action, {}) if isinstance(decision.action, Action) else {}
    return in_language(reasons[decision.reason]) if decision.reason in reasons else decision.reason


def _tries(decision: Decision) -> str:
    tries = sum(one.kind is OutcomeKind.NO_ANSWER for one in decision.outcomes)
    return tr("no answer: {count}").format(count=tries) if tries else ""
