"""The one signal by which pages hear that something changed."""

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """Carries a `triage.workflow.application.Changed` to the pages; each refreshes only if it is concerned."""

    changed = Signal(object)
