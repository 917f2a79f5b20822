"""The limits of a rule set as lines of the table. Imported on use, beside the window's start: numpy comes with it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.analyse.finding import Finding
from triage.scoring.drafts.numbers import allowed, limit_from_typed
from triage.scoring.drafts.words.limits import LimitInWords, limits_in_words, spoken_limit
from triage.scoring.rules.model import RuleSet
from ui.desks.tuning.facts import InHand
from ui.thresholds.limits.line import LimitLine
from ui.translate import in_language


class Lines:
    """Knows the words of every limit, so that only numbers are worked out while one moves."""

    def __init__(self, in_hand: InHand) -> None:
        self._rule_set, self._base = in_hand.draft.rule_set, in_hand.base
        self._tied = {name: _tied_to(self._rule_set, name) for name in self._rule_set.params}
        self._made: dict[str, tuple[object, LimitLine]] = {}
        self._words = {one.param: one for one in limits_in_words(self._rule_set, in_hand.names)}

    def lines(self, values: Mapping[str, Decimal], findings: Sequence[Finding] = ()) -> list[LimitLine]:
        """Return every limit with these values, and what the linter says of each."""
        return [self._known(words, values, findings) for words in self._words.values()]

    def typed(self, name: str, text: str, values: Mapping[str, Decimal]) -> Decimal | Text:
        """Return the limit that was typed, or why it cannot be that limit while the others stand at `values`."""
        value = limit_from_typed(text, self._words[name], self._rule_set.params[name])
        if isinstance(value, Text):
            return value
        span = allowed(self._rule_set, values, name, self._words)
        if value < span.low and span.low_because is not None:
            return span.low_because
        return span.high_because if value > span.high and span.high_because is not None else value

    def words_of(self, name: str) -> LimitInWords:
        """Return a limit in words."""
        return self._words[name]

    def _known(self, words: LimitInWords, values: Mapping[str, Decimal], findings: Sequence[Finding]) -> LimitLine:
        """Return the line that was made before, unless something that it rests on is another by now."""
        told = [one.text for one in findings if one.path == f"params.{words.param}"]
        rests_on = ([values[name] for name in self._tied[words.param]], told)
        if words.param not in self._made or self._made[words.param][0] != rests_on:
            self._made[words.param] = rests_on, self._line(words, values, told)
        return self._made[words.param][1]

    def _line(self, words: LimitInWords, values: Mapping[str, Decimal], findings: Sequence[Text]) -> LimitLine:
        param = self._rule_set.params[words.param]
        value, now = values[param.name], now_of(self._base, param.name)
        span = allowed(self._rule_set, values, param.name, self._words)
        return LimitLine(
            name=param.name,
            colour=words.worst or words.colour or Colour.GREY,
            words=words.short,
            unit=in_language(words.unit),
            now=now,
            draft=value,
            least=param.min,
            most=param.max,
            low=span.low,
            high=span.high,
            decimals=words.decimals,
            step=words.step,
            sources=_shortly([one.name for one in words.sources]),
            citations=[(one.name, one.text) for one in words.sources],
            whole=spoken_limit(words, param, value if now is None else now, value),
            binds=_joined(span.low_because, span.high_because),
            findings=findings,
        )


def now_of(base: RuleSet | None, name: str) -> Decimal | None:
    """Return the value of a limit in force, None where none of that name is."""
    return None if base is None or name not in base.params else base.params[name].value


def _tied_to(rule_set: RuleSet, name: str) -> list[str]:
    """Return a limit and those that it must stand in order with."""
    pairs = ((one.left, one.right) for one in rule_set.constraints if name in (one.left, one.right))
    return list(dict.fromkeys((name, *(each for pair in pairs for each in pair))))


def _shortly(names: Sequence[str]) -> str:
    """Return the first source, and how many more there are: all of them are told on demand."""
    return "" if not names else names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def _joined(*texts: Text | None) -> Text | None:
    told = [text for text in texts if text is not None]
    return Text(" ".join(t.da for t in told), " ".join(t.en for t in told)) if told else None
