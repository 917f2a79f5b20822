"""Referrals with a limit as FHIR ServiceRequests."""

from dataclasses import dataclass

from triage.demo.days import Days
from triage.demo.export import Json

REFERRAL = "http://visita.example/referral"


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral that starts the clock of `code`; `received` is a stamp."""

    id: str
    code: str
    words: str
    received: int


def service_request(referral: Referral, patient: str, days: Days) -> Json:
    """Return `referral` as a ServiceRequest."""
    received = days.instant(referral.received)
    return {
        "resourceType": "ServiceRequest",
        "id": referral.id,
        "meta": {"versionId": "1", "lastUpdated": received},
        "status": "active",
        "intent": "order",
        "code": {"coding": [{"system": REFERRAL, "code": referral.code, "display": referral.words}]},
        "subject": {"reference": f"Patient/{patient}"},
        "authoredOn": received,
    }
