"""Kinds of readings for tests, in the spelling of one code system each."""

from triage.clinical.observation import ReadingKind

LOINC = "http://loinc.org"
NPU = "urn:oid:1.2.208.176.2.1"
MCS = "urn:oid:1.2.208.184.100.8"


def _kind(code: str, unit: str, *codes: tuple[str, str]) -> ReadingKind:
    return ReadingKind(code, code, code, unit, unit, 1, codes)


KINDS = {
    kind.code: kind
    for kind in (
        _kind("spo2", "%", (LOINC, "59408-5"), (LOINC, "2708-6"), (NPU, "NPU03011")),
        _kind("pulse", "/min", (LOINC, "8867-4"), (NPU, "NPU21692")),
        _kind("sbp", "mm[Hg]", (LOINC, "8480-6"), (NPU, "DNK05472"), (MCS, "MCS88019")),
        _kind("dbp", "mm[Hg]", (LOINC, "8462-4"), (NPU, "DNK05473"), (MCS, "MCS88020")),
        _kind("weight", "kg", (LOINC, "29463-7"), (NPU, "NPU03804")),
        _kind("temp", "Cel", (LOINC, "8310-5"), (NPU, "NPU08676")),
        _kind("resp_rate", "/min", (LOINC, "9279-1"), (MCS, "MCS88122")),
        _kind("glucose", "mmol/L", (NPU, "NPU22089")),
        _kind("crp", "mg/L", (NPU, "NPU19748")),
    )
}
