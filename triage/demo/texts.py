"""The shipped lists behind the demo: names, places, how readings behave, questionnaires."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from triage.resources import resource


class Shipped(BaseModel):
    """A checked, frozen piece of a shipped file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Names(Shipped):
    """What made-up people are called, where they live and how old they are by programme."""

    family: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    street: tuple[str, ...]
    relation_female: tuple[str, ...]
    relation_male: tuple[str, ...]
    ages: dict[str, tuple[int, int]]


class Site(Shipped):
    """A demo hospital and the towns (postal code, name) around it."""

    code: str
    name: str
    towns: tuple[tuple[str, str], ...]


class Department(Shipped):
    """A department with its services and their minutes; `also` are those that are booked for a few."""

    code: str
    name: str
    services: tuple[tuple[str, int], ...]
    only_physical: bool = False
    also: tuple[tuple[str, int], ...] = ()


class Places(Shipped):
    """Hospitals and departments of the region, and the days they are closed (month-day)."""

    sites: tuple[Site, ...]
    departments: tuple[Department, ...]
    home_department: dict[str, str]
    programmes: dict[str, str]
    closed: frozenset[str]


class Part(Shipped):
    """How one value behaves, in tenths of its last shown decimal; see resources/demo/readings.yaml."""

    kind: str
    low: int
    high: int
    sd: int
    evening: int = 0
    winter: int = 0
    weekend: int = 0
    worse: int = 0


class Measure(Shipped):
    """What a patient measures in one go: one value, or the two of a blood pressure."""

    kind: str
    device: str
    share: int
    parts: tuple[Part, ...]
    once: bool = False


class Kind(Shipped):
    """Codings, UCUM unit and decimals of a kind of reading; `absurd` is a value that cannot be true."""

    codes: tuple[tuple[str, str], ...]
    unit: str
    decimals: int
    name: str
    absurd: int


class Apparatus(Shipped):
    """Who makes a device of the demo, and its models."""

    manufacturer: str
    models: tuple[str, ...]


class Measuring(Shipped):
    """All that the readings are made from."""

    systems: dict[str, str]
    programmes: dict[str, tuple[Measure, ...]]
    kinds: dict[str, Kind]
    devices: dict[str, Apparatus]


class Question(Shipped):
    """A question, or `count` numbered ones."""

    id: str
    text: str
    type: str
    options: str = ""
    count: int = 0


class Form(Shipped):
    """A questionnaire; `with_who5` adds the five WHO-5 questions at its end."""

    title: str
    items: tuple[Question, ...]
    with_who5: bool = False


class Forms(Shipped):
    """All questionnaires, their answer options, and what patients write of their own accord."""

    options: dict[str, tuple[tuple[str, str], ...]]
    ordinal: frozenset[str]
    who5_items: tuple[Question, ...]
    questionnaires: dict[str, Form]
    free_text: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything read from resources/demo."""

    names: Names
    places: Places
    measuring: Measuring
    forms: Forms


_Model = TypeVar("_Model", bound=Shipped)


def read_texts() -> Texts:
    """Read the shipped lists; a fault in one names the file's key."""
    return Texts(
        _read("people.yaml", Names),
        _read("region.yaml", Places),
        _read("readings.yaml", Measuring),
        _read("questionnaires.yaml", Forms),
    )


def _read(file: str, model: type[_Model]) -> _Model:
    text = resource("demo", file).read_text(encoding="utf-8")
    return model.model_validate(YAML(typ="safe", pure=True).load(text))
