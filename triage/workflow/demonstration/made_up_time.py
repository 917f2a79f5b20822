"""The year before a demonstration, lived through by made-up people: each of them at work at a time that is set."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from triage.workflow.application import Application


@dataclass(slots=True)
class MadeUpTime:
    """Stands still until it is set to so many weeks before `now`."""

    app: Application
    now: datetime
    weeks: int = 0

    def __call__(self) -> datetime:
        """Return the time it is."""
        return self.now - timedelta(weeks=self.weeks)

    def at_work(self, login: str) -> Application:
        """Return the application with this person at work, at whatever time it is."""
        return replace(self.app, clock=self, actor=login, session=None)
