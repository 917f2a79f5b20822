"""The thresholds that Region Midtjylland extends plans and questionnaires with, each read or told as a fault."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from triage.clinical.received import Finding
from triage.fhir.codes import spellings, unit_codes
from triage.fhir.elements import many, number, one, text, truth
from triage.fhir.remarks import Unusable, bad_code, missing
from triage.fhir.strict import Object
from triage.scoring.region.model import Category, Threshold

SYSTEM = "http://hjemmebehandling.rm.dk"
_THRESHOLD = f"{SYSTEM}/threshold"
_LINK_ID = f"{_THRESHOLD}-questionnaire-item-linkid"
_TYPE = f"{_THRESHOLD}-type"
_RANGE = f"{_THRESHOLD}-value-range"
_BOOLEAN = f"{_THRESHOLD}-value-boolean"


def extension(parent: Object, name: str, path: str) -> Object | None:
    """Return the region's extension `name` on `parent`, or None where it has none."""
    url = f"{SYSTEM}/{name}"
    return next((found for found in many(parent, "extension", path) if found.get("url") == url), None)


def thresholds_on(parent: Object, path: str, source: str, faults: list[Finding]) -> Iterator[Threshold]:
    """Yield the thresholds that stand as extensions on `parent`; one that cannot be read is added to `faults`."""
    for index, found in enumerate(many(parent, "extension", path)):
        if found.get("url") == _THRESHOLD:
            here = f"{path}.extension[{index}]"
            try:
                yield _threshold(found, here, source)
            except Unusable as fault:
                faults.append(fault.finding)


def _threshold(found: Object, path: str, source: str) -> Threshold:
    parts = _parts(found, path)
    if _LINK_ID not in parts or _TYPE not in parts:
        raise missing(f"{path}.{'threshold-type' if _LINK_ID in parts else 'threshold-questionnaire-item-linkid'}")
    link_id = text(parts[_LINK_ID], "valueString", path)
    if not link_id:
        raise missing(f"{path}.threshold-questionnaire-item-linkid")
    category = _category(parts[_TYPE], path)
    if (_RANGE in parts) == (_BOOLEAN in parts):
        raise Unusable(
            "structure",
            path,
            "Tærsklen skal have netop én værdi: et interval eller ja/nej. Ret planen.",
            "The threshold must have exactly one value: a range or yes/no. Correct the plan.",
        )
    if _BOOLEAN in parts:
        value = truth(parts[_BOOLEAN], "valueBoolean", path)
        if value is None:
            raise missing(f"{path}.valueBoolean")
        return Threshold(link_id, category, value=value, source=source, path=path)
    low, high, unit = _range(parts[_RANGE], path)
    return Threshold(link_id, category, low, high, unit=unit, source=source, path=path)


def _parts(found: Object, path: str) -> Mapping[str, Object]:
    parts: dict[str, Object] = {}
    for index, part in enumerate(many(found, "extension", path)):
        url = text(part, "url", path) or ""
        if url not in (_LINK_ID, _TYPE, _RANGE, _BOOLEAN) or url in parts:
            raise Unusable(
                "not-supported",
                f"{path}.extension[{index}]",
                f"Tærsklens del »{url}« kendes ikke eller står der to gange. Ret planen.",
                f"The threshold's part '{url}' is not known or stands there twice. Correct the plan.",
            )
        parts[url] = part
    return parts


def _category(part: Object, path: str) -> Category:
    written = text(part, "valueString", path) or text(part, "valueCode", path)
    if written not in list(Category):
        raise bad_code(f"{path}.threshold-type")
    return Category(written)


def _range(part: Object, path: str) -> tuple[Decimal | None, Decimal | None, str | None]:
    here = f"{path}.valueRange"
    limits = one(part, "valueRange", path)
    if limits is None:
        raise missing(here)
    ends = {name: one(limits, name, here) for name in ("low", "high")}
    values = {name: _end(end, f"{here}.{name}") for name, end in ends.items() if end is not None}
    units = {unit for name, end in ends.items() if end is not None and (unit := _unit(end, f"{here}.{name}"))}
    if len(units) > 1:
        raise Unusable(
            "invariant",
            here,
            "Intervallets to grænser har hver sin enhed. Ret planen.",
            "The two ends of the range have different units. Correct the plan.",
        )
    return values.get("low"), values.get("high"), next(iter(units), None)


def _end(end: Object, path: str) -> Decimal:
    value = number(end, "value", path)
    if value is None:
        raise missing(f"{path}.value")
    if end.get("comparator") is not None:
        raise Unusable(
            "not-supported",
            f"{path}.comparator",
            "En grænse kan ikke selv være »under« eller »over«. Ret planen.",
            "A limit cannot itself be 'below' or 'above'. Correct the plan.",
        )
    return value


def _unit(end: Object, path: str) -> str | None:
    code, shown = text(end, "code", path), text(end, "unit", path)
    if code and text(end, "system", path) in spellings("ucum"):
        return code
    if not code and not shown:
        return None
    known = unit_codes(shown or "")
    if len(known) == 1:
        return next(iter(known))
    raise Unusable(
        "code-invalid",
        f"{path}.unit",
        "Grænsens enhed er ikke angivet som UCUM-kode. Ret planen.",
        "The limit's unit is not given as a UCUM code. Correct the plan.",
    )
