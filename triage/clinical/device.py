"""The apparatus that a reading came from (FHIR Device)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """A device; `label` is what a clinician reads, e.g. "Nonin 3230 nr. 5012"."""

    id: str
    manufacturer: str | None = None
    model: str | None = None
    serial: str | None = None
    udi: str | None = None

    @property
    def label(self) -> str:
        """Return manufacturer, model and serial number, or the reference where the source names none of them."""
        words = [part for part in (self.manufacturer, self.model) if part]
        if self.serial:
            words.append(f"nr. {self.serial}")
        return " ".join(words) or self.id
