"""A rule-set file as it is written: file format 1 (schema "triage rule set 1") and format 2.

Format 2 only adds optional fields: `format`, `engine`, `population` and `constraints` at the top, and on inputs
`label`, `decimals`, `required`, `freshness`, `worse` and what the newer aggregates need. Files of format 1 load as they
are.
"""

from datetime import date
from re import fullmatch
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from triage.clinical.colour import Colour
from triage.scoring.files.checked import Both, Checked, Filled, Flag, Name, Number, Whole, fault
from triage.scoring.rules.condition_file import ConditionFile, LiteralFile
from triage.scoring.rules.input_file import InputFile
from triage.scoring.rules.model import Clock, OnUnknown


def _version(text: str) -> str:
    if not fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", text):
        raise fault("Skriv tre tal med punktum imellem, f.eks. 1.0.0.", "Write three numbers with points, e.g. 1.0.0.")
    return text


def _identifier(text: str) -> str:
    if not fullmatch(r"[a-z0-9-]+", text):
        raise fault("Skriv kun a-z, 0-9 og bindestreg.", "Write only a-z, 0-9 and hyphens.")
    return text


Version = Annotated[Name, AfterValidator(_version)]
Identifier = Annotated[Name, AfterValidator(_identifier)]
Ordering = Literal["<", "<=", ">", ">="]


class Remarked(Checked):
    """A mapping that may hold remarks of its author beside its fields."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class AuthorFile(Remarked):
    """Who wrote the rule set."""

    name: Name
    role: Name


class SignOffFile(Remarked):
    """Who approved it."""

    name: Name
    role: Name
    at: Name | date
    sha256: Name


class PopulationFile(Checked):
    """Whom it is for."""

    programme: Name | None = None
    min_age: Annotated[Whole, Field(ge=0, le=130)] | None = None
    max_age: Annotated[Whole, Field(ge=0, le=130)] | None = None

    @model_validator(mode="after")
    def _check(self) -> "PopulationFile":
        if self.min_age is not None and self.max_age is not None and self.min_age > self.max_age:
            raise fault("min_age er større end max_age. Byt dem om.", "min_age is above max_age. Swap them.")
        return self


class ParamFile(Checked):
    """A limit with its bounds, unit and source."""

    value: Number
    unit: Name
    min: Number
    max: Number
    source: Annotated[tuple[Name, ...], Filled]
    patient_override: Flag = False

    @model_validator(mode="after")
    def _check(self) -> "ParamFile":
        if not self.min <= self.value <= self.max:
            raise fault(
                f"{self.value} ligger uden for {self.min} til {self.max}. Ret værdien eller grænserne.",
                f"{self.value} is outside {self.min} to {self.max}. Correct the value or the bounds.",
            )
        return self


class RouteFile(Remarked):
    """Who is to act."""

    role: Name
    sector: Name


def _coloured(colour: Colour) -> Colour:
    if colour is Colour.GREEN:
        raise fault(
            "En regel kan ikke gøre grøn. Skriv red, yellow eller grey.",
            "A rule cannot make green. Write red, yellow or grey.",
        )
    return colour


class RuleFile(Checked):
    """One rule."""

    id: Name
    colour: Annotated[Colour, AfterValidator(_coloured)]
    when: ConditionFile
    unless: tuple[Name, ...] = ()
    on_unknown: OnUnknown = OnUnknown.IGNORE
    reason: Both
    route: RouteFile
    act_within_h: Annotated[Number, Field(ge=0)]
    clock: Clock


class ExpectFile(Checked):
    """What must come of a test."""

    colour: Colour
    fired: tuple[Name, ...] | None = None
    unknown_critical: tuple[Name, ...] | None = None
    act_within_h: Number | None = None


class TestFile(Remarked):
    """An example that stands in the file."""

    name: Name
    given: dict[str, LiteralFile | None]
    override: dict[str, Number] | None = None
    expect: ExpectFile


class RuleSetFile(Checked):
    """The whole file."""

    format: Annotated[Whole, Field(ge=1, le=2)] = 1
    engine: Version | None = None
    ruleset: Identifier
    version: Version
    population: PopulationFile = PopulationFile()
    title: Both
    status: Literal["example", "draft", "approved", "retired"]
    valid_from: date | None
    valid_to: date | None = None
    author: AuthorFile
    sign_off: SignOffFile | None
    basis: dict[str, Name]
    params: dict[str, ParamFile]
    constraints: tuple[tuple[Name, Ordering, Name], ...] = ()
    inputs: dict[str, InputFile]
    define: dict[str, ConditionFile] | None = None
    rules: Annotated[tuple[RuleFile, ...], Filled]
    tests: Annotated[tuple[TestFile, ...], Filled]
