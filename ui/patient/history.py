"""What was decided so far, and when the patient comes next."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from triage.clinical.decision import OUTCOMES, Action, Decision, OutcomeKind
from triage.worklist.choices import NO_CHOICES, Choices
from triage.worklist.decision_words import asked_words
from ui.sending_words import decided_where
from ui.translate import action_name, in_language, outcome_name, shown_time, tr
from ui.widgets.card import Card, Hairline
from ui.widgets.plain_label import PlainLabel

TellOutcome = Callable[[int, OutcomeKind], None]


def decision_card(
    decisions: Sequence[Decision], now: datetime, choices: Choices = NO_CHOICES, tell: TellOutcome | None = None
) -> Card:
    """Return every decision, newest first; one that was taken back stays and says so.

    Under a visit or a call that stands a person can `tell` what came of it.
    """
    card = Card(tr("Decisions so far"))
    for number, one in enumerate(sorted(decisions, key=lambda one: (one.at, one.id), reverse=True)):
        if number:
            card.add(Hairline())
        for label in _lines(one, now, choices):
            card.add(label)
        offered = OUTCOMES.get(one.action, ()) if isinstance(one.action, Action) and not one.undone else ()
        if offered and tell is not None:
            card.add(_outcome_row(one, offered, tell))
    if not decisions:
        card.add(PlainLabel(tr("None yet."), "muted"))
    return card


def _lines(decision: Decision, now: datetime, choices: Choices) -> Iterator[PlainLabel]:
    """Yield what was decided and for what, in the width of the card; then when, by whom, and what became of it."""
    name, asks = action_name(decision.action), in_language(asked_words(decision.details, choices))
    yield PlainLabel(f"{name}: {asks}" if asks else name, "muted" if decision.undone else "strong")
    parts = (_fell(decision, choices), _reason(decision, choices), _tries(decision), decided_where(decision, now))
    about = (shown_time(decision.at, now), decision.actor, *parts)
    yield PlainLabel(" · ".join(part for part in about if part), "muted")
    if decision.note:
        yield PlainLabel(decision.note)


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
