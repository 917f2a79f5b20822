"""What changed at the source after it was used: notices to read, former values, and the same person elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout

from triage.clinical.colour import Colour
from triage.clinical.decision import Decision
from triage.clinical.notice import Notice
from triage.workflow.chart.changes_shown import Changes, Correction, Elsewhere, Line
from ui.actions import trigger
from ui.source_words import source_name
from ui.translate import action_name, colour_word, in_language, programme_name, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

_MOST_LINES = 5


def change_cards(changes: Changes, decisions: Sequence[Decision], now: datetime) -> list[Card]:
    """Return the cards that stand before everything else: unread notices, and the person in other sources."""
    cards = [_elsewhere_card(one) for one in changes.elsewhere]
    if changes.unseen:
        cards.insert(0, _notice_card(changes, decisions, now))
    return cards


def history_card(changes: Changes, now: datetime) -> Card | None:
    """Return what the source changed and who read the notices of it, None where there is nothing."""
    read = [notice for notice in changes.notices if notice.seen_at is not None]
    if not changes.corrections and not read:
        return None
    card = Card(tr("Changed at the source"))
    for correction in changes.corrections:
        card.add(PlainLabel(correction_line(correction, now)))
    for notice in read:
        card.add(PlainLabel(_read_line(notice, now), "muted"))
    return card


def correction_line(correction: Correction, now: datetime) -> str:
    """Return a correction in one sentence, e.g. "Iltmætning i dag 07.42: rettet 91 % → 85 % (i dag 09.00)"."""
    what = in_language(correction.what)
    if correction.time is not None:
        what = f"{what} {shown_time(correction.time, now)}"
    said = "; ".join(_line(line) for line in correction.lines)
    words = {
        "amended": tr("amended"),
        "withdrawn": tr("withdrawn"),
        "moved": tr("another patient's, moved"),
        "held": tr("new version in quarantine"),
    }
    change = " ".join(part for part in (words.get(correction.change, correction.change), said) if part)
    return f"{what}: {change} ({shown_time(correction.at, now)})"


def _notice_card(changes: Changes, decisions: Sequence[Decision], now: datetime) -> Card:
    card = Card(tr("Read this"), surface="yellow")
    for text, notices in _by_text(changes.unseen).items():
        card.add(PlainLabel(text, "strong"))
        for line in _told(notices, changes.corrections, now):
            card.add(PlainLabel(line))
        meanwhile = dict.fromkeys(one for notice in notices for one in _meanwhile(notice, decisions))
        for decision in meanwhile:
            said = f"{shown_time(decision.at, now)} · {action_name(decision.action)} · {decision.actor}"
            card.add(PlainLabel(tr("Decided meanwhile: {decision}").format(decision=said)))
    button = KeyButton(tr("I have read this"), "Ctrl+M")
    button.clicked.connect(lambda: trigger(button, "notices"))
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    card.add(row)
    return card


def _by_text(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    """Return the notices by what they say: one sentence is enough for all that a source took back at a time."""
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        found.setdefault(in_language(notice.text), []).append(notice)
    return found


def _told(notices: Sequence[Notice], corrections: Iterable[Correction], now: datetime) -> list[str]:
    """Return what came in the same moments, which is what the notices are about; of many the first few."""
    moments = {notice.at for notice in notices}
    lines = [correction_line(one, now) for one in corrections if one.at in moments]
    if len(lines) > _MOST_LINES:
        rest = tr("… and {count} more, further down").format(count=len(lines) - _MOST_LINES)
        lines = [*lines[:_MOST_LINES], rest]
    return lines or [shown_time(max(moments), now)]


def _elsewhere_card(found: Elsewhere) -> Card:
    # A colour of another source fills the card only where somebody must act: green there is no green here.
    surface = found.colour.value if found.colour in (Colour.RED, Colour.YELLOW) else "card"
    card = Card(tr("Probably the same person in another source"), surface=surface)
    row = QHBoxLayout()
    row.setSpacing(8)
    if found.colour is not None:
        row.addWidget(Mark(found.colour))
    row.addWidget(PlainLabel(_elsewhere_line(found), "strong"), 1)
    card.add(row)
    if found.readings or found.responses:
        words = tr("Probable duplicates in {source}. Readings: {readings}, responses: {responses}. Both are kept.")
        name = source_name(found.source)
        shared = words.format(source=name, readings=found.readings, responses=found.responses)
        card.add(PlainLabel(shared, "muted"))
    return card


def _elsewhere_line(found: Elsewhere) -> str:
    if found.colour is None or found.programme is None:
        return tr("{source}: no open case").format(source=source_name(found.source))
    words = tr("{source}: {colour}, {programme}")
    name, colour = source_name(found.source), colour_word(found.colour)
    return words.format(source=name, colour=colour, programme=programme_name(found.programme))


def _meanwhile(notice: Notice, decisions: Iterable[Decision]) -> list[Decision]:
    if notice.since is None:
        return []
    return [one for one in decisions if notice.since <= one.at <= notice.at and not one.undone]


def _line(line: Line) -> str:
    before = in_language(line.before)
    said = before if line.after is None else f"{before} → {in_language(line.after)}"
    return f"{line.label}: {said}" if line.label else said


def _read_line(notice: Notice, now: datetime) -> str:
    seen = shown_time(notice.seen_at, now) if notice.seen_at else ""
    return tr("{notice} Read by {actor} {time}.").format(
        notice=in_language(notice.text), actor=notice.seen_by or "", time=seen
    )
