"""One comparison as it can follow "når": "iltmætning er 87 % eller lavere", "vægten er steget mere end 2 kg på 3 dage".

A clause has {0} in the place of the number with its unit, or {n} where the unit already stands in the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.errors import Text
from triage.scoring.drafts.words.names import Named, is_bound
from triage.scoring.explain.words import spoken
from triage.scoring.inputs.reading_names import in_sentence
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import ORDERING, Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import Aggregation, Input, InputKind, Param, ScorePart

_NUMBER, _BARE = "{0}", "{n}"
PLACE = "…"
_LEVEL = {
    Operator.LT: Text("er under {0}", "is below {0}"),
    Operator.LE: Text("er {0} eller lavere", "is {0} or lower"),
    Operator.GT: Text("er over {0}", "is above {0}"),
    Operator.GE: Text("er {0} eller højere", "is {0} or higher"),
    Operator.EQ: Text("er {0}", "is {0}"),
    Operator.NE: Text("er andet end {0}", "is other than {0}"),
}
_TIME = {
    **_LEVEL,
    Operator.LE: Text("er højst {0}", "is at most {0}"),
    Operator.GE: Text("er mindst {0}", "is at least {0}"),
}
_AMOUNT = {
    Operator.LT: Text("mere end {0}", "by more than {0}"),
    Operator.LE: Text("mindst {0}", "by at least {0}"),
    Operator.GT: Text("mere end {0}", "by more than {0}"),
    Operator.GE: Text("mindst {0}", "by at least {0}"),
}
_LATE = {Operator.GT: Text("mere end {0}", "more than {0}"), Operator.GE: Text("mindst {0}", "at least {0}")}
_FACTS = {
    "hours_past_due": Text("målingen er {1} over tid", "the reading is {1} overdue"),
    "questionnaire_days_overdue": Text("skemaet er {1} over tid", "the questionnaire is {1} overdue"),
    "hours_since_last_reading": Text(
        "der er gået {1} siden seneste måling", "{1} have passed since the last reading"
    ),
}
# What always counts upwards, and what a number below nothing means a fall of.
_RISES = frozenset({Aggregation.GAIN})
_FALLS = frozenset({Aggregation.LOSS, Aggregation.FALL_FROM_MEDIAN, Aggregation.PCT_LOSS})
_CHANGES = frozenset({Aggregation.DELTA, ScorePart.DELTA_PREVIOUS})
_UP = frozenset({Operator.GT, Operator.GE})
_DOWN = frozenset({Operator.LT, Operator.LE})
_ONE = {
    "timer": "time",
    "dage": "dag",
    "hours": "hour",
    "days": "day",
    "years": "year",
    "points": "point",
    "percentage points": "percentage point",
}
_PLURAL = frozenset({"blood ketones", "steps"})
_TIME_UNITS = frozenset({"h", "d", "a"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A comparison in words: who, and what is said of it; `number` and `unit` fill the place left for them."""

    subject: Text
    said: Text
    number: Decimal | None
    unit: Text

    @property
    def open(self) -> Text:
        """Return the clause with the place of the number left open."""
        is_plural = self.subject.en in _PLURAL
        said = Text(self.said.da, f"are {self.said.en.removeprefix('is ')}") if is_plural else self.said
        return _joined(self.subject, said)

    @property
    def closed(self) -> Text:
        """Return the clause with its number."""
        return filled(self.open, self.number, self.unit)

    @property
    def rest(self) -> Text:
        """Return what is said, without of what, as it follows after "men": "over 35 point"."""
        said = filled(self.said, self.number, self.unit)
        return Text(said.da.removeprefix("er "), said.en.removeprefix("is "))


def filled(text: Text, number: Decimal | None, unit: Text) -> Text:
    """Return a text with its number where the place was left for it."""
    if number is None:
        return text
    da, en = shown(number, "da"), shown(number, "en")
    unit = Text(_ONE.get(unit.da, unit.da), _ONE.get(unit.en, unit.en)) if abs(number) == 1 else unit
    return Text(_put(text.da, da, unit.da), _put(text.en, en, unit.en))


def in_place(short: Text, number: Decimal, unit: Text) -> Text:
    """Return a short form with its number in the place of the dots: "Iltmætning er 89 % eller lavere"."""
    return filled(Text(short.da.replace(PLACE, _NUMBER, 1), short.en.replace(PLACE, _NUMBER, 1)), number, unit)


def without_number(text: Text) -> Text:
    """Return an open clause with dots in the place of its number."""
    da, en = (said.replace(_NUMBER, PLACE).replace(_BARE, PLACE) for said in (text.da, text.en))
    return Text(da, en)


def clause_of(comparison: Comparison, declared: Input, named: Named, params: Mapping[str, Param]) -> Clause:
    """Return a comparison in words."""
    operand = comparison.operand
    if comparison.operator in ORDERING or isinstance(operand, ParamRef | Decimal):
        return _of_a_number(comparison, declared, named, params)
    subject = _quoted(named.name)
    match comparison.operator, operand:
        case Operator.EXISTS, _:
            return _plain(subject, _EXISTS[declared.kind is InputKind.READING])
        case Operator.MISSING, _:
            return _plain(subject, Text("mangler", "is missing"))
        case Operator.IN, tuple():
            return _plain(subject, _one_of(operand))
        case Operator.NE, _:
            return _plain(subject, _literal(operand, Text("er ikke", "is not")))
        case _:
            return _plain(subject, _literal(operand, Text("er", "is")))


def _of_a_number(comparison: Comparison, declared: Input, named: Named, params: Mapping[str, Param]) -> Clause:
    operand = comparison.operand
    if isinstance(operand, ParamRef):
        param = params[operand.name]
        number, is_negated, unit = param.value, operand.negated, param.unit
    else:
        number, is_negated, unit = Decimal(str(operand)), False, ""
    if (change := _change(comparison.operator, number, is_negated, declared)) is not None:
        return Clause(_small(named.thing), change, abs(number), shown_unit(unit))
    fact = _FACTS.get(declared.source_name or "") if declared.label is None else None
    if fact is not None and comparison.operator in _LATE and not is_negated:
        amount = _LATE[comparison.operator]
        said = Text(fact.da.replace("{1}", amount.da), fact.en.replace("{1}", amount.en))
        return Clause(Text("", ""), said, number, shown_unit(unit))
    words = (_TIME if unit in _TIME_UNITS else _LEVEL)[comparison.operator]
    subject = _subject(declared, named)
    said = _signed(words, is_negated)
    return Clause(subject, _without_twice_the_unit(subject, said, shown_unit(unit)), number, shown_unit(unit))


def _change(operator: Operator, number: Decimal, is_negated: bool, declared: Input) -> Text | None:
    """Return "er steget mindst {0} på 3 dage", None where it is no rise and no fall that is asked for."""
    goes_below = is_negated != (number < 0)
    agg, span = declared.agg, _span(declared)
    if agg in _CHANGES and operator in _UP and not goes_below:
        verb = Text("er steget", "has risen")
    elif agg in _CHANGES and operator in _DOWN and goes_below:
        verb = Text("er faldet", "has fallen")
    elif agg in _RISES | _FALLS and operator in _UP and not goes_below:
        verb = Text("er steget", "has risen") if agg in _RISES else Text("er faldet", "has fallen")
    else:
        return None
    return _joined(verb, _AMOUNT[operator], span)


def _span(declared: Input) -> Text:
    """Return what a change is held against."""
    if declared.agg == ScorePart.DELTA_PREVIOUS:
        return Text("siden forrige besvarelse", "since the previous response")
    if declared.agg == Aggregation.FALL_FROM_MEDIAN:
        return Text("fra egen median", "from own median")
    time = _window(declared)
    if declared.agg == Aggregation.GAIN:
        return Text(f"fra laveste måling {time.da}".strip(), f"from the lowest reading {time.en}".strip())
    if declared.agg == Aggregation.LOSS:
        return Text(f"fra højeste måling {time.da}".strip(), f"from the highest reading {time.en}".strip())
    return time


def _window(declared: Input) -> Text:
    if (days := declared.window_d) is not None:
        return Text(f"på {days} {'dag' if days == 1 else 'dage'}", f"in {days} {'day' if days == 1 else 'days'}")
    if (hours := declared.window_h) is not None:
        unit = ("time", "hour") if hours == 1 else ("timer", "hours")
        return Text(f"på {shown(hours, 'da')} {unit[0]}", f"in {shown(hours, 'en')} {unit[1]}")
    return Text("", "")


def _subject(declared: Input, named: Named) -> Text:
    if is_bound(declared) and declared.label is None:
        return Text(f"{named.thing.da} trods manglende svar", f"{named.thing.en} despite missing answers")
    name, window = _small(named.name), _window(declared)
    if declared.label is None and declared.agg == Aggregation.MIN:
        return _joined(Text("laveste", "the lowest"), name, window)
    if declared.label is None and declared.agg == Aggregation.MAX:
        return _joined(Text("højeste", "the highest"), name, window)
    return name


def _signed(words: Text, is_negated: bool) -> Text:
    if not is_negated:
        return words
    return Text(words.da.replace(_NUMBER, f"minus {_NUMBER}"), words.en.replace(_NUMBER, f"minus {_NUMBER}"))


def _without_twice_the_unit(subject: Text, words: Text, unit: Text) -> Text:
    """Return the words without the unit where the subject says it: "år siden sidste fremmøde er mindst 3"."""
    da = words.da.replace(_NUMBER, _BARE) if _starts_with(subject.da, unit.da) else words.da
    return Text(da, words.en.replace(_NUMBER, _BARE) if _starts_with(subject.en, unit.en) else words.en)


def _starts_with(subject: str, unit: str) -> bool:
    return bool(unit) and subject.lower().startswith(f"{unit.lower()} ")


def _literal(operand: object, verb: Text) -> Text:
    if isinstance(operand, bool):
        return Text(f"{verb.da} {spoken(operand, 'da')}", f"{verb.en} {spoken(operand, 'en')}")
    return Text(f"{verb.da} »{operand}«", f'{verb.en} "{operand}"')


def _one_of(operands: tuple[Literal, ...]) -> Text:
    each = [Text(f"»{spoken(one, 'da')}«", f'"{spoken(one, "en")}"') for one in operands]
    *first, last = each
    if not first:
        return Text(f"er {last.da}", f"is {last.en}")
    da, en = ", ".join(one.da for one in first), ", ".join(one.en for one in first)
    return Text(f"er {da} eller {last.da}", f"is {en} or {last.en}")


def _quoted(name: Text) -> Text:
    return Text(f"»{name.da}«", f'"{name.en}"')


def _small(name: Text) -> Text:
    return Text(in_sentence(name.da), in_sentence(name.en))


def _plain(subject: Text, said: Text) -> Clause:
    return Clause(subject, said, None, Text("", ""))


def _put(text: str, number: str, unit: str) -> str:
    return text.replace(_NUMBER, f"{number} {unit}".strip()).replace(_BARE, number)


def _joined(*parts: Text) -> Text:
    return Text(" ".join(one.da for one in parts if one.da), " ".join(one.en for one in parts if one.en))


_EXISTS = {True: Text("er målt", "has been measured"), False: Text("er udfyldt", "is filled in")}
