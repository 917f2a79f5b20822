"""Every limit as a clinician says it: "rød når iltmætning er 87 % eller lavere"."""

from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.words.clauses import filled, without_number
from triage.scoring.drafts.words.conditions import but, clause_for, condition_in_words
from triage.scoring.drafts.words.names import Names
from triage.scoring.drafts.words.uses import Use, stricter, uses_of
from triage.scoring.numbers import places_needed, shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import AllOf, Comparison
from triage.scoring.rules.model import Param, RuleSet

_NUMBER = Text("{0}", "{0}")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source by its short name, and what it is."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LimitInWords:
    """A limit in words. `colour` is that of the rule told, None where no rule uses it; `worst` that of all its rules.

    `subject` is what is measured; `short` has "…" in the place of the number ("Iltmætning er … eller lavere"). `also`
    are the other rules it stands in. `stricter` is 1 where a higher value can only make colours worse, -1 where
    a lower one can, else 0. Numbers have `decimals` at most, as the inputs it is held against.
    """

    param: str
    colour: Colour | None
    worst: Colour | None
    subject: Text
    short: Text
    pattern: Text
    also: tuple[Text, ...]
    rules: tuple[str, ...]
    unit: Text
    decimals: int
    stricter: int
    sources: tuple[Citation, ...]

    @property
    def step(self) -> Decimal:
        """Return the smallest difference between two limits that makes a difference."""
        return Decimal(1).scaleb(-self.decimals)

    def sentence(self, value: Decimal) -> Text:
        """Return the limit at `value`: "rød når iltmætning er 87 % eller lavere"."""
        return filled(self.pattern, value, self.unit)

    def others(self, value: Decimal) -> tuple[Text, ...]:
        """Return the other rules it stands in, at `value`."""
        return tuple(filled(one, value, self.unit) for one in self.also)


def limits_in_words(rule_set: RuleSet, names: Names) -> tuple[LimitInWords, ...]:
    """Return every limit in words, in the order of the file."""
    return tuple(limit_in_words(rule_set, param, names) for param in rule_set.params.values())


def limit_in_words(rule_set: RuleSet, param: Param, names: Names) -> LimitInWords:
    """Return a limit in words, from the rules that rest on it."""
    uses = uses_of(rule_set, param.name)
    said = list(dict.fromkeys(_sentence(rule_set, use, names) for use in uses))
    worst = min((use.rule.colour for use in uses), key=lambda colour: colour.rank, default=None)
    unused = Text(f"{param.name}: ingen regel bruger grænsen", f"{param.name}: no rule uses the limit")
    return LimitInWords(
        param=param.name,
        colour=uses[0].rule.colour if uses else None,
        worst=worst,
        subject=_subject(uses[0], names) if uses else Text(param.name, param.name),
        short=_short(rule_set, uses[0], names) if uses else Text(param.name, param.name),
        pattern=said[0] if said else unused,
        also=tuple(said[1:]),
        rules=tuple(dict.fromkeys(use.rule.id for use in uses)),
        unit=shown_unit(param.unit),
        decimals=decimals_for(rule_set, param),
        stricter=stricter(uses),
        sources=tuple(Citation(name, rule_set.basis.get(name, name)) for name in param.source),
    )


def decimals_for(rule_set: RuleSet, param: Param) -> int:
    """Return how many decimals a limit can have: those of the inputs it is held against, which are rounded so.

    Where an input is compared as written it is as many as the limit and its bounds have, one at least.
    """
    names = {use.comparison.input for use in uses_of(rule_set, param.name)}
    found = [rule_set.inputs[name].decimals for name in names]
    written = max(places_needed(one) for one in (param.value, param.min, param.max))
    known = [one for one in found if one is not None]
    return max(*known, written) if known and len(known) == len(found) else max(1, written, *known)


def bounds_words(param: Param) -> Text:
    """Return "mellem 80 og 92 %"; a limit whose bounds are one value is said to be fixed."""
    unit = shown_unit(param.unit)
    high = filled(_NUMBER, param.max, unit)
    if param.min == param.max:
        return Text(f"fast {high.da}", f"fixed at {high.en}")
    low = Text(shown(param.min, "da"), shown(param.min, "en"))
    return Text(f"mellem {low.da} og {high.da}", f"between {low.en} and {high.en}")


def spoken_limit(words: LimitInWords, param: Param, now: Decimal, draft: Decimal) -> Text:
    """Return all that a table says of a limit in one go, for whoever hears it."""
    sentence, bounds, stands = words.sentence(draft), bounds_words(param), _stands(now, draft, words.unit)
    sources = ", ".join(one.name for one in words.sources)
    return Text(
        f"{_capital(sentence.da)}. Kan være {bounds.da}. {stands.da}. Kilde: {sources}.",
        f"{_capital(sentence.en)}. Can be {bounds.en}. {stands.en}. Source: {sources}.",
    )


def _stands(now: Decimal, draft: Decimal, unit: Text) -> Text:
    if now == draft:
        return filled(Text("Uændret, {0}", "Unchanged, {0}"), now, unit)
    before, after = filled(_NUMBER, now, unit), filled(_NUMBER, draft, unit)
    return Text(f"Nu {before.da}, kladde {after.da}", f"Now {before.en}, draft {after.en}")


def _sentence(rule_set: RuleSet, use: Use, names: Names) -> Text:
    """Return one use of a limit with the place of its number left open."""
    colour = use.rule.colour.words
    if use.is_turned:
        whole = condition_in_words(rule_set, use.rule.when, names, left_open=param_of(use))
        return Text(f"{colour.da} når {whole.da}", f"{colour.en} when {whole.en}")
    clause = clause_for(rule_set, use.comparison, names).open
    band = [one for one in use.together if isinstance(one, Comparison) and one.input == use.comparison.input]
    others = tuple(one for one in use.together if one not in band)
    clause = but(rule_set, clause, band, names)
    da, en = f"{colour.da} når {clause.da}", f"{colour.en} when {clause.en}"
    if others:
        more = condition_in_words(rule_set, AllOf(others), names)
        da, en = f"{da}, samtidig med at {more.da}", f"{en}, while {more.en}"
    return Text(da, en)


def param_of(use: Use) -> str:
    """Return the name of the limit that is used."""
    name: str = getattr(use.comparison.operand, "name", "")
    return name


def _subject(use: Use, names: Names) -> Text:
    return names[use.comparison.input].name


def _short(rule_set: RuleSet, use: Use, names: Names) -> Text:
    clause = clause_for(rule_set, use.comparison, names).open
    is_alone = all(isinstance(one, Comparison) and one.input == use.comparison.input for one in use.together)
    more = Text("", "") if is_alone else Text(", sammen med andet", ", together with more")
    short = without_number(clause)
    return Text(_capital(short.da) + more.da, _capital(short.en) + more.en)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
