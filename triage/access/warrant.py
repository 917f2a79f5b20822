"""On what an act rests: the role and department that allow it, as the audit log keeps it."""

from dataclasses import dataclass

from triage.access.conditions import Condition
from triage.access.roles import Role


@dataclass(frozen=True, slots=True)
class Warrant:
    """Why an act was allowed; `relation` says what joins the department and the patient.

    `override` is the reason of a break-glass, None where there was none. `conditions` are what the act still has to
    observe. `departments` are all where the person may do the act, `in_full` those of them where nothing is masked.
    `behalf` names for whom.
    """

    role: Role
    department: str
    relation: str = ""
    override: str | None = None
    conditions: frozenset[Condition] = frozenset()
    departments: frozenset[int] = frozenset()
    in_full: frozenset[int] = frozenset()
    name: str = ""
    session: str = ""
    behalf: str = ""

    @property
    def is_masked(self) -> bool:
        """Return whether something of what the act shows is to be left out."""
        return bool(self.conditions & _MASKS)


_MASKS = frozenset({Condition.FRONT, Condition.PSEUDONYMISED})
