"""What a look-up in an emergency must say before it is let through."""

from triage.access.relation import SHORTEST_TEXT, EmergencyReason, LegalGround, PatientRelation
from triage.clinical.typed import visible
from triage.errors import Text

REASON_WORDS = {
    EmergencyReason.DANGER: Text("Fare for patientens liv eller helbred", "Danger to the patient's life or health"),
    EmergencyReason.TREATMENT: Text("Patienten er i behandling hos os nu", "The patient is being treated by us now"),
    EmergencyReason.COLLEAGUE: Text("Hjælp til en kollega, der behandler", "Help to a colleague who treats"),
    EmergencyReason.CONSENT: Text("Patienten har bedt om det", "The patient asked for it"),
}
GROUND_WORDS = {
    LegalGround.CONSENT: Text("Patientens samtykke", "The patient's consent"),
    LegalGround.OVERRIDING_INTEREST: Text("Værdispring (tungtvejende hensyn)", "An overriding interest"),
}


def emergency_refusal(text: str, ground: LegalGround | None, about: PatientRelation, department: int) -> Text | None:
    """Return what the request lacks, None where it may be let through."""
    if len(visible(text)) < SHORTEST_TEXT:
        return _TOO_SHORT
    if ground is None and about.is_closed(department):
        return _NO_GROUND
    return None


_TOO_SHORT = Text(
    f"Begrundelsen er for kort. Skriv mindst {SHORTEST_TEXT} tegn om, hvorfor opslaget er nødvendigt.",
    f"The reason is too short. Write at least {SHORTEST_TEXT} characters on why the look-up is needed.",
)
_NO_GROUND = Text(
    "Patienten er privatmarkeret eller har frabedt sig opslag. Angiv hjemlen: samtykke eller værdispring.",
    "The record is private, or the patient asked not to be looked up. Give the legal ground: consent or an "
    "overriding interest.",
)
