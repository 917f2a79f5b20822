"""NDJSON files as a bulk export gives them: one per resource type, one resource per line."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TextIO

Json = Mapping[str, object]
TYPES = (
    "Patient", "CarePlan", "Questionnaire", "QuestionnaireResponse", "Observation", "Device", "DeviceMetric",
    "Appointment", "Slot", "Schedule", "Location", "HealthcareService", "Encounter",
    "ServiceRequest",
)  # fmt: skip
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """Return `value` as JSON on one line, keys in the order given."""
    return _encode(value)


class Export:
    """Open files in a folder, one per type and `truth`; lines go straight out, nothing is gathered in memory."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.counts = dict.fromkeys(TYPES, 0)
        self._stack = ExitStack()
        self._files = {name: self._open(folder / f"{name}.ndjson") for name in (*TYPES, "truth")}

    def __enter__(self) -> "Export":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def resource(self, resource: Json) -> None:
        """Write one resource to the file of its type."""
        self.line(str(resource["resourceType"]), _encode(resource))

    def line(self, type_: str, line: str) -> None:
        """Write a resource that is JSON text already."""
        self._files[type_].write(line + "\n")
        self.counts[type_] += 1

    def truth(self, fact: Json) -> None:
        """Write what is true about a patient, which no source would tell."""
        self._files["truth"].write(_encode(fact) + "\n")

    def _open(self, path: Path) -> TextIO:
        return self._stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
