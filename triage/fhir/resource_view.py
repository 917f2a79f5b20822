"""One resource under reading: its elements, what it may refer to, and what there is to remark."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.clinical.observation import ReadingKind
from triage.clinical.received import BY_CPR, Finding
from triage.errors import Text
from triage.fhir.codes import KindTable
from triage.fhir.dialects.dialect import PLAIN, Dialect, Dialects
from triage.fhir.elements import one, text
from triage.fhir.logical import by_cpr
from triage.fhir.references import NO_LINKS, Links, reference
from triage.fhir.remarks import Unusable, missing
from triage.fhir.strict import Object


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading a resource needs to know beside it.

    Kinds of readings by what they are coded with and by name, the fullUrls of its Bundle, and how sources write.
    """

    kinds: KindTable
    links: Links = NO_LINKS
    ranges: Mapping[str, ReadingKind] = field(default_factory=dict)
    dialects: Dialects = field(default_factory=lambda: Dialects(()))


@dataclass(slots=True)
class ResourceView:
    """A resource of type `type` with a valid id; readers add to `findings` as they go."""

    body: Object
    type: str
    id: str
    around: Surroundings
    findings: list[Finding] = field(default_factory=list)
    dialect: Dialect = PLAIN

    @property
    def reference(self) -> str:
        """Return "Type/id"."""
        return f"{self.type}/{self.id}"

    @property
    def version(self) -> str:
        """Return what the source calls this version, empty where it does not say."""
        meta = one(self.body, "meta", self.type)
        return (text(meta, "versionId", f"{self.type}.meta") or "") if meta else ""

    def warn(self, code: str, path: str, da: str, en: str) -> None:
        """Remark on something that a person should know; the resource is used all the same."""
        self.findings.append(Finding("warning", code, path, Text(da, en)))

    def inform(self, code: str, path: str, da: str, en: str) -> None:
        """Remark on something that changes nothing."""
        self.findings.append(Finding("information", code, path, Text(da, en)))

    def hold(self, code: str, path: str, da: str, en: str) -> None:
        """Quarantine the resource for `code`, but keep the facts it brings."""
        self.findings.append(Finding("error", code, path, Text(da, en)))

    def points_to(self, name: str) -> str | None:
        """Return where the Reference element `name` points, or None."""
        return reference(one(self.body, name, self.type), self.around.links, f"{self.type}.{name}")

    def patient(self, name: str = "subject") -> str:
        """Return the patient that `name` points to or tells the CPR number of; without one the resource is unusable."""
        if self.body.get(name) is None:
            raise missing(f"{self.type}.{name}")
        found = self.points_to(name) or by_cpr(self.body, name)
        if found is None or not found.startswith(("Patient/", BY_CPR)):
            raise Unusable(
                "not-found",
                f"{self.type}.{name}",
                "Henvisningen peger ikke på en patient. Kontakt kilden.",
                "The reference points to no patient. Contact the source.",
            )
        return found
