"""Who is at work, with what they have been given to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.access.roles import Role

# So long after the shared store last answered a person its copy may be worked on, with the rights of that time; then
# it is shown to nobody, and wiped.
OFFLINE_AT_MOST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a department, which is known by its key and shown by its name (and SOR code, where it has one)."""

    role: Role
    department: int
    department_name: str
    sor: str = ""

    @property
    def place(self) -> str:
        """Return the department as the audit log names it."""
        return f"{self.department_name} (SOR {self.sor})" if self.sor else self.department_name


@dataclass(frozen=True, slots=True)
class Session:
    """A person at work since a time; `is_proved` tells that Visita itself asked for the passphrase.

    The grants are those at that time: whoever asks for a right while the store can be reached reads them anew.
    """

    login: str
    name: str
    id: str
    since: datetime
    grants: tuple[Grant, ...] = ()
    is_proved: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles held in any department."""
        return frozenset(grant.role for grant in self.grants)
