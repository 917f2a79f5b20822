"""What a window may ask of the workflow about text for the patient's record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.desks.loading import LOADING, Opened


@dataclass(frozen=True, slots=True)
class JournalDesk:
    """`text` returns a case as text in a language, and writes in the log first; slow, so for the background."""

    text: Callable[[int, str], str]


def journal_desk(app: Opened) -> JournalDesk:
    """Bind the workflow's function to the application that `app` gives."""
    return JournalDesk(text=partial(_text, app))


# The workflow is imported where it is called, on a thread, as in `ui.desks.desk`.


def _text(app: Opened, case: int, language: str) -> str:
    with LOADING:
        from triage.workflow.chart.journal import journal_text

    return journal_text(app(), case, language)
