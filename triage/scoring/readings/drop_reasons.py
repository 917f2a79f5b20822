"""Why a reading was left out, in words a nurse accepts."""

from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text

# In the order they are looked for; a column of reasons points into it. "" is used, "superseded" goes unmentioned (a
# newer version of the same reading counts), and "fault" is the word that the reading itself carries.
REASONS = (
    "", "superseded", "other_patient", "conflict", "entered_in_error", "fault", "absent", "no_unit", "future",
    "unknown_code", "unit", "implausible", "artefact", "duplicate",
)  # fmt: skip

# What says nothing about whether the patient was measured well or badly: a copy, or somebody else's.
HARMLESS = frozenset({"other_patient", "duplicate"})

_WORDS = {
    "other_patient": Text("hører til en anden patient", "belongs to another patient"),
    "duplicate": Text("er den samme måling sendt to gange", "is the same reading sent twice"),
    "conflict": Text("findes i to udgaver, der siger hver sit", "exists in two versions that disagree"),
    "entered_in_error": Text("er trukket tilbage", "was withdrawn"),
    "absent": Text("har ingen værdi", "has no value"),
    "no_unit": Text("har ingen enhed", "has no unit"),
    "unit": Text("har en enhed, der ikke kan omregnes", "has a unit that cannot be converted"),
    "unknown_unit": Text("har en ukendt enhed", "has an unknown unit"),
    "unknown_code": Text("har en ukendt kode", "has an unknown code"),
    "future": Text("er dateret ude i fremtiden (apparatets ur?)", "is dated in the future (the device's clock?)"),
    "implausible": Text("har en værdi, der ikke kan passe", "has a value that cannot be true"),
    "artefact": Text("har et svagt signal", "has a weak signal"),
    "device_invalidated": Text(
        "er målt med et apparat, hvis målinger er gjort ugyldige",
        "was measured with a device whose readings have been invalidated",
    ),
    "comparator": Text("er kun angivet som over eller under en værdi", "is only given as above or below a value"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dropped:
    """A reading that was not used, and why (a code that `triage.scoring.readings.drop_reasons` puts in words)."""

    id: str
    reason: str
    kind: str | None
    time: datetime


def drop_reason(code: str) -> Text:
    """Return why, as the end of "Målingen ..."; a code without words of its own is shown."""
    return _WORDS.get(code, Text(f"kan ikke bruges ({code})", f"cannot be used ({code})"))
