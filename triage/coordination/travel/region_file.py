"""The file of a region: `sites` and `towns` with their places on the map, and the ways between them."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from triage.coordination.travel.region import MAP_HEIGHT, MAP_WIDTH, Place, Region, Way
from triage.coordination.travel.town_table import FIELD, note_unknown, read_towns, row_lines
from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Flag, Name, Whole, fault, read_checked
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Yaml, item_step

_TITLE = Text("Tabellen over rejsetider kan ikke bruges. Ret:", "The travel table cannot be used. Correct:")


def parse_region(text: str) -> Region:
    """Return the region in the YAML `text`; raises RuleSetError that lists every fault with its line."""
    file, lines = read_checked(text, _RegionFile, _TITLE)
    faults = Faults(_TITLE, {**lines, **row_lines(file.towns, lines[FIELD])})
    _check_legs(file, faults)
    towns = read_towns(file.towns, file.sites, faults)
    faults.check()
    return Region(
        {key: line.place for key, line in file.sites.items()},
        towns.places,
        {leg.pair: leg.way for leg in file.legs},
        towns.ways,
        file.source,
        file.made_up,
        file.arrive_early,
    )


def _way(value: Yaml) -> Way:
    if isinstance(value, list) and len(value) == 3 and all(one is None or _is_length(one) for one in value):
        car, km, bus = (None if one is None else int(one) for one in value)
        return Way(car, km, bus)
    raise fault(
        "Skriv [minutter i bil, km, minutter med bus]: hele tal, ~ for det, der ikke vides.",
        "Write [minutes by car, km, minutes by bus]: whole numbers, ~ for what is not known.",
    )


def _is_length(value: Yaml) -> bool:
    return not isinstance(value, bool | str | list | dict) and value == int(value) and value >= 0


_Way = Annotated[Way, BeforeValidator(_way)]
_At = tuple[Annotated[Whole, Field(ge=0, le=MAP_WIDTH)], Annotated[Whole, Field(ge=0, le=MAP_HEIGHT)]]


class _SiteLine(Checked):
    name: Name
    at: _At

    @property
    def place(self) -> Place:
        return Place(self.name, *self.at)


class _LegLine(Checked):
    start: Name = Field(alias="from")
    end: Name = Field(alias="to")
    way: _Way

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.start, self.end))


class _RegionFile(Checked):
    source: Both
    made_up: Flag
    arrive_early: Annotated[Whole, Field(ge=0, le=240)]
    sites: dict[Name, _SiteLine]
    legs: tuple[_LegLine, ...]
    towns: Name


def _check_legs(file: _RegionFile, faults: Faults) -> None:
    seen: set[frozenset[str]] = set()
    for number, leg in enumerate(file.legs):
        path = item_step("legs", number, None)
        if len(leg.pair) == 1:
            faults.add(path, "Skriv to forskellige steder.", "Write two different sites.")
        if leg.pair in seen:
            faults.add(path, "Vejen står to gange. Slet den ene.", "The way stands twice. Delete one of them.")
        seen.add(leg.pair)
        for site in sorted(leg.pair - file.sites.keys()):
            note_unknown(site, path, faults)
