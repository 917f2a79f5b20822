"""The name of an example whose values went along with a limit: the numbers in it go too."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from re import Match, findall, sub

from triage.scoring.drafts.following.edges import MovedLimit
from triage.scoring.numbers import decimals_of, places_needed, round_half_up
from triage.scoring.rules.model import RuleTest

# A number that is a word of its own: not the 5 of WHO-5, nor one between dots.
_NUMBER = r"(?<![\w.,/-])-?\d+(?:[.,]\d+)?(?![\w/-]|[.,]\d)"


def new_name(test: RuleTest, given: Mapping[str, object], met: list[MovedLimit]) -> str:
    """Return the name that fits the new values; the old one where a number in it may also mean something else."""
    pairs = list(dict.fromkeys(_pairs(test, given, met)))
    known = dict(pairs)
    stayed = [value for name, value in test.given.items() if value == given[name] and isinstance(value, Decimal)]
    unsure = {old for old, new in pairs if known[old] != new} | set(stayed)

    def put(found: Match[str]) -> str:
        word = Decimal(found[0].replace(",", "."))
        return found[0] if word not in known else _written(known[word], found[0], word)

    words = {Decimal(one.replace(",", ".")) for one in numbers_in(test.name)}
    return test.name if words & unsure & known.keys() else sub(_NUMBER, put, test.name)


def old_numbers(was: RuleTest, now: RuleTest) -> str:
    """Return the numbers in the name of an example that its values had before they went along, else ""."""
    gone = [value for name, value in was.given.items() if now.given.get(name) != value]
    found = [one for one in numbers_in(now.name) if Decimal(one.replace(",", ".")) in gone]
    return ", ".join(dict.fromkeys(found))


def numbers_in(name: str) -> list[str]:
    """Return the numbers that are words of a name."""
    return findall(_NUMBER, name)


def _pairs(test: RuleTest, given: Mapping[str, object], met: list[MovedLimit]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what each number was and is: of the values that moved, and of the limits they are held against."""
    for limit in met:
        was, now = test.given[limit.input], given[limit.input]
        if was != now and isinstance(was, Decimal) and isinstance(now, Decimal):
            yield from ((was, now), (limit.before, limit.after))
            if limit.before < 0 and was < 0 and now < 0:
                # A fall is told as a number without its sign: "down 5".
                yield from ((-was, -now), (-limit.before, -limit.after))


def _written(value: Decimal, text: str, word: Decimal) -> str:
    found = format(round_half_up(value, max(decimals_of(word), places_needed(value))), "f")
    return found.replace(".", ",") if "," in text else found
