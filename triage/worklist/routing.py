"""Where what came belongs: the first route that fits names the care team; what none takes stands as not distributed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field, field_validator, model_validator

from triage.errors import Text
from triage.scoring.files.checked import Checked, Name, fault, read_checked
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import item_step

_TITLE = Text("Fordelingen kan ikke bruges. Ret:", "The routes cannot be used. Correct:")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a route may look at: a course (programme "" = not enrolled), what came, and whose the source says it is."""

    programme: str
    questionnaires: frozenset[str] = frozenset()
    care_teams: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Route:
    """Takes what fits every condition given to `team`; a condition of None fits anything.

    `organisations` are those of the sector or the one organisation that the file names.
    """

    team: str
    programme: str | None = None
    questionnaire: str | None = None
    care_team: str | None = None
    organisations: frozenset[str] | None = None

    def takes(self, arrival: Arrival) -> bool:
        """Return whether all conditions fit; questionnaires are compared without their version."""
        return (
            self.programme in (None, arrival.programme)
            and (self.questionnaire is None or self.questionnaire in arrival.questionnaires)
            and (self.care_team is None or self.care_team in arrival.care_teams)
            and (self.organisations is None or bool(self.organisations & arrival.organisations))
        )


def team_of(routes: Iterable[Route], arrival: Arrival) -> str | None:
    """Return the team of the first route that takes `arrival`, None where none does."""
    return next((route.team for route in routes if route.takes(arrival)), None)


def parse_routes(text: str) -> tuple[Route, ...]:
    """Return the routes in the YAML `text`, in order; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _RouteFile, _TITLE)
    faults = Faults(_TITLE, lines)
    for number, line in enumerate(file.routes):
        _check_place(file, number, line, faults)
    faults.check()
    return tuple(_route(line, file.sectors) for line in file.routes)


class _RouteLine(Checked):
    team: Name
    programme: Name | None = None
    questionnaire: Name | None = None
    care_team: Name | None = None
    organisation: Name | None = None
    sector: Name | None = None

    @model_validator(mode="after")
    def _check(self) -> "_RouteLine":
        if self.organisation and self.sector:
            raise fault(
                "Skriv enten organisation eller sector: en sektor er en liste af organisationer.",
                "Write either organisation or sector: a sector is a list of organisations.",
            )
        return self

    @field_validator("questionnaire")
    @classmethod
    def _has_no_version(cls, value: str | None) -> str | None:
        if value and "|" in value:
            raise fault(
                "Skriv skemaets adresse uden version (uden »|«).",
                "Write the questionnaire's url without its version (without '|').",
            )
        return value

    @property
    def conditions(self) -> tuple[str | None, ...]:
        return self.programme, self.questionnaire, self.care_team, self.organisation, self.sector


class _RouteFile(Checked):
    sectors: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    routes: tuple[_RouteLine, ...]


def _check_place(file: _RouteFile, number: int, line: _RouteLine, faults: Faults) -> None:
    path = item_step("routes", number, {})
    if line.sector and line.sector not in file.sectors:
        faults.add(
            path,
            f"Sektoren »{line.sector}« står ikke under sectors. Tilføj den dér.",
            f"The sector '{line.sector}' is not under sectors. Add it there.",
        )
    if any(_takes_all_of(earlier, line) for earlier in file.routes[:number]):
        faults.add(
            path,
            "Ruten kan aldrig bruges: en rute før den tager det hele. Slet den, eller flyt den op.",
            "The route can never be used: one before it takes everything. Delete it, or move it up.",
        )


def _takes_all_of(earlier: _RouteLine, later: _RouteLine) -> bool:
    return all(wanted in (None, given) for wanted, given in zip(earlier.conditions, later.conditions, strict=True))


def _route(line: _RouteLine, sectors: Mapping[str, tuple[str, ...]]) -> Route:
    organisations = sectors[line.sector] if line.sector else (line.organisation,) if line.organisation else None
    return Route(
        line.team,
        line.programme,
        line.questionnaire,
        line.care_team,
        None if organisations is None else frozenset(organisations),
    )
