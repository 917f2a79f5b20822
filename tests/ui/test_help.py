"""Help beside the work: our own pages, in the language in force, and nothing from anywhere else."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.actions import commands
from ui.frame.rail import INTAKE, WORKLIST
from ui.help.articles import ARTICLES, ENGLISH, KEYS, article_names, article_of_page, read_article
from ui.help.search import find_articles
from ui.help.window import HelpWindow
from ui.main_window import MainWindow
from ui.offered import PAGE_ACTS
from ui.widgets.help_browser import HelpBrowser

pytestmark = pytest.mark.qt_log_ignore("does not support")
FOLDER = Path("resources/help")


def opened(window: MainWindow) -> HelpWindow:
    """Return the window of the help."""
    (found,) = window.findChildren(HelpWindow)
    return found


def test_that_f1_opens_the_page_concerned_and_the_work_stays(window: MainWindow) -> None:
    window.commands.show_intake()
    window.commands.show_help()
    assert opened(window).name == article_of_page(INTAKE)
    assert opened(window).isVisible()
    assert not opened(window).isModal()
    assert window.frame.full_page() is not None


@pytest.mark.parametrize("page", list(PAGE_ACTS))
def test_that_every_page_of_the_window_leads_to_help_that_is_there(qapp: QApplication, page: int) -> None:
    assert read_article(article_of_page(page), "da") is not None


def test_that_every_file_is_a_page_and_readable_in_both_languages(qapp: QApplication) -> None:
    files = {file.stem for file in FOLDER.glob("*.md")} - {"README"}
    assert files | {KEYS} == set(article_names())
    for name in article_names():
        for language in ("da", "en"):
            article = read_article(name, language)
            assert article.title != name
            assert ENGLISH not in article.text


@pytest.mark.parametrize("name", [name for name in ARTICLES if name != KEYS])
def test_that_every_page_for_those_who_use_the_window_is_there_in_danish_and_english(name: str) -> None:
    assert ENGLISH in (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def test_that_a_page_in_two_languages_has_a_title_and_a_text_in_each() -> None:
    for file in FOLDER.glob("*.md"):
        danish, marker, english = file.read_text(encoding="utf-8").partition(ENGLISH)
        if marker and file.stem != "README":
            for part in (danish, english):
                assert len(re.findall(r"^# ", part, re.MULTILINE)) == 1, file
                assert len(part.split()) > 50, file


def test_that_every_link_between_pages_leads_somewhere() -> None:
    for file in FOLDER.glob("*.md"):
        for target in re.findall(r"\]\(([\w-]+)\.md", file.read_text(encoding="utf-8")):
            if file.stem != "README":
                assert (FOLDER / f"{target}.md").is_file(), (file, target)


def test_that_the_page_of_keys_holds_every_command(qapp: QApplication) -> None:
    text = read_article(KEYS, "da").text
    assert all(command.text in text for command in commands())


def test_that_the_first_page_says_what_grey_means(qapp: QApplication) -> None:
    assert "Kan ikke vurderes" in read_article("start", "da").text
    assert "Cannot be assessed" in read_article("start", "en").text


def test_that_a_page_is_found_by_its_words(qapp: QApplication) -> None:
    names = [hit.article.name for hit in find_articles("farverne betyder", "da")]
    assert "start" in names
    assert find_articles("qqqzzz", "da") == ()
    assert len(find_articles("", "da")) == len(article_names())


def test_that_the_language_of_the_window_is_that_of_the_help(window: MainWindow) -> None:
    window.commands.next_language()
    window.help.show("start")
    assert "Getting started" in opened(window).browser.toPlainText()


def test_that_a_window_in_another_language_is_not_left_behind(window: MainWindow) -> None:
    window.help.show("start")
    window.commands.next_language()
    settle(window)
    assert not any(each.isVisible() for each in window.findChildren(HelpWindow))


def test_that_a_link_to_a_page_leads_there_and_back(window: MainWindow) -> None:
    window.help.show("start")
    shown = opened(window)
    shown.browser.anchorClicked.emit(QUrl("casework.md#x"))
    assert shown.name == "casework"
    shown.go_back()
    assert shown.name == "start"


@pytest.mark.parametrize(
    "address",
    ["http://example.org/x.md", "file:///etc/passwd", "../../etc/passwd", "/etc/passwd", "start.md.exe", "x:y"],
)
def test_that_nothing_outside_the_house_is_followed_or_fetched(qtbot: QtBot, address: str) -> None:
    browser = HelpBrowser()
    qtbot.addWidget(browser)
    followed: list[str] = []
    browser.wanted.connect(followed.append)
    browser.anchorClicked.emit(QUrl(address))
    kinds = QTextDocument.ResourceType
    assert followed == []
    for kind in (kinds.ImageResource, kinds.StyleSheetResource, kinds.HtmlResource, kinds.MarkdownResource):
        assert browser.loadResource(kind.value, QUrl(address)) is None


def test_that_mark_up_in_a_page_fetches_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"x")
    browser = HelpBrowser()
    qtbot.addWidget(browser)
    text = f"# x\n\n![x](file://{picture}) ![y](http://127.0.0.1:9/y.png)"
    browser.show_page(text)
    browser.grab()
    assert browser.toPlainText().startswith("x")


def test_that_pages_that_are_listed_lead_from_pages_that_there_are() -> None:
    assert {page for pages in ARTICLES.values() for page in pages} <= set(PAGE_ACTS)
    assert WORKLIST in PAGE_ACTS
