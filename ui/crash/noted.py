"""Remember faults: in memory while the program runs, and each once in a file of its own beside the preferences."""

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication

from ui.crash.facts import Facts, facts_of, report
from ui.preferences import profile_folder

_NOTED = "visita_faults"
_MOST_FILES = 20


class Noted:
    """Reports by their number, the newest last; a fault that comes again is noted once."""

    def __init__(self) -> None:
        self.reports: dict[str, str] = {}

    def add(self, facts: Facts) -> None:
        """Note a fault, and write it down where a folder is known."""
        if facts.number in self.reports:
            self.reports[facts.number] = self.reports.pop(facts.number)
            return
        self.reports[facts.number] = report(facts, datetime.now(UTC).isoformat(timespec="seconds"))
        folder = profile_folder()
        if folder is not None:
            _write(folder / "faults", facts.number, self.reports[facts.number])


def note(fault: BaseException) -> str:
    """Note a fault, and return its number."""
    facts = facts_of(fault)
    noted().add(facts)
    return facts.number


def noted() -> Noted:
    """Return what was noted since the program began."""
    application = QCoreApplication.instance()
    if application is None:
        return Noted()
    found = application.property(_NOTED)
    if found is None:
        found = Noted()
        application.setProperty(_NOTED, found)
    return cast("Noted", found)


def reports_in(text: str) -> list[str]:
    """Return the reports of the faults whose numbers stand in a text."""
    return [told for number, told in noted().reports.items() if number in text]


def _write(folder: Path, number: str, told: str) -> None:
    # A full disk must not make one fault into two.
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text(told, encoding="utf-8")
        files = sorted(folder.glob("*.txt"), key=lambda file: file.stat().st_mtime)
        for old in files[:-_MOST_FILES]:
            old.unlink(missing_ok=True)
    except OSError:
        return
