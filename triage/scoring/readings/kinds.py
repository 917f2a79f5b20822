"""Read the catalogue of kinds of readings."""

from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.files.faults import Faults
from triage.scoring.files.fields import Fields, is_number
from triage.scoring.files.yaml_text import read_yaml

_FIELDS = ("name", "unit", "shown_unit", "decimals", "quantity", "codes", "reject", "check", "jump")


def parse_kinds(text: str) -> dict[str, ReadingKind]:
    """Return the kinds in the YAML `text` by code; every code of a kind stands once per system it goes under.

    Raises RuleSetError that lists every fault.
    """
    faults = Faults(Text("Listen over målinger kan ikke bruges. Ret:", "The list of readings cannot be used. Correct:"))
    top = Fields(read_yaml(text), "", faults)
    faults.check()
    systems = {name: urls for name, urls in top.each("systems") if isinstance(urls, list)}
    kinds = {code: _kind(code, Fields(body, f"kinds.{code}", faults), systems) for code, body in top.each("kinds")}
    faults.check()
    return kinds


def _kind(code: str, fields: Fields, systems: dict[str, list[str]]) -> ReadingKind:
    fields.allow(*_FIELDS)
    name = fields.both_languages("name")
    return ReadingKind(
        code=code,
        name_da=name.da,
        name_en=name.en,
        unit=fields.text("unit"),
        shown_unit=fields.text("shown_unit"),
        decimals=fields.whole("decimals", 0, 6),
        codes=_codes(fields, systems),
        reject=_range(fields, "reject"),
        check=_range(fields, "check"),
        quantity=fields.text("quantity", "") or None,
        jump=_jump(fields),
    )


def _codes(fields: Fields, systems: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    for system, _ in fields.each("codes"):
        if system not in systems:
            fields.faults.add(
                fields.at(f"codes.{system}"),
                "Kodesystemet findes ikke under »systems«. Tilføj det.",
                "The code system is not under 'systems'. Add it.",
            )
    listed = ((url, codes) for system, codes in fields.each("codes") for url in systems.get(system, []))
    return tuple((url, str(code)) for url, codes in listed for code in codes)


def _range(fields: Fields, name: str) -> tuple[Decimal, Decimal] | None:
    if name not in fields:
        return None
    found = fields.raw(name)
    if isinstance(found, list) and len(found) == 2 and all(map(is_number, found)) and found[0] < found[1]:
        return found[0], found[1]
    fields.faults.add(fields.at(name), "Skriv [mindste, største].", "Write [lowest, highest].")
    return None


def _jump(fields: Fields) -> tuple[Decimal, Decimal, Decimal] | None:
    if "jump" not in fields:
        return None
    jump = fields.fields("jump")
    jump.allow("amount", "percent", "hours")
    return jump.number("amount"), jump.number("percent"), jump.number("hours")
