"""What a person likes of the screen is kept for that person, and nothing else is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from ui.frame.rail import INTAKE
from ui.main_window import MainWindow
from ui.preferences import keep_in, preferences, take_up
from ui.theme import THEMES, ZOOMS, apply_theme, body_font, current_theme, load_theme, roomy, scaled, set_sizes, zoom
from ui.translate import install_translator, language
from ui.window.standing import bring_back


@pytest.fixture
def profile(qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    """A folder in which preferences are kept."""
    keep_in(qapp, tmp_path)
    yield tmp_path
    qapp.setProperty("visita_profile", None)
    qapp.setProperty("visita_preferences", None)
    set_sizes(qapp, 100, is_compact=False)
    install_translator(qapp, "da")
    apply_theme(qapp, load_theme("light"))


def again(open_window: Callable[..., MainWindow], work: MadeUpWorkflow, window: MainWindow) -> MainWindow:
    """Close a window and open the next."""
    window.close()
    return open_window(work)


def test_that_what_one_likes_another_does_not_get(profile: Path) -> None:
    take_up("anna").keep("window/theme", "dark")
    assert take_up("bo").text("window/theme") == ""
    assert take_up("anna").text("window/theme") == "dark"


def test_that_the_file_tells_neither_who_nor_about_whom(
    profile: Path, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    window = open_window(work)
    window.commands.select_next()
    settle(window)
    window.commands.next_theme()
    window.close()
    (file,) = (path for path in profile.iterdir() if path.suffix == ".ini")
    text = file.read_text() + file.name
    assert "theme" in text
    assert not any(word in text for word in ("tester", "Eksempel", "610152", "Person", "9995"))


def test_that_theme_language_zoom_and_density_come_back(
    profile: Path, qapp: QApplication, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    window = open_window(work)
    for command in ("next_theme", "next_language", "zoom_in", "next_density"):
        getattr(window.commands, command)()
    window.close()
    set_sizes(qapp, 100, is_compact=False)
    install_translator(qapp, "da")
    apply_theme(qapp, load_theme("light"))
    open_window(work)
    assert (current_theme().name, language(), zoom(), roomy(10)) == ("dark", "en", 110, scaled(5))


def test_that_who_chose_nothing_gets_nothing_of_the_one_before(
    profile: Path, qapp: QApplication, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    set_sizes(qapp, 200, is_compact=True)
    install_translator(qapp, "en")
    apply_theme(qapp, load_theme("dark"))
    open_window(work)
    assert (current_theme().name, language(), zoom()) == ("light", "da", 100)


def test_that_the_last_page_and_the_place_of_the_window_come_back(
    profile: Path, open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    window = open_window(work)
    window.commands.show_intake()
    window = again(open_window, work, window)
    assert window.frame.page == INTAKE


def test_that_a_window_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    window.move(9000, 9000)
    bring_back(window)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry().topLeft())


@pytest.mark.parametrize("kept", ["", "abc", "1.5", "99999999999999999999"])
def test_that_a_spoilt_value_is_as_if_it_had_never_been_said(profile: Path, qapp: QApplication, kept: str) -> None:
    liked = take_up("anna")
    liked.keep("window/zoom", kept)
    from ui.dress import wear

    wear(qapp, liked)
    assert zoom() in ZOOMS


def test_that_a_theme_that_is_no_more_is_light(profile: Path, qapp: QApplication) -> None:
    from ui.dress import wear

    liked = take_up("anna")
    liked.keep("window/theme", "purple")
    wear(qapp, liked)
    assert current_theme().name == THEMES[0]


def test_that_zoom_makes_letters_and_lengths_larger_at_once(window: MainWindow, qapp: QApplication) -> None:
    before, rail = body_font().pixelSize(), window.frame.rail.width()
    try:
        window.commands.zoom_in()
        settle(window)
        assert body_font().pixelSize() > before
        assert window.frame.rail.width() > rail
        window.commands.zoom_normal()
        assert body_font().pixelSize() == before
    finally:
        set_sizes(qapp, 100, is_compact=False)
        apply_theme(qapp, load_theme("light"))


def test_that_zoom_ends_at_its_bounds(window: MainWindow, qapp: QApplication) -> None:
    from ui.dress import zoom_by

    try:
        assert [zoom_by(qapp, 1) for _ in range(9)][-1] == 200
        assert [zoom_by(qapp, -1) for _ in range(9)][-1] == 80
    finally:
        set_sizes(qapp, 100, is_compact=False)
        apply_theme(qapp, load_theme("light"))


def test_that_without_a_folder_nothing_is_kept(window: MainWindow) -> None:
    assert not preferences().is_kept
