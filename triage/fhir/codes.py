"""Code systems under all the names they are sent with, and which kind of reading a code means."""

import json
from collections.abc import Mapping
from functools import cache

from triage.clinical.observation import ReadingKind
from triage.fhir.dialects.dialect_file import dialect_files, spellings_in
from triage.resources import resource

KindTable = Mapping[tuple[str, str], str]


@cache
def spellings(system: str) -> frozenset[str]:
    """Return every URI that means `system` ("cpr", "loinc", "npu", "mcs", "ucum")."""
    return _systems()[system]


@cache
def resource_types() -> frozenset[str]:
    """Return the resource types of FHIR R4 (4.0.1)."""
    return frozenset(resource("codes", "resource_types.txt").read_text(encoding="utf-8").split())


def unit_codes(shown: str) -> frozenset[str]:
    """Return the UCUM codes that a unit shown as `shown` may have; empty where the text is not known."""
    return _unit_texts().get(shown.strip(), frozenset())


def kind_table(kinds: Mapping[str, ReadingKind]) -> KindTable:
    """Return (system, code) -> kind for all codes of `kinds`, each under every spelling of its system."""
    return {
        (spelling, code): kind.code
        for kind in kinds.values()
        for system, code in kind.codes
        for spelling in same_system(system)
    }


def same_system(system: str) -> frozenset[str]:
    """Return every URI of the system that goes by this name or by one of these URIs; of an unknown one, itself."""
    for name, uris in _systems().items():
        if system == name or system in uris:
            return uris
    return frozenset({system})


@cache
def _systems() -> dict[str, frozenset[str]]:
    return spellings_in(dialect_files())


@cache
def _unit_texts() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = json.loads(resource("codes", "unit_texts.json").read_text(encoding="utf-8"))
    return {shown: frozenset(codes) for shown, codes in found.items()}
