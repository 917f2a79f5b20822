"""Read the fields of a mapping by type; what is missing or wrong becomes a fault at its path, with what to write."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from triage.errors import Text
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.numbers import LIMIT, MAX_DECIMALS, fits

_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")


class Fields:
    """A mapping at `path`. A faulty field gives a harmless stand-in, because the faults stop the file anyway."""

    def __init__(self, value: Yaml, path: str, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self._values: dict[str, Yaml] = {}
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            self._values = value
        else:
            faults.add(path, "Skriv felter som »navn: værdi« med tekst som navn.", "Write fields as 'name: value'.")

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, in the order they are written."""
        return tuple(self._values)

    def at(self, name: str) -> str:
        """Return the path of the field `name`."""
        return f"{self.path}.{name}" if self.path else name

    def raw(self, name: str) -> Yaml:
        """Return the field as read, None where it is missing."""
        return self._values.get(name)

    def allow(self, *names: str) -> None:
        """Note every field that is none of `names`: a misspelt field must not be passed over."""
        for name in self._values:
            if name not in names:
                known = ", ".join(names)
                self.faults.add(
                    self.at(name),
                    f"Feltet findes ikke. Slet det, eller brug et af: {known}.",
                    f"There is no such field. Delete it or use one of: {known}.",
                )

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text that is not empty; required unless there is a `default`."""
        return self._typed(name, default, lambda value: isinstance(value, str) and bool(value.strip()), _TEXT, "")

    def number(self, name: str, default: Decimal | None = None) -> Decimal:
        """Return a decimal number below a billion with at most nine decimals."""
        return self._typed(name, default, is_number, _NUMBER, Decimal(0))

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number from `low` to `high`."""
        wanted = Text(f"Skriv et helt tal fra {low} til {high}.", f"Write a whole number from {low} to {high}.")
        stand_in = None if default is None else Decimal(default)
        return int(self._typed(name, stand_in, lambda value: _is_whole(value, low, high), wanted, Decimal(low)))

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        return self._typed(name, default, lambda value: isinstance(value, bool), _FLAG, default)

    def choice(self, name: str, choices: type[_Choice], default: _Choice | None = None) -> _Choice:
        """Return one of an enumeration's values."""
        words = ", ".join(choices)
        wanted = Text(f"Skriv et af: {words}.", f"Write one of: {words}.")
        first = next(iter(choices))
        return choices(self._typed(name, default, lambda value: value in list(choices), wanted, first))

    def day(self, name: str) -> date | None:
        """Return a date, None where there is none."""
        value = self.raw(name)
        if value is not None and not isinstance(value, date):
            self.faults.add(self.at(name), "Skriv en dato som 2026-12-01.", "Write a date such as 2026-12-01.")
            return None
        return value

    def both_languages(self, name: str) -> Text:
        """Return a text in Danish and English."""
        fields = self.fields(name)
        return Text(fields.text("da"), fields.text("en"))

    def fields(self, name: str) -> "Fields":
        """Return the mapping in field `name`, which must be there."""
        value = self.raw(name)
        if value is None:
            self.missing(name)
        return Fields({} if value is None else value, self.at(name), self.faults)

    def each(self, name: str) -> Iterator[tuple[str, Yaml]]:
        """Yield the name and value of every field of the mapping in field `name`; nothing where it is missing."""
        if name in self:
            inner = self.fields(name)
            yield from ((key, inner.raw(key)) for key in inner.names())

    def listed(self, name: str) -> list[Yaml]:
        """Return the list in field `name`, which must be there and hold something."""
        value = self.raw(name)
        if isinstance(value, list) and value:
            return value
        self.faults.add(self.at(name), "Skriv en liste med mindst ét element.", "Write a list with at least one item.")
        return []

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the field is missing."""
        value = self.raw(name) or []
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.faults.add(self.at(name), "Skriv en liste af tekster: [a, b].", "Write a list of texts: [a, b].")
        return ()

    def missing(self, name: str) -> None:
        """Note that field `name` is missing."""
        self.faults.add(self.at(name), "Feltet mangler. Tilføj det.", "The field is missing. Add it.")

    def _typed(
        self, name: str, default: _Value | None, fits_type: Callable[[Yaml], bool], wanted: Text, stand_in: _Value
    ) -> _Value:
        value = self.raw(name)
        if value is None:
            if default is None:
                self.missing(name)
            return stand_in if default is None else default
        if fits_type(value):
            found: _Value = value
            return found
        self.faults.add(self.at(name), wanted.da, wanted.en)
        return stand_in


def is_number(value: Yaml) -> bool:
    """Return whether `value` is a number that can be compared exactly."""
    return isinstance(value, Decimal) and fits(value)


def _is_whole(value: Yaml, low: int, high: int) -> bool:
    return isinstance(value, Decimal) and low <= value <= high and value == value.to_integral_value()


_TEXT = Text("Skriv en tekst (i anførselstegn).", "Write a text (in quotes).")
_FLAG = Text("Skriv true eller false.", "Write true or false.")
_NUMBER = Text(
    f"Skriv et tal under {LIMIT} med højst {MAX_DECIMALS} decimaler og punktum, f.eks. 88.5.",
    f"Write a number below {LIMIT} with at most {MAX_DECIMALS} decimals and a point, e.g. 88.5.",
)
