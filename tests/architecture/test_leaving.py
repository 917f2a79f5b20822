"""What leaves the screen leaves its layout first: Qt alone would not tell Python, and the program would end."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import modules, name, tree

_QT_ALONE = {"deleteLater", "replaceWidget"}
_ALLOWED = "ui/widgets/leaving.py"


def left_to_qt(module: ast.Module) -> list[str]:
    """Return each place where `module` has Qt take something away by itself."""
    attributes = [node for node in ast.walk(module) if isinstance(node, ast.Attribute)]
    return [f"{node.lineno} {node.attr}" for node in attributes if node.attr in _QT_ALONE]


@pytest.mark.parametrize("path", modules("ui"), ids=name)
def test_that_parts_of_the_screen_are_let_go_in_one_way(path: Path) -> None:
    if name(path) != _ALLOWED:
        assert left_to_qt(tree(path)) == []


@pytest.mark.parametrize(
    "source", ["card.deleteLater()", "dialog.finished.connect(dialog.deleteLater)", "rows.replaceWidget(old, new)"]
)
def test_that_what_is_left_to_qt_is_found(source: str) -> None:
    assert left_to_qt(ast.parse(source))
