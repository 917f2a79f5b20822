"""Made-up people for the demonstration, one for each role, made by the same rules as real ones."""

from dataclasses import replace
from datetime import datetime

from triage.access.roles import Role
from triage.workflow.application import Application
from triage.workflow.people.people import add_person, confirm, grant

# Logins for `--as`; the names say that nobody is called so.
DEMO_PEOPLE = (
    ("demo-kliniker", "Opdigtet Sygeplejerske", Role.CLINICIAN),
    ("demo-laege", "Opdigtet Læge", Role.CLINICIAN),
    ("demo-sekretaer", "Opdigtet Sekretær", Role.MEDICAL_SECRETARY),
    ("demo-leder", "Opdigtet Afdelingsleder", Role.DEPARTMENT_HEAD),
    ("demo-forfatter", "Opdigtet Regelforfatter", Role.RULE_AUTHOR),
    ("demo-godkender", "Opdigtet Regelgodkender", Role.RULE_APPROVER),
    ("demo-kontrol", "Opdigtet Revisor", Role.AUDITOR),
    ("demo-admin", "Opdigtet Administrator", Role.ADMINISTRATOR),
)
_SECOND = "demo-leder"


def make_demo_people(app: Application, since: datetime | None = None) -> None:
    """Let each role be tried, from now on or `since`; what needs two people one proposes and the head confirms."""
    for login, name, role in DEMO_PEOPLE:
        add_person(app, login, name)
        given = grant(app, login, role, start=since)
        if given.needs_second:
            confirm(replace(app, actor=_SECOND, session=None), given.key)
