"""Which card stands where on the patient page."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from triage.workflow.chart.chart import Assessment, Chart
from ui.patient.answers import AnswerCard, own_words_card
from ui.patient.asked_visits import asked_card
from ui.patient.changes import change_cards, history_card
from ui.patient.expected import expected_card
from ui.patient.history import decision_card
from ui.patient.masked import hidden_card, is_front, left_out_line
from ui.patient.others import is_worse_elsewhere, of_others, others_card
from ui.patient.own_limits import limits_card
from ui.patient.plan import plan_card
from ui.patient.reasons import ShowSource, reason_card, unassessed_card
from ui.patient.told import told_card
from ui.patient.visits import visit_card
from ui.translate import tr


def first_cards(chart: Chart, now: datetime, show_source: ShowSource) -> list[QWidget]:
    """Return what stands above the trends: what must be read, why the colour, and the patient's own words."""
    # Where another department has a worse colour, that stands over why this one is milder.
    others = [others_card(chart)] if is_worse_elsewhere(chart) else []
    expected = [expected_card(chart.expected, now)] if chart.expected.is_telling else []
    reasons = _reason_cards(chart, now, show_source)
    told = change_cards(chart.changes, chart.decisions, now)
    written = own_words_card(chart.responses, chart.unread, now)
    # What a secretary is there for stands first.
    if is_front(chart):
        return _there([visit_card(chart, now), *others, *reasons])
    # Before the reasons of further programmes: those alone can fill the screen.
    return _there([*told, *others, asked_card(chart, now), reasons[0], written, *reasons[1:], *expected])


def last_cards(chart: Chart, now: datetime) -> list[QWidget]:
    """Return what stands beneath the trends, before the decisions."""
    answers = [AnswerCard(view, now) for view in chart.responses]
    expected = [] if chart.expected.is_telling else [expected_card(chart.expected, now)]
    return _there([*answers, told_card(chart.beside), *expected, history_card(chart.changes, now)])


def side_cards(chart: Chart, now: datetime) -> list[QWidget]:
    """Return what stands beneath the decision where there is room, and else last on the page."""
    if chart.is_masked:
        return [] if is_front(chart) else [hidden_card(tr("Appointments"))]
    others = None if is_worse_elsewhere(chart) else others_card(chart)
    return _there([visit_card(chart, now), limits_card(chart, now), plan_card(chart, now), others])


def masked_cards(chart: Chart, now: datetime) -> list[QWidget]:
    """Return the parts beneath the trends, those left out named: an empty card would say that there is nothing."""
    if is_front(chart):
        return [decision_card(chart.decisions, now), left_out_line()]
    answers = [AnswerCard(view, now) for view in chart.responses]
    titles = (tr("Expected answers"), tr("Changed at the source"), tr("Decisions so far"))
    return [*answers, *(hidden_card(title) for title in titles)]


def in_order(chart: Chart) -> list[Assessment]:
    """Return the assessments whose reasons are shown: the worst first, other departments' left to their own card."""
    others = of_others(chart)
    shown = [one for one in chart.assessments if one not in others]
    return sorted(shown, key=lambda one: (one.colour.rank, not one.why.is_listed))


def _reason_cards(chart: Chart, now: datetime, show_source: ShowSource) -> list[QWidget]:
    shown = in_order(chart)
    return [
        reason_card(
            one,
            now,
            is_front=is_front(chart),
            is_one_of_many=len(chart.assessments) > 1 and any(other.why.is_listed for other in chart.assessments),
            is_waiting=chart.beside.is_waiting and one.why.is_open,
            limits=[limit for limit in chart.care.limits if limit.programme == one.programme and limit.is_used],
            show_source=show_source,
        )
        for one in shown
    ] or [unassessed_card()]


def _there(cards: Iterable[QWidget | None]) -> list[QWidget]:
    return [card for card in cards if card is not None]
