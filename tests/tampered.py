"""A store of rules whose rows somebody changes past the program, and what the rules are while that stands there."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, text

from tests.builders import NOW
from tests.empty_stores import put_empty_store
from tests.tuning import Tuners, tuners
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store.database import Store
from triage.store.keeping.keys import DATABASE_NAME, DEMO_KEY
from triage.workflow.score.score import score
from triage.workflow.tune.rules_in_use import RulesInUse, read_rules


def made_in(home: Path) -> Tuners:
    """Make a store of real patients in a folder; whoever asks closes it."""
    settings = Settings(home=home, actor="tester")
    put_empty_store(settings.demo_home / DATABASE_NAME, DEMO_KEY)
    return tuners(open_application(settings, is_demo=True, clock=lambda: NOW))


@contextmanager
def with_two_versions(home: Path, minutes: int = 10) -> Iterator[Tuners]:
    """Give a store with two approved versions, the second in force, approved so many minutes after the first."""
    made = made_in(home)
    with closing(made.app.store):
        made.approved()
        score(made.app)
        made.clock.on(minutes=minutes)
        made.approved(spo2_red=88)
        score(made.app)
        yield made


def without_triggers(store: Store) -> None:
    """Throw away what guards the rows, as an owner of the database can."""
    with store.write() as connection:
        for name in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


class _UndoneError(Exception):
    """Ends the transaction: nothing of it is kept."""


@dataclass
class _Inside:
    """The store as one sees it in the midst of a transaction."""

    connection: Connection
    path: Path

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give the connection of that transaction."""
        yield self.connection


def seen(at_work: Tuners, change: Callable[[Connection], None]) -> RulesInUse:
    """Return what the rules are while a change of rows stands there, and take it back."""
    found = []
    with suppress(_UndoneError), at_work.app.store.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        change(connection)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        inside = cast("Store", _Inside(connection, at_work.app.store.path))
        found.append(read_rules(replace(at_work.app, store=inside)))
        raise _UndoneError
    return found[0]
