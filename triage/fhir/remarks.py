"""What there is to remark on a resource, and when that keeps it out of use.

The severity decides: "error" quarantines, "warning" makes it accepted with findings, "information" leaves it accepted.
"""

from collections.abc import Iterable

from triage.clinical.received import Disposition, Finding
from triage.errors import Text

_WORST = {
    "error": Disposition.QUARANTINED,
    "warning": Disposition.WITH_FINDINGS,
    "information": Disposition.ACCEPTED,
}


class Unusable(Exception):  # noqa: N818  # not a fault of ours: it says what the resource is
    """A resource cannot be used; caught at the border, where it is quarantined with this finding."""

    def __init__(self, code: str, path: str, da: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self.finding = Finding("error", code, path, Text(da, en))


def disposition(findings: Iterable[Finding]) -> Disposition:
    """Return what becomes of a resource with `findings`."""
    worst = {finding.severity for finding in findings}
    for severity, found in _WORST.items():
        if severity in worst:
            return found
    return Disposition.ACCEPTED


def missing(path: str) -> Unusable:
    """Return the fault that a required element is missing."""
    name = path.rpartition(".")[2]
    return Unusable("required", path, f"{name} mangler. Kontakt kilden.", f"{name} is missing. Contact the source.")


def misshapen(path: str) -> Unusable:
    """Return the fault that an element is of another JSON type than FHIR says."""
    name = path.rpartition(".")[2]
    return Unusable(
        "structure",
        path,
        f"{name} har forkert form. Kontakt kilden.",
        f"{name} has the wrong form. Contact the source.",
    )


def bad_value(path: str) -> Unusable:
    """Return the fault that an element's value is none that FHIR allows."""
    name = path.rpartition(".")[2]
    return Unusable(
        "value",
        path,
        f"Feltet {name} har en værdi, der ikke kan bruges. Kontakt kilden.",
        f"The field {name} has a value that cannot be used. Contact the source.",
    )


def bad_code(path: str) -> Unusable:
    """Return the fault that a code is not in the value set that FHIR requires."""
    name = path.rpartition(".")[2]
    return Unusable(
        "code-invalid",
        path,
        f"{name} har en ukendt kode. Kontakt kilden.",
        f"{name} has an unknown code. Contact the source.",
    )
