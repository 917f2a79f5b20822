"""The dialects that ship, with their codes under every spelling."""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from triage.errors import SourceError, Text
from triage.fhir.codes import same_system
from triage.fhir.dialects.dialect import Code, Dialect, Dialects, Remark, TaskDress
from triage.fhir.dialects.dialect_file import DialectFile, dialect_files

AUTO = "auto"
_Value = TypeVar("_Value")


@cache
def dialects(name: str = AUTO) -> Dialects:
    """Return the dialects to recognise resources by, or the one called `name` for every resource of a source.

    Raises SourceError where there is none of that name.
    """
    known = {file.name: dialect_of(file) for file in dialect_files()}
    if name == AUTO:
        return Dialects(tuple(known.values()))
    if name not in known:
        names = ", ".join(sorted([AUTO, *known]))
        raise SourceError(
            Text(
                f"Dialekten {name} kendes ikke. Skriv en af: {names}.",
                f"The dialect {name} is not known. Write one of: {names}.",
            )
        )
    return Dialects((), known[name])


def dialect_of(file: DialectFile) -> Dialect:
    """Return what `file` says, each code under every spelling of its system."""
    return Dialect(
        name=file.name,
        title=file.title,
        profiles=file.known_by.profiles,
        extensions=file.known_by.extensions,
        systems=file.known_by.systems,
        missing_status=file.missing_status.model_dump(exclude_none=True),
        codes={own: _standard(written) for own, written in _spelled(file.codes).items()},
        units=_spelled(file.units),
        unit_may_be_absent=file.unit_may_be_absent,
        clock_without_seconds=file.clock_without_seconds,
        modifiers=frozenset(file.modifiers),
        programmes=dict(file.programmes),
        limits=_spelled(file.limits),
        remarks=tuple(Remark(one.extension, one.text, one.part, frozenset(one.unless)) for one in file.remarks),
        tasks=TaskDress(file.tasks.category, file.tasks.responsible, dict(file.tasks.words)),
    )


def _spelled(written: Mapping[str, Mapping[str, _Value]]) -> dict[Code, _Value]:
    return {
        (spelling, code): value
        for system, by_code in written.items()
        for spelling in same_system(system)
        for code, value in by_code.items()
    }


def _standard(written: str) -> Code:
    """Return "loinc|59408-5" as a code under one spelling of its system."""
    system, _, code = written.partition("|")
    return min(same_system(system)), code
