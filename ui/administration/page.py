"""The page of administration: its sections by name on the left, the one chosen, and what was set lately."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout

from triage.access.at_work import AtWork
from ui.administration.capacity import CapacitySection
from ui.administration.changes import ChangesColumn
from ui.administration.departments import DepartmentsSection
from ui.administration.hours import HoursSection
from ui.administration.keys import KeysSection
from ui.administration.network import NetworkSection
from ui.administration.people import PeopleSection
from ui.administration.programmes import ProgrammesSection
from ui.administration.rules import RulesSection
from ui.administration.section import Section
from ui.administration.signing_keys import SigningKeysSection
from ui.administration.sources import SourcesSection
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 212
_KINDS: tuple[type[Section], ...] = (
    *(PeopleSection, DepartmentsSection, SourcesSection, HoursSection),
    *(CapacitySection, ProgrammesSection, RulesSection, NetworkSection, KeysSection),
    SigningKeysSection,
)


class AdministrationPage(FullPage):
    """To each what the role may see; what one may only see is shown without forms."""

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._wanted = kept if isinstance(kept, int) else 0
        self._part = ""
        self.sections: list[Section] = []
        self.names = QListWidget()
        self.stack = QStackedWidget()
        self.changes = ChangesColumn(desk, background)
        self.message = Message(tr("Finding out what you may see …"))
        self._lay_out()
        self.names.currentRowChanged.connect(self._show)
        self.names.itemActivated.connect(lambda _: self._enter())
        background.read(desk.session.who, self.heard(self._offer), self.heard(self._broke))

    def refresh(self) -> None:
        """Read again what the section in front shows, and what was set lately."""
        section = self.section()
        if section is not None:
            section.refresh()
        self.changes.refresh()

    def section(self) -> Section | None:
        """Return the section in front."""
        found = self.stack.currentWidget()
        return found if isinstance(found, Section) else None

    def move_by(self, steps: int) -> None:
        """Choose the section so many steps down."""
        self.names.setCurrentRow(max(0, min(self.names.count() - 1, self.names.currentRow() + steps)))

    def show_part(self, name: str) -> None:
        """Bring the section of this name forward, as soon as it is known who may see it."""
        self._part = name
        for row, section in enumerate(self.sections):
            if section.part == name:
                self.names.setCurrentRow(row)

    def focus_list(self) -> None:
        """Let the keyboard choose among the sections."""
        self.names.setFocus()

    def is_inside(self) -> bool:
        """Return whether the keyboard is in the section in front: what was filled in there is not left at once."""
        focused = QApplication.focusWidget()
        return focused is not None and self.stack.isAncestorOf(focused)

    def focus_search(self) -> None:
        """There is nothing to search in: the keyboard goes to the sections."""
        self.focus_list()

    def save(self) -> None:
        """Do what the form in hand is for."""
        section = self.section()
        if section is not None:
            section.save()

    def kept(self) -> object:
        """Return which section is chosen."""
        return max(0, self.names.currentRow())

    def leave(self) -> object:
        """Hear no more answers, and return what `kept` tells."""
        self._is_gone = True
        for section in self.sections:
            section.leave()
        self.changes.leave()
        return self.kept()

    def _offer(self, who: AtWork) -> None:
        self.message.say("")
        for kind in _KINDS:
            if who.may(*kind.sees):
                section = kind(self._desk, self._background)  # type: ignore[call-arg]  # each kind names itself
                section.offer(who)
                section.done.connect(self.changed)
                section.done.connect(lambda _: self.changes.refresh())
                self.sections.append(section)
                self.stack.addWidget(section)
                self.names.addItem(section.title)
        self.names.setCurrentRow(min(self._wanted, len(self.sections) - 1))
        if self._part:
            self.show_part(self._part)
        self.changes.refresh()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.sections):
            self.stack.setCurrentWidget(self.sections[row])
            self.sections[row].refresh()

    def _enter(self) -> None:
        section = self.section()
        if section is not None:
            section.setFocus()
            section.focusNextChild()

    def _broke(self, fault: BaseException) -> None:
        self.message.say(explained(fault), "error")

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("surface", "panel")
        left.setProperty("edge", "right")
        left.setFixedWidth(_WIDTH)
        self.names.setAccessibleName(tr("Sections"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setSpacing(3)
        self.names.setWordWrap(True)
        self.names.setTextElideMode(Qt.TextElideMode.ElideNone)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 8, 12)
        column.addWidget(PlainLabel(tr("Administration"), "title"))
        column.addWidget(self.message)
        column.addWidget(self.names, 1)
        column.addWidget(PlainLabel(tr("↑ ↓ section · ↵ into it · Esc back"), "label"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.changes)
