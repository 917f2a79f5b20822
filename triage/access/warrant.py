"""On what an act rests: the role and department that allow it, as the audit log keeps it."""

from dataclasses import dataclass

from triage.access.roles import Role


@dataclass(frozen=True, slots=True)
class Warrant:
    """Why an act was allowed; `relation` says what joins the department and the patient.

    `override` is the reason of a break-glass, None where there was none.
    """

    role: Role
    department: str
    relation: str = ""
    override: str | None = None
