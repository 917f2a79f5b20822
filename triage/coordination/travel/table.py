"""Minutes between the hospitals of a region."""

from dataclasses import dataclass, field

from triage.errors import Text, UnreadableError

_ARRIVE_EARLY = 10


@dataclass(frozen=True, slots=True)
class Travel:
    """Symmetric travel minutes between sites; an unknown pair is None, never zero. `names` are for people."""

    minutes: dict[frozenset[str], int]
    arrive_early: int = _ARRIVE_EARLY
    names: dict[str, str] = field(default_factory=dict)

    def between(self, first: str, second: str) -> int | None:
        """Return minutes from `first` to `second`; 0 for the same site, None where the table does not say."""
        if first == second:
            return 0
        return self.minutes.get(frozenset((first, second)))

    def name_of(self, site: str | None) -> str | None:
        """Return what people call `site`; one without a name is called by its key."""
        return None if site is None else self.names.get(site, site)


def parse_travel(text: str) -> Travel:
    """Read a travel table in YAML: `arrive_early: 10`, `names: {site: name}`, `minutes: [[site, site, minutes], ...]`.

    Raises UnreadableError naming the line of the table that is not two different sites and a whole number of minutes,
    or that says something else about a pair than an earlier line.
    """
    # Imported on use: whoever looks for conflicts needs the table, not its parser.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        table = YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        raise _unreadable("filen er ikke YAML", "the file is not YAML") from error
    if not isinstance(table, dict) or not isinstance(table.get("minutes"), list):
        raise _unreadable("listen «minutes» mangler", 'the list "minutes" is missing')
    early = table.get("arrive_early", _ARRIVE_EARLY)
    if not _is_minutes(early):
        raise _unreadable(f"«arrive_early» er {early!r}", f'"arrive_early" is {early!r}')
    minutes: dict[frozenset[str], int] = {}
    for number, row in enumerate(table["minutes"], 1):
        pair, length = _leg(row, number)
        if minutes.setdefault(pair, length) != length:
            raise _bad_row(number, row)
    return Travel(minutes, early, _names(table.get("names", {})))


def _names(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for pair in value.items() for name in pair):
        raise _unreadable("«names» er ikke sted: navn", '"names" is not site: name')
    return dict(value)


def _leg(row: object, number: int) -> tuple[frozenset[str], int]:
    match row:
        case [str(first), str(second), int(length)] if first != second and _is_minutes(length):
            return frozenset((first, second)), length
        case _:
            raise _bad_row(number, row)


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _bad_row(number: int, row: object) -> UnreadableError:
    return _unreadable(f"række {number} under «minutes» er {row!r}", f'row {number} of "minutes" is {row!r}')


def _unreadable(da: str, en: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f"Tabellen over rejsetider kan ikke læses: {da}. Ret filen; hver række er [sted, sted, minutter].",
            f"The travel table cannot be read: {en}. Correct the file; each row is [site, site, minutes].",
        )
    )
