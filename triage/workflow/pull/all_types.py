"""Fetch what changed on a FHIR server, type by type; a fault of one type does not stop the others."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from triage.errors import SourceError, Text
from triage.fhir.http.capability import STOPS, Capability, ask_capability
from triage.fhir.http.source_faults import BrokenOffError, RefusedBodyError, UnreachableError
from triage.store.sources import read_watermark
from triage.workflow.pull.one_list import pull_list
from triage.workflow.pull.pulling import Pulling
from triage.workflow.pull.types_read import TYPES

# What a server answers that does not have a type.
_LACKS = frozenset({400, 403, 404, 405, 422, 501})
_FORBIDDEN = 403
# A server that answers two types in a row not at all answers none; each costs minutes of waiting.
_SILENCES = 2


def pull_types(pulling: Pulling) -> None:
    """Fetch every type that can be read; faults and what the server lacks stand in the report.

    Types that the server does not declare are asked for all the same: many serve more than they say.
    Raises SourceError where the server as a whole cannot be read.
    """
    capability = ask_capability(pulling.endpoint)
    faults: dict[str, SourceError] = {}
    try:
        _ask_for_all(pulling, capability, faults)
    finally:
        lacking = {type_ for type_, fault in faults.items() if _is_lacking(pulling, fault, type_, capability)}
        if len(lacking) < len(TYPES):
            _tell(pulling, faults, lacking)
    if len(lacking) == len(TYPES):
        raise faults[TYPES[0]]


def _tell(pulling: Pulling, faults: Mapping[str, SourceError], lacking: Collection[str]) -> None:
    missing = {type_: _lacks(fault) for type_, fault in faults.items() if type_ in lacking}
    failed = {type_: fault.text for type_, fault in faults.items() if type_ not in lacking}
    pulling.report.warnings += _told(missing)
    pulling.report.faults += _told(failed)


def _ask_for_all(pulling: Pulling, capability: Capability, faults: dict[str, SourceError]) -> None:
    silences = 0
    for type_ in TYPES:
        try:
            pull_list(pulling, type_, has_history=type_ in capability.histories)
        except SourceError as fault:
            faults[type_] = _of_one_type(pulling, fault)
            silences = silences + 1 if isinstance(fault, BrokenOffError) else 0
        else:
            silences = 0
        if silences == _SILENCES:
            return


def _of_one_type(pulling: Pulling, fault: SourceError) -> SourceError:
    """Return a fault that concerns one type, after its body was kept; raise it again where it stops all."""
    is_of_all = isinstance(fault, UnreachableError) or fault.status in STOPS
    if isinstance(fault, RefusedBodyError):
        pulling.keep_refused(fault)
        is_of_all = fault.refused.code == "login"
    if is_of_all:
        raise fault
    return fault


def _is_lacking(pulling: Pulling, fault: SourceError, type_: str, capability: Capability) -> bool:
    """Return whether the server never had a type; one that gave it before, or says that it does, has a fault."""
    is_declared = capability.types is not None and type_ in capability.types
    has_come = read_watermark(pulling.app.store, pulling.source.id, type_) is not None
    return fault.status in _LACKS and not is_declared and not has_come


def _lacks(fault: SourceError) -> Text:
    return fault.text if fault.status == _FORBIDDEN else _NOT_THERE


def _told(by_type: Mapping[str, Text]) -> list[Text]:
    """Return each sentence once, with the types that it is about."""
    types: dict[Text, list[str]] = defaultdict(list)
    for type_, text in by_type.items():
        types[text].append(type_)
    named = {text: ", ".join(names) for text, names in types.items()}
    return [
        Text(f"{text.da} Det gælder {names}.", f"{text.en} This concerns {names}.") for text, names in named.items()
    ]


_NOT_THERE = Text(
    "Kilden har ikke alt det, der hentes, så det mangler her.",
    "The source does not have all that is fetched, so it is missing here.",
)
