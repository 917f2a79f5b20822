"""Departments, and which of them a case belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What can belong to a department; the first that is named of a case says whose it is.

    A service is the name or reference under which appointments name a clinic.
    """

    TEAM = "team"
    PROGRAMME = "programme"
    SOURCE = "source"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its SOR code, if known, and what belongs to it.

    The appointments of a sensitive one are shown to others as time taken.
    """

    key: int
    name: str
    sor: str = ""
    is_sensitive: bool = False
    parts: tuple[tuple[Part, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Which department has what; `first` has all that no line names."""

    first: int
    parts: Mapping[tuple[Part, str], int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_single(self) -> bool:
        """Return whether there is one department only."""
        return len(self.names) == 1

    def of_case(self, team: str | None, programme: str, source: str) -> int:
        """Return whose a case is: by its team, else its programme, else its source, else the first department's."""
        named = (Part.TEAM, team or ""), (Part.PROGRAMME, programme), (Part.SOURCE, source)
        return next((self.parts[one] for one in named if one in self.parts), self.first)

    def of_clinic(self, department: str, service: str | None) -> int | None:
        """Return whose an appointment is, None where it is none of the departments here."""
        for name in filter(None, (service, department)):
            found = self.parts.get((Part.SERVICE, name), self.names.get(name))
            if found is not None:
                return found
        return None
