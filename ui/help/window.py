"""The window of the help: it lives beside the work, and goes with it."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ui.actions import trigger
from ui.help.articles import FIRST, read_article
from ui.help.search import Hit, find_articles
from ui.theme import scaled
from ui.translate import language, tr
from ui.widgets.help_browser import HelpBrowser
from ui.widgets.search_field import SearchField

_NAME = Qt.ItemDataRole.UserRole
# What the frame of the window takes of the screen.
_AROUND = QSize(40, 80)


class HelpWindow(QFrame):
    """The pages to the left, found by words; the one chosen to the right. Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Help"))
        self.setProperty("surface", "background")
        self.search = SearchField(tr("Search in the help"), tr("Search in the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Help pages"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = HelpBrowser()
        self._before: list[str] = []
        self.name = FIRST
        self._lay_out()
        self.search.asked.connect(self._find)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._choose)
        self.browser.wanted.connect(self.show_article)
        for keys, work in (("Esc", self.close), ("Alt+Left", self.go_back), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self, work)
        self._find()

    def show_article(self, name: str) -> None:
        """Show a page; of one that there is none, the first."""
        article = read_article(name, language()) or read_article(FIRST, language())
        if article is None:
            return
        if self.name != article.name:
            self._before.append(self.name)
        self.name = article.name
        self.browser.show_page(article.text, tr("This page is in English only.") if article.is_foreign else "")
        self._mark(article.name)

    def go_back(self) -> None:
        """Show the page before."""
        if self._before:
            name = self._before.pop()
            self.show_article(name)
            self._before.pop()

    def _find(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        hits = find_articles(self.search.words(), language())
        for hit in hits:
            self.list.addItem(_item(hit))
        if not hits:
            none = QListWidgetItem(tr("No help page has these words."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.blockSignals(False)
        self._mark(self.name)

    def _mark(self, name: str) -> None:
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            if self.list.item(place).data(_NAME) == name:
                self.list.setCurrentRow(place)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME):
            self.show_article(str(item.data(_NAME)))

    def _lay_out(self) -> None:
        back = QPushButton(tr("Back  Alt+←"))
        back.clicked.connect(self.go_back)
        guide = QPushButton(tr("Show the introduction again"))
        guide.clicked.connect(partial(self._show_guide))
        left = QVBoxLayout()
        for widget in (self.search, self.list, guide, back):
            left.addWidget(widget)
        left_side = QWidget()
        left_side.setLayout(left)
        left_side.setFixedWidth(scaled(290))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(left_side)
        layout.addWidget(self.browser, 1)
        self.resize(QSize(scaled(960), scaled(720)).boundedTo(self.screen().availableSize() - _AROUND))

    def _show_guide(self) -> None:
        self.close()
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()
            trigger(window, "guide")


def _item(hit: Hit) -> QListWidgetItem:
    item = QListWidgetItem(f"{hit.article.title}\n{hit.place}" if hit.place else hit.article.title)
    item.setData(_NAME, hit.article.name)
    if hit.article.is_technical:
        item.setText(tr("{title}  (technical)").format(title=item.text()))
    return item
