"""Read the catalogue of kinds of readings."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from triage.clinical.observation import COPIES_WITHIN_S, ReadingKind
from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, Whole, fault, read_checked

_TITLE = Text("Listen over målinger kan ikke bruges. Ret:", "The list of readings cannot be used. Correct:")


def _ordered(found: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    if len(found) != 2 or found[0] >= found[1]:
        raise fault("Skriv [mindste, største].", "Write [lowest, highest].")
    return found


_Range = Annotated[tuple[Number, ...], AfterValidator(_ordered)]


class _Jump(Checked):
    amount: Number
    percent: Number
    hours: Number


class _Kind(Checked):
    name: Both
    unit: Name
    shown_unit: Name
    decimals: Annotated[Whole, Field(ge=0, le=6)]
    quantity: Name | None = None
    codes: Mapping[str, tuple[Name, ...]] = {}
    reject: _Range | None = None
    check: _Range | None = None
    jump: _Jump | None = None
    usual: _Range | None = None
    copies_within_s: Annotated[Whole, Field(ge=0, le=3600)] = COPIES_WITHIN_S


class _Catalogue(Checked):
    systems: Mapping[str, tuple[Name, ...]]
    kinds: Mapping[str, _Kind]

    @model_validator(mode="after")
    def _knows_its_systems(self) -> Self:
        for name, kind in self.kinds.items():
            if unknown := kind.codes.keys() - self.systems.keys():
                listed = ", ".join(sorted(unknown))
                raise fault(
                    f"Tilføj kodesystemet {listed} (brugt i {name}) under »systems«.",
                    f"Add the code system {listed} (used in {name}) under 'systems'.",
                )
        return self


def parse_kinds(text: str) -> dict[str, ReadingKind]:
    """Return the kinds in the YAML `text` by code; every code of a kind stands once per system it goes under.

    Raises RuleSetError that lists every fault.
    """
    catalogue, _ = read_checked(text, _Catalogue, _TITLE)
    return {code: _kind(code, found, catalogue.systems) for code, found in catalogue.kinds.items()}


def _kind(code: str, found: _Kind, systems: Mapping[str, tuple[str, ...]]) -> ReadingKind:
    return ReadingKind(
        code=code,
        name_da=found.name.da,
        name_en=found.name.en,
        unit=found.unit,
        shown_unit=found.shown_unit,
        decimals=found.decimals,
        codes=tuple(
            (url, listed) for system, codes in found.codes.items() for url in systems[system] for listed in codes
        ),
        reject=_pair(found.reject),
        check=_pair(found.check),
        quantity=found.quantity,
        jump=None if found.jump is None else (found.jump.amount, found.jump.percent, found.jump.hours),
        usual=_pair(found.usual),
        copies_within_s=found.copies_within_s,
    )


def _pair(found: tuple[Decimal, ...] | None) -> tuple[Decimal, Decimal] | None:
    return None if found is None else (found[0], found[1])
