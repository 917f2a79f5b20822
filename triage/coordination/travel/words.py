"""Where times on the road are from, whose way is not known, and how transport is ordered, in words."""

from collections.abc import Collection

from triage.coordination import dated_words
from triage.coordination.travel.region import Region
from triage.coordination.travel.transport import TransportRule
from triage.coordination.words.times import days_words, time_words
from triage.errors import Text, listed


def source_in_words(region: Region) -> Text:
    """Return "Rejsetider: …" as it stands beside every time that is made of them."""
    return Text(f"Rejsetider: {region.source.da}.", f"Travel times: {region.source.en}.")


def unknown_in_words(patients: Collection[str]) -> Text:
    """Return what is said where the way from home is not known; empty where it is known for all."""
    if not patients:
        return Text("", "")
    if len(patients) == 1:
        return Text(
            "Vejen hjemmefra kendes ikke: postnummeret mangler eller står ikke i tabellen. "
            "Kørsel hjemmefra er ikke regnet med.",
            "The way from home is not known: the postcode is missing or not in the table. "
            "Travel from home is not counted.",
        )
    number = len(patients)
    return Text(
        f"Vejen hjemmefra kendes ikke for {number} patienter: postnummeret mangler eller står ikke i tabellen. "
        "Deres kørsel hjemmefra er ikke regnet med.",
        f"The way from home is not known for {number} patients: the postcode is missing or not in the table. "
        "Their travel from home is not counted.",
    )


def transport_in_words(rule: TransportRule) -> Text:
    """Return when and where transport is ordered, who may bring somebody, and who says so."""
    days, cutoff = days_words(rule.opens_days), time_words(rule.cutoff)
    companions, source = _companions(rule), dated_words.source_in_words(rule.period)
    return Text(
        f"Patientbefordring bestilles tidligst {days.da} før og senest {cutoff.da} den sidste arbejdsdag før besøget: "
        f"{rule.office.da}. {companions.da}{source.da}",
        f"Patient transport is ordered from {days.en} before the visit until {cutoff.en} on the last working day "
        f"before it: {rule.office.en}. {companions.en}{source.en}",
    )


def _companions(rule: TransportRule) -> Text:
    if not rule.companions:
        return Text("", "")
    reasons = listed(rule.companions)
    return Text(f"Ledsager kun ved: {reasons.da}. ", f"A companion only for: {reasons.en}. ")
