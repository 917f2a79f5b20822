"""The service catalogue as a file, checked with the line and the cure of every fault."""

from dataclasses import fields
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from triage.coordination.catalogue.service import Equipment, Order, OwnerLine, Service, ServiceCatalogue
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.supply import PrepRule
from triage.errors import Text
from triage.scoring.files.checked import Checked, Flag, Name, fault, read_checked
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Yaml, item_step

_TITLE = Text("Kataloget over ydelser kan ikke bruges. Ret:", "The catalogue of services cannot be used. Correct:")
_MINUTES_A_DAY = 24 * 60


def parse_services(text: str) -> ServiceCatalogue:
    """Return the catalogue in the YAML `text`; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _File, _TITLE)
    faults = Faults(_TITLE, lines)
    _check_names(file, faults)
    faults.check()
    return ServiceCatalogue(
        services={line.service: line.fact() for line in file.services},
        orders=tuple(line.fact() for line in file.orders),
        prep_rules=tuple(PrepRule(line.first, line.second, line.min_hours) for line in file.prep_rules),
        equipment={line.kind: line.fact() for line in file.equipment},
        owner_lines=tuple(line.fact() for line in file.owners),
        open_weekends=frozenset(file.open_weekends),
        policy=file.policy,
    )


def _at_least(least: int, value: Yaml) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = least - 1
    if number < least or number != value:
        raise fault(f"Skriv et helt tal, mindst {least}.", f"Write a whole number, {least} or more.")
    return number


def _policy(value: Yaml) -> Policy:
    """Return the numbers of coordination, those that the file leaves out as they ship."""
    known = {one.name for one in fields(Policy)}
    if not isinstance(value, dict) or value.keys() - known:
        named = ", ".join(sorted(known))
        raise fault(f"Skriv under policy kun: {named}.", f"Write under policy only: {named}.")
    try:
        return TypeAdapter(Policy).validate_python(value)
    except ValidationError as error:
        name = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
        raise fault(
            f"»{name}« er ikke et helt tal eller et klokkeslæt.", f"'{name}' is no whole number or time."
        ) from None


_Positive = Annotated[int, BeforeValidator(lambda value: _at_least(1, value))]
_Nought = Annotated[int, BeforeValidator(lambda value: _at_least(0, value))]
_Policy = Annotated[Policy, BeforeValidator(_policy)]


class _ServiceLine(Checked):
    service: Name
    words: tuple[Name, ...] = ()
    minutes: _Positive = 30
    any_dept: Flag = False
    fasting_hours: _Positive | None = None
    gives_food: Flag = False
    tags: tuple[Name, ...] = ()
    exam: Name | None = None
    purpose: Literal["control"] | None = None
    resources: tuple[Name, ...] = ()
    english: Name | None = None

    def fact(self) -> Service:
        return Service(
            self.service, self.words, self.minutes, self.any_dept, self.fasting_hours, self.gives_food,
            frozenset(self.tags), self.exam or "", self.purpose or "", self.resources, self.english or "",
        )  # fmt: skip


class _OrderLine(Checked):
    before: Name
    after: Name
    min_gap_min: _Nought = 0
    max_gap_days: _Positive | None = None
    kind: Name | None = None
    within_days: _Positive = 42
    required: Flag = False

    def fact(self) -> Order:
        most = None if self.max_gap_days is None else self.max_gap_days * _MINUTES_A_DAY
        return Order(
            self.before, self.after, self.min_gap_min, most, self.kind or "", self.within_days, self.required
        )  # fmt: skip


class _PrepLine(Checked):
    first: Name
    second: Name
    min_hours: _Positive


class _EquipmentLine(Checked):
    kind: Name
    capacity: _Positive = 1
    name: Name | None = None
    english: Name | None = None

    def fact(self) -> Equipment:
        called = None if self.name is None else Text(self.name, self.english or self.name)
        return Equipment(self.kind, self.capacity, called)


class _OwnerLine(Checked):
    department: Name | None = None
    site: Name | None = None
    capability: Literal["write", "request", "phone"]
    phone: Name | None = None

    def fact(self) -> OwnerLine:
        return OwnerLine(Capability(self.capability), self.department or "", self.site or "", self.phone or "")


class _File(Checked):
    services: tuple[_ServiceLine, ...]
    orders: tuple[_OrderLine, ...] = ()
    prep_rules: tuple[_PrepLine, ...] = ()
    equipment: tuple[_EquipmentLine, ...] = ()
    owners: tuple[_OwnerLine, ...] = ()
    open_weekends: tuple[Name, ...] = ()
    policy: _Policy = Field(default_factory=Policy)


def _check_names(file: _File, faults: Faults) -> None:
    """Note what is named twice, and what a line names that stands nowhere."""
    _check_twice(file, faults)
    known, tags = {line.service for line in file.services}, {tag for line in file.services for tag in line.tags}
    for number, order in enumerate(file.orders):
        _check_known(item_step("orders", number, {}), (order.before, order.after), known, faults)
    for number, rule in enumerate(file.prep_rules):
        _check_known(item_step("prep_rules", number, {}), (rule.first, rule.second), tags, faults)
    kinds = {line.kind for line in file.equipment}
    for number, service in enumerate(file.services):
        _check_known(item_step("services", number, {}), service.resources, kinds, faults)


def _check_twice(file: _File, faults: Faults) -> None:
    seen: set[str] = set()
    for number, line in enumerate(file.services):
        for words in (line.service, *line.words):
            if words.casefold() in seen:
                faults.add(
                    item_step("services", number, {}),
                    f"»{words}« er nævnt to gange. Slet den ene.",
                    f"'{words}' is named twice. Delete one.",
                )
            seen.add(words.casefold())


def _check_known(path: str, names: tuple[str, ...], known: set[str], faults: Faults) -> None:
    for name in names:
        if name not in known:
            faults.add(path, f"»{name}« kendes ikke. Tilføj det her.", f"'{name}' is not known. Add it here.")
