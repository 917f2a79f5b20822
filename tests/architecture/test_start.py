"""The window is painted before anything slow is loaded."""

import subprocess
import sys

SLOW = (
    "sqlalchemy",
    "alembic",
    "requests",
    "keyring",
    "numpy",
    "pandas",
    "pydantic",
    "ruamel",
    "holidays",
    "pyqtgraph",
)


# What is asked before the first row is there, by the names of the workflow's modules.
FIRST_ASKED = (
    *("people.at_work", "lists.list_cases", "lists.gains", "lists.not_acute"),
    *("intake.source_states", "watching.read_news"),
)
FOR_RULES = ("pydantic", "ruamel", "holidays", "pandas", "numpy", "pyqtgraph", "triage.scoring.rules.load")


def _loaded(lines: str, asked: tuple[str, ...]) -> list[str]:
    """Return which of the modules `asked` a process of its own has loaded after `lines`."""
    told = f"{lines}; import sys; print(*sorted(set({asked}) & sys.modules.keys()))"
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return shown.stdout.split()


def test_that_nothing_slow_is_loaded_before_the_window_is_painted() -> None:
    assert _loaded("import ui.__main__, ui.start.app", (*SLOW, "triage.workflow.chart.chart")) == []


def test_that_what_reads_rules_is_not_loaded_before_the_list_is_there() -> None:
    first = ", ".join(f"triage.workflow.{name}" for name in FIRST_ASKED)
    assert _loaded(f"import triage.bootstrap, {first}", FOR_RULES) == []


def test_that_the_window_imports_without_the_detour_of_the_binding() -> None:
    lines = "import builtins as b; from ui.start import plain_imports as p; p.import_plainly(); "
    lines += "assert b.__import__ is b.__orig_import__"
    assert _loaded(lines, ("PySide6.QtCore",)) == ["PySide6.QtCore"]
