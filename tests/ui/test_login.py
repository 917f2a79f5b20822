"""The passphrase dialog: returns what was typed, and lets no new passphrase be mistyped."""

from pytestqt.qtbot import QtBot

from ui.login.passphrase import PassphraseDialog


def dialog(qtbot: QtBot, *, is_new: bool, first: str, second: str = "") -> PassphraseDialog:
    """A dialog with something typed, and accepted."""
    made = PassphraseDialog(is_new=is_new)
    qtbot.addWidget(made)
    made.first.setText(first)
    made.second.setText(second)
    made.accept()
    return made


def test_that_the_passphrase_typed_is_returned(qtbot: QtBot) -> None:
    assert dialog(qtbot, is_new=False, first="blå himmel").passphrase() == "blå himmel"


def test_that_a_new_passphrase_must_be_typed_twice_the_same(qtbot: QtBot) -> None:
    made = dialog(qtbot, is_new=True, first="blå himmel", second="blå himmmel")
    assert made.passphrase() is None
    assert made.fault.text() == "De to er ikke ens. Skriv dem igen."


def test_that_an_empty_passphrase_opens_nothing(qtbot: QtBot) -> None:
    assert dialog(qtbot, is_new=False, first="").passphrase() is None


def test_that_giving_up_returns_nothing(qtbot: QtBot) -> None:
    made = dialog(qtbot, is_new=False, first="")
    made.reject()
    assert made.passphrase() is None
