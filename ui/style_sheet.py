"""One style sheet for the whole program, its colours filled in from a theme's tokens."""

import re
from functools import partial
from pathlib import Path
from string import Template

from triage.resources import resource

# A hairline stays one, and a corner that is rounder than its side is long would not be drawn round at all.
_LENGTH = re.compile(r"(?<!radius: )\b([2-9]|\d{2,})px")
_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $background; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 4px; }

QFrame[surface="panel"] { background: $panel; }
QFrame[surface="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[surface="background"] { background: $background; }
QFrame[surface="red"] { background: $red_field; border-radius: 6px; }
QFrame[surface="yellow"] { background: $yellow_field; border-radius: 6px; }
QFrame[surface="green"] { background: $green_field; border-radius: 6px; }
QFrame[surface="grey"] { background: $grey_field; border-radius: 6px; }
QFrame[surface="accent"] { background: $accent_weak; border-radius: 6px; }

QFrame[band="on"] { border-radius: 0; }

QFrame[emergency="on"] { border: 5px solid $red_text; border-radius: 0; }

QFrame[edge="right"] { border-right: 1px solid $line; }
QFrame[edge="top"] { border-top: 1px solid $line; }
QFrame[edge="bottom"] { border-bottom: 1px solid $line; }

QToolButton[kind="rail"] { background: transparent; border: none; border-radius: 8px; padding: 6px 2px; color: $muted;
    font-size: 10px; }
QToolButton[kind="rail"]:hover { background: $accent_weak; }
QToolButton[kind="rail"]:focus { border: 1px solid $accent; }
QToolButton[kind="rail"]:checked { background: $accent_weak; color: $accent; font-weight: 600; }

QFrame[surface="popup"] { background: $panel; border: 1px solid $muted; border-radius: 8px; }
QToolButton[kind="seat"] { background: transparent; border: none; border-radius: 6px; padding: 4px 8px;
    color: $ink; }
QToolButton[kind="seat"]::menu-indicator { image: none; }
QToolButton[kind="seat"]:hover { background: $accent_weak; }
QToolButton[kind="seat"]:focus { border: 1px solid $accent; }

QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[kind="copied"] { color: $accent; border: 1px solid transparent; border-radius: 4px; margin-left: -1px; }
QLabel[kind="copied"]:focus { border-color: $accent; }
QLabel[role="label"] { color: $muted; font-size: 11px; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="banner"] { font-size: 17px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="error"] { color: $red_text; font-weight: 600; }
QLabel[surface="red"] { color: $red_text; background: $red_field; border-radius: 4px; padding: 2px 8px; }
QLabel[surface="yellow"] { color: $yellow_text; background: $yellow_field; border-radius: 4px; padding: 2px 8px; }
QLabel[surface="green"] { color: $green_text; background: $green_field; border-radius: 4px; padding: 2px 8px; }
QLabel[surface="grey"] { color: $grey_text; background: $grey_field; border-radius: 4px; padding: 2px 8px; }
QLabel[band="on"] { border-radius: 0; padding: 8px 10px; }
QLabel[surface="key"] { color: $muted; background: $panel; border: 1px solid $line; border-radius: 4px;
    padding: 0px 5px; font-size: 11px; }

QPushButton { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { border-color: $accent; }
QPushButton:focus { border: 1px solid $accent; outline: none; }
QPushButton:disabled { color: $muted; }
QPushButton:checked, QPushButton[kind="primary"] { background: $accent; color: $panel; border-color: $accent; }
QPushButton[kind="primary"]:disabled { background: $grey_field; color: $grey_text; border-color: $line; }
QPushButton[kind="chip"] { border-radius: 12px; padding: 2px 8px; }
QPushButton[kind="chip"]:checked { background: $accent_weak; color: $accent; border-color: $accent; }
QPushButton[kind="alarm"] { background: $red_field; color: $red_text; border-color: $red_field; font-weight: 600;
    padding: 3px 10px; }
StatusStrip QPushButton, StatusStrip QPushButton[kind="alarm"] { min-height: 14px; padding: 0px 8px;
    border-radius: 4px; }
QFrame[surface="red"] QPushButton[kind="alarm"] { border-color: $red_text; }
QPushButton[kind="alarm"]:hover, QPushButton[kind="alarm"]:focus { border-color: $red_text; }
QPushButton[kind="quiet"] { border: 1px solid transparent; border-radius: 6px; padding: 0px; background: transparent; }
QPushButton[kind="quiet"]:hover { background: $accent_weak; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="link"], QPushButton[kind="cite"] { border: 1px solid transparent; color: $accent; font-weight: 600;
    padding: 3px 5px; background: transparent; }
QPushButton[kind="cite"] { font-weight: normal; padding: 3px; margin-left: -4px; }
QPushButton[kind="link"]:focus, QPushButton[kind="cite"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit { background: $panel; border: 1px solid $line; border-radius: 6px;
    padding: 4px 8px; selection-background-color: $selection; selection-color: $ink; placeholder-text-color: $muted; }
QLineEdit { min-height: 18px; }
QLineEdit[changed="true"] { border: 1px solid $accent; font-weight: 600; }
QLineEdit:read-only { color: $muted; }
QCheckBox::indicator:unchecked { border: 1px solid $muted; border-radius: 2px; background: $panel; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QComboBox, QDateEdit { min-height: 18px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; selection-background-color: $selection;
    selection-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus { border: 1px solid $accent; }

QAbstractItemView { background: $panel; border: none; outline: none; gridline-color: $line;
    selection-background-color: $selection; selection-color: $ink; }
QListWidget::item { padding: 5px 8px; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 6px 0px; font-size: 11px; }
RowsView QHeaderView::section:first { padding-left: 40px; }

QTabBar::tab { background: transparent; color: $muted; padding: 8px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }

/* The lists of the rules, under the tabs that have them: chips, so that nobody takes the two for one. */
RulesEditor QTabBar::tab { padding: 3px 10px; margin: 2px 4px 2px 0px; border: 1px solid $line; border-radius: 11px; }
RulesEditor QTabBar::tab:first { margin-left: 16px; }
RulesEditor QTabBar::tab:selected { color: $accent; background: $accent_weak; border-color: $accent; }

QTextBrowser { background: $panel; border: 1px solid $line; border-radius: 8px; }
QScrollArea { border: none; background: transparent; }
QScrollArea[kind="text"]:focus { border: 1px solid $accent; border-radius: 4px; }
QAbstractScrollArea::corner { background: $panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 16px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
""")


def style_sheet(tokens: dict[str, str], zoom: int = 100) -> str:
    """Return the sheet, `zoom` percent large, with every `$token` filled in; KeyError names one the palette lacks."""
    sheet = _SHEET.template if zoom == 100 else _LENGTH.sub(partial(_zoomed, zoom), _SHEET.template)
    return Template(sheet).substitute(tokens, arrow=Path(str(resource("icons", "down.svg"))).as_posix())


def _zoomed(zoom: int, length: re.Match[str]) -> str:
    return f"{round(int(length.group(1)) * zoom / 100)}px"
