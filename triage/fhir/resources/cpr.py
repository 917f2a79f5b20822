"""CPR numbers: found under every name of the system, told apart, and held against the birth date.

Modulus 11 is not looked at: numbers that fail it have been given out since 2007.
"""

from datetime import date

from triage.fhir.codes import spellings
from triage.fhir.elements import many, text
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.cpr_number import in_form

_PATH = "Patient.identifier"


def read_cpr(view: ResourceView, born: date | None) -> str | None:
    """Return the CPR number as "DDMMYY-NNNN", or None where there is none.

    Replacement numbers (eCPR) stand under other systems and are never taken for a CPR number.
    """
    found = {
        _required_form(text(identifier, "value", _PATH))
        for identifier in many(view.body, "identifier", "Patient")
        if text(identifier, "system", _PATH) in spellings("cpr") and identifier.get("use") != "old"
    }
    if len(found) > 1:
        raise Unusable(
            "invariant",
            _PATH,
            "Patienten har to forskellige CPR-numre. Kontakt kilden.",
            "The patient has two different CPR numbers. Contact the source.",
        )
    cpr = next(iter(found), None)
    if cpr and born and not _fits(cpr, born):
        view.hold(
            "invariant",
            "Patient.birthDate",
            "Fødselsdatoen passer ikke til CPR-nummeret. Bekræft, hvem patienten er.",
            "The birth date does not fit the CPR number. Confirm who the patient is.",
        )
    return cpr


def _required_form(value: str | None) -> str:
    found = in_form(value or "")
    if found is None:
        raise Unusable(
            "value",
            _PATH,
            "CPR-nummeret har ikke ti cifre. Kontakt kilden.",
            "The CPR number does not have ten digits. Contact the source.",
        )
    return found


def _fits(cpr: str, born: date) -> bool:
    """Return whether day, month and year agree; numbers with 60 added to the day are replacement numbers."""
    return int(cpr[:2]) > 60 or (cpr[:6] == born.strftime("%d%m%y") and born.year // 100 == _century(cpr))


def _century(cpr: str) -> int:
    """Return 18, 19 or 20 by the seventh digit and the year (the CPR office's table)."""
    seventh, year = int(cpr[7]), int(cpr[4:6])
    if seventh <= 3:
        return 19
    if seventh in (4, 9):
        return 20 if year <= 36 else 19
    return 20 if year <= 57 else 18
