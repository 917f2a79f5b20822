"""One thing that is set: what counts now, and a form right under it; what went wrong is said in place."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.workflow.application import Changed
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.scrolled import Scrolled
from ui.widgets.surface import Surface

T = TypeVar("T")
_WIDEST_FORM = 760
_NAMES = 170


class Section(Scrolled):
    """Emits `done` with a Changed when something was set.

    `sees` are the acts of which one shows it, `sets` those of which one offers its forms. `part` is what others call
    it.
    """

    done = Signal(object)
    part = ""
    sees: tuple[Act, ...] = (Act.SEE_USERS,)
    sets: tuple[Act, ...] = ()

    def __init__(self, desk: Desk, background: Background, title: str, told: str) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._is_gone = self._may_set = False
        self._own: frozenset[str] | None = None
        self._forms: list[tuple[QWidget, Callable[[], None]]] = []
        self._holders: list[QWidget] = []
        self.title = title
        self.message = Message(tr("Fetching …"))
        inside = Surface()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(20, 16, 20, 16)
        self._rows.setSpacing(10)
        self.note = PlainLabel(tr("Shown only: your role does not set this."), "label")
        self.note.hide()
        for label in (PlainLabel(title, "title"), PlainLabel(told, "muted"), self.note, self.message):
            self._rows.addWidget(label)
        self._rows.addStretch(1)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(title)

    def offer(self, who: AtWork) -> None:
        """Show forms and buttons to who may set something."""
        self._own = who.own
        self._may_set = may = who.may(*self.sets)
        self.note.setVisible(not may)
        for part in (*(form for form, _ in self._forms), *self._holders):
            part.setVisible(may)

    def settable(self, departments: Iterable[str]) -> list[tuple[str, object]]:
        """Return the choices of a form: the departments in which the person may set things."""
        return [(name, name) for name in departments if self._own is None or name in self._own]

    def refresh(self) -> None:
        """Read again what counts."""
        raise NotImplementedError

    def save(self) -> None:
        """Do what the form is for in which the keyboard is, else the first one."""
        field = QApplication.focusWidget()
        shown = [(form, act) for form, act in self._forms if form.isVisible()]
        for form, act in shown:
            if field is not None and form.isAncestorOf(field):
                act()
                return
        if shown:
            shown[0][1]()

    def leave(self) -> None:
        """Hear no more answers."""
        self._is_gone = True

    def ask(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read something in the background, and show it."""

        def heard(answer: T) -> None:
            if self.message.text() == tr("Fetching …"):
                self.message.say("")
            show(answer)

        self._background.read(work, self._deaf(heard), self._deaf(self._failed))

    def carry_out(self, work: Callable[[], T], said: str, then: Callable[[T], None] = lambda _: None) -> None:
        """Set something in the background; `said` is told once it is kept, `then` hears what came of it."""

        def kept(answer: T) -> None:
            self._said(said)
            then(answer)
            self.refresh()
            self.done.emit(answer if isinstance(answer, Changed) else Changed())

        self.message.say(tr("Saving …"))
        self._background.write(work, self._deaf(kept), self._deaf(self._failed))

    def refuse(self, text: str) -> None:
        """Say what must be corrected first."""
        self.message.say(text, "error")
        self.ensureWidgetVisible(self.message)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part under what is there."""
        place = self._rows.count() - 1
        if isinstance(part, QLayout):
            self._rows.insertLayout(place, part)
        else:
            self._rows.insertWidget(place, part)

    def add_form(
        self, title: str, fields: Sequence[tuple[str, QWidget | QLayout]], button: str, act: Callable[[], None]
    ) -> Card:
        """Add a form of named fields with the button that does it, and return its card."""
        card = Card(title)
        card.setMaximumWidth(_WIDEST_FORM)
        card.add(named_fields(fields))
        does = KeyButton(button, "Ctrl+↵")
        does.clicked.connect(act)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(does)
        card.add(row)
        self._forms.append((card, act))
        self.add(card)
        return card

    def add_buttons(self, *buttons: tuple[str, Callable[[], None]]) -> QWidget:
        """Add a row of buttons about the row chosen, shown as the forms are; return the row."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for text, act in buttons:
            does = QPushButton(text)
            does.clicked.connect(act)
            row.addWidget(does)
        row.addStretch(1)
        self._holders.append(holder)
        self.add(holder)
        return holder

    def _said(self, text: str) -> None:
        self.message.say(text, "strong")
        self.ensureWidgetVisible(self.message)

    def _failed(self, fault: BaseException) -> None:
        self.refuse(explained(fault))

    def _deaf(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def hear(answer: T) -> None:
            if not self._is_gone:
                tell(answer)

        return hear


def named_fields(fields: Sequence[tuple[str, QWidget | QLayout]]) -> QGridLayout:
    """Return fields under each other, each with its name to the left."""
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, _NAMES)
    grid.setHorizontalSpacing(14)
    for row, (name, field) in enumerate(fields):
        is_high = isinstance(field, QGridLayout)
        place = Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(PlainLabel(name, "muted"), row, 0, place)
        if isinstance(field, QLayout):
            grid.addLayout(field, row, 1)
        else:
            if not field.accessibleName():
                field.setAccessibleName(name)
            grid.addWidget(field, row, 1)
    return grid
