"""Read an instrument file."""

from decimal import Decimal

from triage.errors import Text
from triage.scoring.files.faults import Faults
from triage.scoring.files.fields import Fields, is_number
from triage.scoring.files.yaml_text import read_yaml
from triage.scoring.instruments.model import Direction, Instrument, Shape, Syndrome

_FIELDS = (
    "instrument", "name", "shape", "link_ids", "more_link_ids", "range", "scale", "max_missing", "bands", "direction",
    "relevant_change", "answers", "safety_item", "syndrome", "other_scale", "codes", "licence", "source",
)  # fmt: skip
_HIGHEST = 1000


def load_instrument(text: str) -> Instrument:
    """Return the instrument in the YAML `text`; raises RuleSetError that lists every fault."""
    faults = Faults(Text("Instrumentet kan ikke bruges. Ret:", "The instrument cannot be used. Correct:"))
    fields = Fields(read_yaml(text), "", faults)
    faults.check()
    fields.allow(*_FIELDS)
    instrument = _instrument(fields)
    _check(instrument, fields)
    faults.check()
    return instrument


def _instrument(fields: Fields) -> Instrument:
    low, high = _range(fields)
    return Instrument(
        code=fields.text("instrument"),
        name=fields.both_languages("name"),
        shape=fields.choice("shape", Shape),
        link_ids=fields.texts("link_ids"),
        more_link_ids={number: str(link_id) for number, link_id in fields.each("more_link_ids")},
        low=low,
        high=high,
        max_missing=fields.whole("max_missing", 0, _HIGHEST, 0),
        scale=fields.number("scale", Decimal(1)),
        bands=_bands(fields),
        direction=fields.choice("direction", Direction),
        relevant_change=fields.number("relevant_change") if "relevant_change" in fields else None,
        answers=_answers(fields),
        safety_item=fields.whole("safety_item", 1, _HIGHEST) if "safety_item" in fields else None,
        syndrome=_syndrome(fields.fields("syndrome")) if "syndrome" in fields else None,
        other_scale=_other_scale(fields.fields("other_scale")) if "other_scale" in fields else None,
        licence=fields.text("licence"),
        source=fields.text("source"),
    )


def _check(instrument: Instrument, fields: Fields) -> None:
    highest = instrument.high * max(1, len(instrument.link_ids)) * instrument.scale
    uppers = [upper for upper, _ in instrument.bands]
    if not uppers or sorted(set(uppers)) != uppers or uppers[-1] < highest:
        fields.faults.add(
            "bands",
            f"Skriv [øverste, navn] i stigende orden op til {highest}.",
            f"Write [upper bound, name] in rising order up to {highest}.",
        )
    if not instrument.link_ids or (instrument.shape is Shape.GRADE and len(instrument.link_ids) != 1):
        fields.faults.add(
            "link_ids",
            "Skriv link-id'et på hvert spørgsmål (netop ét for grade).",
            "Write the link id of every item (exactly one for a grade).",
        )


def _range(fields: Fields) -> tuple[int, int]:
    found = fields.listed("range")
    if len(found) == 2 and all(map(is_number, found)) and found[0] < found[1]:
        return int(found[0]), int(found[1])
    fields.faults.add("range", "Skriv [mindste, største] svar.", "Write [lowest, highest] answer.")
    return 0, 1


def _bands(fields: Fields) -> tuple[tuple[Decimal, str], ...]:
    found = fields.listed("bands")
    pairs = [pair for pair in found if isinstance(pair, list) and len(pair) == 2 and is_number(pair[0])]
    if len(pairs) != len(found):
        fields.faults.add("bands", "Skriv [[øverste, navn], ...].", "Write [[upper bound, name], ...].")
    return tuple((upper, str(name)) for upper, name in pairs)


def _answers(fields: Fields) -> dict[str, Decimal]:
    codes = fields.fields("answers") if "answers" in fields else None
    return {} if codes is None else {code: codes.number(code) for code in codes.names()}


def _syndrome(fields: Fields) -> Syndrome:
    sooner = fields.fields("sooner")
    return Syndrome(
        core=tuple(int(number) for number in fields.listed("core") if is_number(number)),
        counts_from=fields.whole("counts_from", 0, _HIGHEST),
        sooner={int(item): sooner.whole(item, 0, _HIGHEST) for item in sooner.names() if item.isdigit()},
        major=fields.whole("major", 1, _HIGHEST),
        other=fields.whole("other", 1, _HIGHEST),
    )


def _other_scale(fields: Fields) -> tuple[str, int]:
    return fields.text("name"), fields.whole("add", -_HIGHEST, _HIGHEST)
