"""Whatever people do with roles: nobody raises their own rights, and nobody chooses a watcher alone."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import NOW
from triage.access.administration import TWO_PEOPLE, Given, Standing, lasting_administrators
from triage.access.roles import Role
from triage.bootstrap import open_application
from triage.errors import VisitaError
from triage.settings import Settings
from triage.store.people.people import given, grants_of, people
from triage.workflow.application import Application
from triage.workflow.people.people import add_person, confirm, deactivate, grant, revoke

LOGINS = ("first", "bo", "eva", "ida")
LOGIN, ROLE = st.sampled_from(LOGINS), st.sampled_from(list(Role))
NUMBER = st.integers(1, 12)


class Administration(RuleBasedStateMachine):
    """Anybody tries anything; after each act the roles must be such as no single person could have made them."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.now = NOW
        settings = Settings(home=Path(self.folder.name), actor="first")
        self.app = open_application(settings, is_demo=True, clock=lambda: self.now)
        for login in LOGINS[1:]:
            add_person(self.app, login, login.title())

    @rule(actor=LOGIN, login=LOGIN, role=ROLE, days=st.none() | st.integers(1, 3))
    def give(self, actor: str, login: str, role: Role, days: int | None) -> None:
        end = None if days is None else self.now + timedelta(days=days)
        self._try(actor, lambda app: grant(app, login, role, None, None, end))

    @rule(actor=LOGIN, number=NUMBER)
    def confirm(self, actor: str, number: int) -> None:
        self._try(actor, lambda app: confirm(app, number))

    @rule(actor=LOGIN, number=NUMBER)
    def revoke(self, actor: str, number: int) -> None:
        self._try(actor, lambda app: revoke(app, number))

    @rule(actor=LOGIN, login=LOGIN, back=st.booleans())
    def deactivate(self, actor: str, login: str, back: bool) -> None:
        self._try(actor, lambda app: deactivate(app, login, is_active=back))

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    def _try(self, actor: str, act: Callable[[Application], object]) -> None:
        before = self._roles(actor)
        with suppress(VisitaError):
            act(replace(self.app, actor=actor, session=None))
        assert self._roles(actor) <= before, "somebody raised their own rights"

    def _roles(self, login: str) -> set[Role]:
        with self.app.store.read() as connection:
            return {one.role for one in grants_of(connection, login, self.now)}

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "app"):
            return
        with self.app.store.read() as connection:
            every = given(connection)
            active = {one.login for one in people(connection) if one.is_active}
        for login in LOGINS:
            roles = [one.role for one in every if one.login == login and one.standing(self.now) is not Standing.ENDED]
            assert Role.AUDITOR not in roles or set(roles) == {Role.AUDITOR}
        assert lasting_administrators(every, active, self.now), "no administrator is left"
        assert all(_is_by_two(one, self.now) for one in every)

    def teardown(self) -> None:
        if hasattr(self, "app"):
            self.app.store.close()
            self.folder.cleanup()


def _is_by_two(one: Given, now: datetime) -> bool:
    """Return whether a role that needs it was proposed and confirmed by two who do not have it."""
    if one.standing(now) is not Standing.IN_FORCE or one.role not in TWO_PEOPLE:
        return True
    return one.approved_by is not None and len({one.granted_by, one.approved_by, one.login}) == 3


Administration.TestCase.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAdministration = Administration.TestCase
