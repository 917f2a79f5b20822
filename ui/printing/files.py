"""Files asked for; those that leave the program are written whole or not at all, for their owner alone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from re import findall
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from triage.errors import StoreError, Text
from ui.translate import tr

if TYPE_CHECKING:
    from ui.printing.sheet import Paper

NOT_WRITTEN = Text(
    "Filen kunne ikke gemmes dér. Vælg en anden mappe.", "The file could not be written there. Choose another folder."
)
# A window, what is suggested or the title over the question, and the kinds of file.
AskPath = Callable[[QWidget, str, str], Path | None]


def ask_path(parent: QWidget, suggested: str, kinds: str) -> Path | None:
    """Return where to write one of some kinds ("PDF (*.pdf);;PNG (*.png)"), as the person says; None = given up."""
    chosen, kind = QFileDialog.getSaveFileName(parent, tr("Save as"), str(_documents() / suggested), kinds)
    if not chosen:
        return None
    path = named(Path(chosen), kinds, kind)
    # The dialog asked about a file of the name that was typed, not of this one.
    return path if str(path) == chosen or not path.exists() else ask_path(parent, path.name, kinds)


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return which file of some kinds to read, as the person says; None = given up."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_documents()), kinds)
    return Path(chosen) if chosen else None


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def named(path: Path, kinds: str, kind: str) -> Path:
    """Return a path that ends as one of the kinds does: one that ends otherwise is given the end of `kind`."""
    if path.suffix.lower() in _ends(kinds):
        return path
    return path.with_name(f"{path.name}{_ends(kind or kinds)[0]}")


def save_pdf(paper: "Paper", path: Path) -> None:
    """Write `paper` as a PDF file; raises StoreError where it cannot be, and what stood there stays."""
    # Imported on use: the start must be quick.
    from ui.printing.sheet import write_pdf

    write_whole(path, partial(write_pdf, paper))


def write_whole(path: Path, write: Callable[[Path], int]) -> None:
    """Let `write` make a file (0: it could not) that stands at `path` whole; raises StoreError where it cannot be.

    What stood there stays then.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        if not write(half) or not half.is_file():
            raise StoreError(NOT_WRITTEN)
        half.chmod(0o600)
        half.replace(path)
    except OSError as fault:
        raise StoreError(NOT_WRITTEN) from fault
    finally:
        half.unlink(missing_ok=True)


def _ends(kinds: str) -> list[str]:
    return findall(r"\*(\.\w+)", kinds)
