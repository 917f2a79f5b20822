"""Text from outside is never taken for mark-up: outside ui/widgets a text-guessing widget is told it holds plain text.

Qt guesses whether a QLabel's or QMessageBox's text is rich text; 961 characters of the wrong kind freeze a window.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import dotted, imported_names, modules, name, tree

_GUESSING = {"QLabel", "QMessageBox", "QErrorMessage"}
_MADE = "from PySide6.QtWidgets import QLabel\ndef f():\n    made = QLabel(t)\n"
_RICH = {"RichText", "AutoText", "MarkdownText", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"}


def rich_texts(module: ast.Module) -> Iterator[str]:
    """Return each place where `module` makes, derives from or switches to a widget that reads mark-up."""
    imported = imported_names(module)
    plain = _made_plain(module)
    for node in ast.walk(module):
        for used in () if node in plain else _uses(node):
            if _GUESSING & set(dotted(used, imported).split(".")):
                yield f"{used.lineno} {dotted(used, imported)}"
        if isinstance(node, ast.Attribute) and node.attr in _RICH:
            yield f"{node.lineno} {node.attr}"


def _made_plain(module: ast.Module) -> set[ast.AST]:
    """Return each call `x = Made(...)` in a function that goes on with `x.setTextFormat(Qt.TextFormat.PlainText)`."""
    made: set[ast.AST] = set()
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        inside = list(ast.walk(function))
        told = {ast.unparse(node) for node in inside if isinstance(node, ast.Call)}
        for node in inside:
            if isinstance(node, ast.Assign):
                wanted = f"{ast.unparse(node.targets[0])}.setTextFormat(Qt.TextFormat.PlainText)"
                made |= {node.value} if wanted in told else set()
    return made


def _uses(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        return [node.func]
    return node.bases if isinstance(node, ast.ClassDef) else []


@pytest.mark.parametrize("path", modules("ui"), ids=name)
def test_that_screens_show_text_only_through_the_plain_widgets(path: Path) -> None:
    if "widgets" not in path.parts:
        assert list(rich_texts(tree(path))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel\nQLabel(text)",
        "from PySide6.QtWidgets import QLabel as Shown\nShown()",
        "from PySide6 import QtWidgets\nQtWidgets.QLabel(text)",
        "from PySide6.QtWidgets import QMessageBox\nQMessageBox.warning(None, a, b)",
        "from PySide6.QtWidgets import QLabel\nclass Banner(QLabel): ...",
        "view.setHtml(text)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        _MADE + "    other.setTextFormat(Qt.TextFormat.PlainText)",
    ],
)
def test_that_a_text_guessing_widget_is_found(source: str) -> None:
    assert list(rich_texts(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "PlainLabel(text)",
        "view.setPlainText(text)",
        "from PySide6.QtWidgets import QLabel\ndef f(x: QLabel) -> None: ...",
        _MADE + "    made.setTextFormat(Qt.TextFormat.PlainText)",
    ],
)
def test_that_plain_text_is_let_through(source: str) -> None:
    assert not list(rich_texts(ast.parse(source)))
