"""The towns of a region as a table of text, a row for each: nested YAML would take ten times as long to read."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from triage.coordination.travel.region import MAP_HEIGHT, MAP_WIDTH, Place, Way
from triage.scoring.files.faults import Faults

FIELD = "towns"
_HEAD = ["postcode", "name", "x", "y"]
_UNKNOWN = "~"


@dataclass(frozen=True, slots=True)
class Towns:
    """Towns by postcode, and the ways from each to the hospitals."""

    places: dict[str, Place] = field(default_factory=dict)
    ways: dict[str, dict[str, Way]] = field(default_factory=dict)


def row_lines(table: str, line: int) -> Mapping[str, int]:
    """Return on which line each row of the table stands, where its field stands on `line`."""
    return {_path(number): line + 1 + number for number in range(len(table.splitlines()))}


def read_towns(table: str, sites: Collection[str], faults: Faults) -> Towns:
    """Return the towns of `table`: cells parted by ';', the first row their names; `faults` gets what is amiss."""
    rows = [(_path(number), _cells(row)) for number, row in enumerate(table.splitlines()) if row.strip()]
    path, head = rows[0] if rows else (FIELD, [])
    if not _is_head(path, head, sites, faults):
        return Towns()
    towns = Towns()
    for path, cells in rows[1:]:
        _add(towns, path, dict(zip(head, cells, strict=False)) if len(cells) == len(head) else {}, faults)
    return towns


def _path(number: int) -> str:
    return f"{FIELD}[{number}]"


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(";")]


def _is_head(path: str, head: list[str], sites: Collection[str], faults: Faults) -> bool:
    named = head[len(_HEAD) :]
    if head[: len(_HEAD)] != _HEAD or len(set(named)) < len(named):
        words = "; ".join(_HEAD)
        faults.add(
            path,
            f"Skriv tabellen med overskriften »{words}« og derefter hvert sted én gang.",
            f"Write the table with the heading '{words}', then each site once.",
        )
        return False
    unknown = [site for site in named if site not in sites]
    for site in unknown:
        note_unknown(site, path, faults)
    return not unknown


def note_unknown(site: str, path: str, faults: Faults) -> None:
    """Note that a file names a hospital that it does not describe."""
    faults.add(
        path,
        f"»{site}« står ikke under sites. Tilføj det dér, eller ret navnet.",
        f"'{site}' is not under sites. Add it there, or correct the name.",
    )


def _add(towns: Towns, path: str, row: Mapping[str, str], faults: Faults) -> None:
    found = list(_amiss(towns, row))
    for da, en in found:
        faults.add(path, da, en)
    if not found:
        name, x, y = row["name"], int(row["x"]), int(row["y"])
        towns.places[row["postcode"]] = Place(name, x, y)
        ways = {site: _way(cell) for site, cell in row.items() if site not in _HEAD and cell}
        towns.ways[row["postcode"]] = {site: way for site, way in ways.items() if way}


def _amiss(towns: Towns, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return what is to be corrected in a row, in both languages; no row at all has the wrong number of cells."""
    if not row:
        yield "Skriv lige så mange felter som i overskriften.", "Write as many cells as in the heading."
        return
    postcode = row["postcode"]
    if not (len(postcode) == 4 and _is_number(postcode)):
        yield "Skriv postnummeret med fire cifre, f.eks. 8000.", "Write the postcode with four digits, e.g. 8000."
    if postcode in towns.places:
        yield f"{postcode} står to gange. Slet den ene.", f"{postcode} stands twice. Delete one of them."
    if not row["name"]:
        yield "Skriv byens navn.", "Write the name of the town."
    for axis, most in (("x", MAP_WIDTH), ("y", MAP_HEIGHT)):
        if not _is_number(row[axis]) or int(row[axis]) > most:
            yield f"Skriv {axis} som helt tal, {most} eller mindre.", f"Write {axis} as a whole number, {most} or less."
    for site, cell in row.items():
        if site not in _HEAD and cell and _way(cell) is None:
            yield (
                f"Skriv vejen til {site} som »minutter i bil, km, minutter med bus«: hele tal, ~ er ukendt.",
                f"Write the way to {site} as 'minutes by car, km, minutes by bus': whole numbers, ~ is unknown.",
            )


def _way(cell: str) -> Way | None:
    """Return the way in a cell: "130 134 225", where ~ is not known; None where that is not what it says."""
    parts = cell.split()
    if len(parts) != 3 or not all(part == _UNKNOWN or _is_number(part) for part in parts):
        return None
    car, km, bus = (None if part == _UNKNOWN else int(part) for part in parts)
    return Way(car, km, bus)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6
