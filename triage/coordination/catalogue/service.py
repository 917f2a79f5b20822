"""The services that departments hold, and who of them lets whom book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from triage.coordination.names import department_words
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.supply import PrepRule
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of visit: `name` is what everybody calls it, `words` what else appointments and slots call it.

    `any_dept` tells that every department that offers it may hold it. `resources` are kinds of rooms and devices.
    `english` is what it is called in English, empty where nobody said.
    """

    name: str
    words: tuple[str, ...] = ()
    minutes: int = 30
    any_dept: bool = False
    fasting_hours: int | None = None
    gives_food: bool = False
    tags: frozenset[str] = frozenset()
    exam: str = ""
    purpose: str = ""
    resources: tuple[str, ...] = ()
    english: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A visit of the service `after` needs one of `before`, at most `within_days` from it to belong to it.

    Gaps are minutes from the end of the one to the start of the other. `is_required`: that there is none is told.
    """

    before: str
    after: str
    min_gap_min: int = 0
    max_gap_min: int | None = None
    kind: str = ""
    within_days: int = 42
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Equipment:
    """A room or device that `capacity` visits can use at once; every hospital has its own.

    `name` is what it is called in a sentence ("ekkoapparatet"), None where nobody said.
    """

    kind: str
    capacity: int = 1
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """How appointments of a department are changed; an empty name or site is any."""

    capability: Capability
    department: str = ""
    site: str = ""
    phone: str = ""

    def fits(self, name: str, site: str) -> bool:
        """Return whether the line is about this department."""
        return self.department in ("", name) and self.site in ("", site)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has the say over a department's calendar: `phone` is empty where nobody told it."""

    dept: str
    name: str
    site: str
    capability: Capability
    phone: str = ""


@dataclass(frozen=True)
class ServiceCatalogue:
    """All that the file says; what it does not know is held by its own department alone, and booked by telephone."""

    services: Mapping[str, Service] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()
    prep_rules: tuple[PrepRule, ...] = ()
    equipment: Mapping[str, Equipment] = field(default_factory=dict)
    owner_lines: tuple[OwnerLine, ...] = ()
    open_weekends: frozenset[str] = frozenset()
    policy: Policy = field(default_factory=Policy)

    def service(self, words: str) -> Service:
        """Return the service that an appointment or a slot calls so; an unknown one is as its words say."""
        return self._by_words.get(words.strip().casefold(), Service(words.strip()))

    def owner(self, dept: str, site: str, phone: str = "") -> Owner:
        """Return who has the say; `phone` is the number at the source, which the file's own goes before."""
        name = department_words(dept)
        line = next((one for one in self.owner_lines if one.fits(name, site)), OwnerLine(Capability.PHONE))
        return Owner(dept, name, site, line.capability, line.phone or phone)

    @cached_property
    def _by_words(self) -> dict[str, Service]:
        named = [(words, one) for one in self.services.values() for words in (one.name, *one.words)]
        return {words.strip().casefold(): one for words, one in named}
