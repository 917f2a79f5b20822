"""One line over the rows that is always there: reds that are hidden, what came since, the order, and how old it all is.

It is as high whatever it says: a bar that came and went would push the rows from under the pointer.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from triage.clinical.colour import Colour
from triage.worklist.gains import NewRows
from triage.worklist.row import Order, Query
from ui.actions import trigger
from ui.theme import scaled
from ui.translate import age, shown_count, shown_time, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

OLD = timedelta(minutes=5)
TOO_OLD = timedelta(minutes=60)
_HEIGHT = 36


class StateLine(QFrame):
    """Emits `show_hidden` when every red is wanted, `show_new` when what came since is wanted."""

    show_hidden = Signal()
    show_new = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hidden = QPushButton()
        self.said = PlainLabel("", "label")
        self.show_button = KeyButton(tr("Show"), "F6")
        self.greens = KeyButton(tr("Close together"), "Ctrl+G")
        self._wants_greens = self._is_old = False
        self._lay_out()
        self.show_hidden_reds(0)
        self.show_gained(None)

    def show_hidden_reds(self, count: int) -> None:
        """Say how many open reds the list does not show."""
        words = tr("1 red hidden  Shift+F4") if count == 1 else tr("{count} red hidden  Shift+F4")
        self.hidden.setText(words.format(count=shown_count(count)))
        self.hidden.setVisible(count > 0)
        self._arrange()

    def show_gained(self, gained: NewRows | None) -> None:
        """Say how many rows the list would gain if it were read again, and how many of them are red."""
        is_any = gained is not None and gained.total > 0
        self.show_button.setVisible(is_any)
        self._arrange()
        if gained is None or not is_any:
            self._paint("panel")
            return
        has_red = bool(gained.by_colour.get(Colour.RED))
        self._paint("red" if has_red else "accent")
        self.said.say(new_words(gained), "error" if has_red else "strong")

    def offer_greens(self, *, is_wanted: bool) -> None:
        """Offer to close greens together, where greens alone are listed."""
        self._wants_greens = is_wanted
        self._arrange()

    def show_age(self, query: Query, read_at: datetime | None, true_at: datetime | None, now: datetime) -> None:
        """Say in which order the list stands and until when it is true, loudly where that is long ago.

        What came since goes first: it is known, whatever else is not.
        """
        if not self.show_button.isHidden() or read_at is None or true_at is None:
            return
        self._is_old = now - true_at > OLD
        self._arrange()
        if self._is_old:
            self._paint("yellow")
            words = (
                tr("The list is {age} old")
                if now - true_at <= TOO_OLD
                else tr("The list is {age} old: colours may have changed")
            )
            self.said.say(words.format(age=age(true_at, now)), "strong")
        else:
            self._paint("panel")
            words = tr("{order} · read {time}")
            self.said.say(words.format(order=order_words(query), time=shown_time(read_at, now)), "label")

    def _arrange(self) -> None:
        """Give the room to what matters most: what came and what is old go before everything but hidden reds."""
        must_speak = self._is_old or not self.show_button.isHidden()
        self.greens.setVisible(self._wants_greens and not must_speak)
        self.said.setVisible(must_speak or self.greens.isHidden() or self.hidden.isHidden())

    def _paint(self, surface: str) -> None:
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            # The button of the hidden reds is dressed by what it stands on.
            for each in (self, self.hidden):
                self.style().unpolish(each)
                self.style().polish(each)

    def _lay_out(self) -> None:
        self.setProperty("band", "on")
        self.hidden.setProperty("kind", "alarm")
        self.hidden.setToolTip(tr("Take every filter away (Shift+F4)"))
        self.hidden.clicked.connect(self.show_hidden)
        self.show_button.clicked.connect(self.show_new)
        self.greens.clicked.connect(lambda: trigger(self, "greens"))
        self.greens.hide()
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(14), 0, scaled(14), 0)
        row.setSpacing(scaled(8))
        row.addWidget(self.hidden)
        row.addWidget(self.said, 100)
        # Takes the room where nothing is said.
        row.addStretch(1)
        row.addWidget(self.greens)
        row.addWidget(self.show_button)
        self.setFixedHeight(scaled(_HEIGHT))


def new_words(gained: NewRows) -> str:
    """Return how many rows came, and of which colour the worst are: "3 nye, heraf 1 rød"."""
    total, red = gained.total, gained.by_colour.get(Colour.RED, 0)
    if red == total:
        words = tr("1 new red") if red == 1 else tr("{count} new reds")
        return words.format(count=shown_count(red))
    words = tr("1 new") if total == 1 else tr("{count} new")
    said = words.format(count=shown_count(total))
    if not red:
        return said
    words = tr("{new}, 1 of them red") if red == 1 else tr("{new}, {red} of them red")
    return words.format(new=said, red=shown_count(red))


def order_words(query: Query) -> str:
    """Return in which order the rows stand, and that reds do not come first where they do not."""
    words = order_name(query.order)
    return (
        words
        if query.order is Order.STANDING or not query.reds_first
        else tr("Red first, then {order}").format(order=words.lower())
    )


def order_name(order: Order) -> str:
    """Return what an order is called."""
    return {
        Order.STANDING: tr("Worst first"),
        Order.NAME: tr("By name"),
        Order.NEWEST: tr("Newest data first"),
        Order.OLDEST: tr("Oldest data first"),
        Order.PROGRAMME: tr("By programme"),
    }[order]
