"""A quiet card over the list that says in four steps what has to be known before the first patient."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from ui.actions import trigger
from ui.guide.steps import Step
from ui.preferences import GUIDE_SEEN, preferences
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

_WIDTH, _EDGE = 400, 12


class GuideCard(QFrame):
    """Takes no keyboard: the work goes on beneath. Its key leads on; once ended it does not come by itself."""

    def __init__(self, over: QWidget, parent: QWidget, steps: Callable[[], Sequence[Step]]) -> None:
        super().__init__(parent)
        self.setProperty("surface", "popup")
        self.setProperty("overlay", True)
        self._over = over
        self.steps = steps
        self.place = 0
        self._parts: list[QWidget] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.count = PlainLabel("", "label")
        self.further = KeyButton(tr("Next"), "Ctrl+F1")
        self.further.setProperty("kind", "primary")
        self.further.clicked.connect(lambda: trigger(self, "guide"))
        self.close_button = KeyButton(tr("Close"), "Esc")
        self.close_button.clicked.connect(self.end)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def go_on(self) -> None:
        """Show the first step, the next, or after the last one nothing."""
        if self.isHidden():
            self.place = 0
        else:
            self.place += 1
        if self.place < len(self.steps()):
            self._show()
        else:
            self.end()

    def take_over(self, before: "GuideCard") -> None:
        """Go on where a card that was built before stood."""
        if not before.isHidden():
            self.place = before.place
            self._show()

    def end(self) -> bool:
        """Close the card for good; return whether it was there."""
        was_there = not self.isHidden()
        if was_there:
            self.hide()
            preferences().keep(GUIDE_SEEN, 1)
        return was_there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the list is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Hide, QEvent.Type.Show):
            self._stand()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        let_go(*self._parts)
        every = self.steps()
        step = every[self.place]
        self.count.setText(tr("Introduction {number} of {count}").format(number=self.place + 1, count=len(every)))
        self._parts = [PlainLabel(step.title, "title"), *(_line(colour, words) for colour, words in step.lines)]
        for part in self._parts:
            self._body.addWidget(part)
            # Now, not by and by: what is not shown yet takes no room, and the card would be too low for it.
            part.show()
        self.further.setText(tr("Next") if self.place + 1 < len(every) else tr("Done"))
        self.setAccessibleName(" ".join((f"{step.title}.", *(words for _, words in step.lines))))
        self.show()
        self._stand()

    def _stand(self) -> None:
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        corner = self._over.mapTo(parent, self._over.rect().bottomLeft())
        width = min(scaled(_WIDTH), parent.width() - 2 * _EDGE)
        high = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(corner.x() + _EDGE, max(0, corner.y() - high - _EDGE), width, high)
        self.raise_()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.further)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.count)
        layout.addLayout(self._body)
        layout.addLayout(buttons)


def _line(colour: Colour | None, words: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    if colour is not None:
        layout.addWidget(Mark(colour, scaled(20)))
    layout.addWidget(PlainLabel(words), 1)
    return row
