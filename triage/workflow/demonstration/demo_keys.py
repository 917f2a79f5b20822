"""Keys of the made-up people who write and approve rules: certified by the same rules as real ones."""

from dataclasses import replace

from triage.access.roles import Role
from triage.workflow.application import Application
from triage.workflow.people.demo_people import DEMO_PEOPLE
from triage.workflow.tune.keys.certificates import certify
from triage.workflow.tune.keys.keys import make_key

_SIGN = frozenset({Role.DEPARTMENT_HEAD, Role.RULE_AUTHOR, Role.RULE_APPROVER})


def make_demo_keys(app: Application) -> None:
    """Let the made-up head and author sign drafts, and the head and the approver what another wrote."""
    keeper = next(login for login, _, role in DEMO_PEOPLE if role is Role.ADMINISTRATOR)
    for login, _, role in DEMO_PEOPLE:
        if role in _SIGN:
            made = make_key(replace(app, actor=login, session=None))
            certify(replace(app, actor=keeper, session=None), login, made)
