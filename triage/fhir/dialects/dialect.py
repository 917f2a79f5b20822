"""The dialects that sources write FHIR in: which one a resource is in, and what that dialect leaves out or adds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from triage.errors import Text

Code = tuple[str, str]
_MOST_URIS = 5_000


@dataclass(frozen=True, slots=True)
class Remark:
    """An extension whose value, or that of its `part`, is told of and never scored; not where it is one of `unless`."""

    extension: str
    text: Text
    part: str | None = None
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TaskDress:
    """The extensions a Task's category and responsible party stand in, and each category in words."""

    category: str | None = None
    responsible: str | None = None
    words: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one kind of source writes FHIR; codes are (system, code), each under every spelling of its system.

    `profiles`, `extensions` and `systems` are the prefixes it is known by. `missing_status` is what a status left out
    means, by resource type. `codes` are its own names for codes. `units` is the UCUM code that a code's own definition
    gives, for a value whose unit is text only, or (`unit_may_be_absent`) not there at all. `modifiers` are the
    modifierExtensions whose meaning is provided for. `limits` are types of reference range that are its own alarms.
    """

    name: str
    title: Text
    profiles: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    missing_status: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[Code, Code] = field(default_factory=dict)
    units: Mapping[Code, str] = field(default_factory=dict)
    unit_may_be_absent: bool = False
    clock_without_seconds: bool = False
    modifiers: frozenset[str] = frozenset()
    programmes: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[Code, Text] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    tasks: TaskDress = TaskDress()

    def standard(self, code: Code) -> Code:
        """Return what a code is called elsewhere, itself where it is no name of the dialect's own."""
        return self.codes.get(code, code)

    def unit(self, codes: Iterable[Code]) -> str | None:
        """Return the UCUM code that the definitions of `codes` give; None where they give none, or not the same."""
        found = {unit for code in codes if (unit := self.units.get(code) or self.units.get(self.standard(code)))}
        return found.pop() if len(found) == 1 else None


PLAIN = Dialect("plain", Text("FHIR R4", "FHIR R4"))


class Dialects:
    """Dialects to recognise resources by; with `forced` every resource is in that one."""

    def __init__(self, known: tuple[Dialect, ...], forced: Dialect | None = None) -> None:
        self._known = known
        self._forced = forced
        # The same few addresses stand in every resource of a source.
        self._by_uri: dict[tuple[str, str], Dialect | None] = {}

    def of(self, body: Mapping[str, object]) -> Dialect:
        """Return the dialect of a resource: by its profile, else its extensions, else the systems of its codes."""
        if self._forced is not None:
            return self._forced
        for where, uris in (("profiles", _profiles), ("extensions", _extensions), ("systems", _systems)):
            for uri in uris(body):
                found = self._known_by(where, uri)
                if found is not None:
                    return found
        return PLAIN

    def _known_by(self, where: str, uri: str) -> Dialect | None:
        if (where, uri) not in self._by_uri:
            if len(self._by_uri) > _MOST_URIS:
                self._by_uri.clear()
            fitting = [one for one in self._known if uri.startswith(getattr(one, where))]
            self._by_uri[where, uri] = next(iter(fitting), None)
        return self._by_uri[where, uri]


def _profiles(body: Mapping[str, object]) -> Iterator[str]:
    meta = body.get("meta")
    profiles = meta.get("profile") if isinstance(meta, dict) else None
    if isinstance(profiles, list):
        yield from (profile for profile in profiles if isinstance(profile, str))


def _extensions(body: Mapping[str, object]) -> Iterator[str]:
    yield from _texts(body.get("extension"), "url")


def _systems(body: Mapping[str, object]) -> Iterator[str]:
    code = body.get("code")
    if isinstance(code, dict):
        yield from _texts(code.get("coding"), "system")
    yield from _texts(body.get("identifier"), "system")


def _texts(elements: object, name: str) -> Iterator[str]:
    for element in elements if isinstance(elements, list) else ():
        found = element.get(name) if isinstance(element, dict) else None
        if isinstance(found, str):
            yield found
