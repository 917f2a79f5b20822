"""What a note says as canonical JSON, and back; the reason stands apart, for it is not for everybody."""

from dataclasses import replace

from pydantic import TypeAdapter

from triage.clinical.canonical import canonical_text
from triage.coordination.notes import VALUES, NoteKind, Value
from triage.coordination.situation.pathway import Waiver
from triage.coordination.situation.traveller import Unavailable


def body_of(value: Value) -> str:
    """Return what a note says, without the reason."""
    told = TypeAdapter(type(value)).dump_python(_with_reason(value, ""), mode="json")
    for name, part in told.items():
        told[name] = sorted(part) if isinstance(part, list) else part
    return canonical_text(told)


def reason_of(value: Value) -> str:
    """Return why, empty where a note of its kind gives no reason."""
    return value.reason if isinstance(value, Unavailable | Waiver) else ""


def value_from(kind: NoteKind, body: str, reason: str = "") -> Value:
    """Return what a note of the kind says."""
    found: Value = TypeAdapter(VALUES[kind]).validate_json(body)
    return _with_reason(found, reason)


def _with_reason(value: Value, reason: str) -> Value:
    return replace(value, reason=reason) if isinstance(value, Unavailable | Waiver) else value
