"""What is typed, cut into words that are known in Danish or English; case, æ/ae, ø/oe and å/aa make no difference."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from re import IGNORECASE, compile

from triage.coordination.words.times import MONTHS, WEEKDAYS


class Kind(StrEnum):
    """What a word can mean in a wish."""

    NOT = "not"
    ONLY = "only"
    CAN = "can"
    AFTER = "after"
    BEFORE = "before"
    BETWEEN = "between"
    WEEK = "week"
    WEEKDAY = "weekday"
    DAY = "day"
    PART = "part"
    MONTH = "month"
    DATE = "date"
    CLOCK = "clock"
    NUMBER = "number"
    SPAN = "span"
    TO = "to"
    NEXT = "next"
    AND = "and"
    SOMEONE = "someone"
    FILLER = "filler"
    END = "end"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it was typed, what it means, and its number (a weekday, an hour); `is_short` is one of 2 letters."""

    said: str
    kind: Kind
    value: int = 0
    other: int = 0
    is_short: bool = False


_LOOK_ALIKE = {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"}
_PIECES = compile(
    r"(?P<end>[,;\n]|\.(?=\s|$))"
    r"|(?P<date>\d{1,2}\s*/\s*\d{1,2}(?!\d))"
    r"|(?P<span>\d{1,2}(?:[.:]\d{2})?\s*[-\u2013]\s*\d{1,2}(?:[.:]\d{2})?(?![\d/]))"
    r"|(?P<clock>\d{1,2}[.:]\d{2}(?!\d)\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm)\b)"
    r"|(?P<number>\d+(?:\.(?=\s*(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)))?)"
    r"|(?P<dash>[-\u2013])"
    r"|(?P<short>\b(?:kl|d|pga|ca)\.)"
    r"|(?P<soon>\bi\s+(?:dag|morgen)\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<other>\S)",
    IGNORECASE,
)


def _words(kind: Kind, words: str, value: int = 0) -> dict[str, tuple[Kind, int]]:
    return dict.fromkeys(words.split(), (kind, value))


_KNOWN: Mapping[str, tuple[Kind, int]] = {
    **_words(Kind.NOT, "ikke ej undgaa uden not no never avoid except undtagen dont cannot cant"),
    **_words(Kind.AWAY, "ferie bortrejst vaek udrejst optaget away holiday vacation busy"),
    **_words(Kind.ONLY, "kun only just bare helst gerne rather preferably passer suits"),
    **_words(Kind.CAN, "kan can"),
    **_words(Kind.AFTER, "efter tidligst fra after earliest from"),
    **_words(Kind.BEFORE, "foer senest inden before latest by"),
    **_words(Kind.BETWEEN, "mellem between"),
    **_words(Kind.WEEK, "uge uger week weeks"),
    **_words(Kind.TO, "til until"),
    **_words(Kind.NEXT, "naeste next"),
    **_words(Kind.AND, "og eller samt and or"),
    **_words(Kind.END, "men but"),
    **_words(Kind.DAY, "idag today"),
    **_words(Kind.DAY, "imorgen tomorrow", 1),
    **_words(Kind.PART, "formiddag formiddagen formiddage morning mornings"),
    **_words(Kind.PART, "eftermiddag eftermiddagen eftermiddage eftm afternoon afternoons", 1),
    **_words(Kind.WEEKDAY, "weekend weekenden weekender weekends", 7),
    **_words(Kind.WEEKDAY, "hverdag hverdage weekdays", 8),
    **_words(Kind.SOMEONE, "datter datteren soen soennen ledsager ledsageren hustru kone konen mand manden"),
    **_words(
        Kind.SOMEONE, "samlever nabo paaroerende moderen faderen daughter son companion wife husband mother father"
    ),
    **_words(Kind.SOMEONE, "neighbour relative"),
    **_words(
        Kind.FILLER,
        "kl klokken slut done den d der det om i paa hun han patienten patient vil vaere time tid at the in",
    ),
    **_words(Kind.FILLER, "she he they wants would like please than are is er dag dage days day tak o clock"),
}
_SHORT_DAYS = ("ma", "ti", "on", "to", "fr", "loe", "soe")


def tokens(typed: str) -> list[Token]:
    """Return every piece of what is typed, the unknown ones as well."""
    return [_token(found.lastgroup or "other", found.group()) for found in _PIECES.finditer(typed)]


def folded(word: str) -> str:
    """Return a word as it is compared."""
    low = word.casefold()
    return "".join(_LOOK_ALIKE.get(letter, letter) for letter in low)


def _token(group: str, said: str) -> Token:
    match group:
        case "end":
            return Token(said, Kind.END)
        case "dash":
            return Token(said, Kind.TO)
        case "date":
            day, month = (int(part) for part in said.split("/"))
            return Token(said, Kind.DATE, day, month)
        case "span":
            first, second = said.replace("\N{EN DASH}", "-").split("-")
            return Token(said, Kind.SPAN, _minutes(first), _minutes(second))
        case "clock":
            return Token(said, Kind.CLOCK, _minutes(said))
        case "number":
            return Token(said, Kind.NUMBER, int(said.rstrip(".")) if len(said) < 6 else -1)
        case "word" | "soon" | "short":
            return replace(_word(said.rstrip(".")), said=said)
        case _:
            return Token(said, Kind.UNKNOWN)


def _word(said: str) -> Token:
    word = "".join(folded(said).split())
    day = next((number for number, names in enumerate(_DAYS) if word in names), None)
    if day is not None:
        return Token(said, Kind.WEEKDAY, day, is_short=len(said) <= 2)
    month = next((number for number, names in enumerate(_MONTHS, 1) if word in names), None)
    if month is not None:
        return Token(said, Kind.MONTH, month)
    kind, value = _KNOWN.get(word, (Kind.UNKNOWN, 0))
    return Token(said, kind, value)


def _minutes(said: str) -> int:
    """Return minutes after midnight, -1 for what is no time of day."""
    low = said.strip().lower()
    is_after_noon, is_before = low.endswith("pm"), low.endswith("am")
    hours, _, minutes = low.removesuffix("pm").removesuffix("am").strip().replace(":", ".").partition(".")
    hour = int(hours)
    if (is_after_noon or is_before) and not 1 <= hour <= 12:
        return -1
    hour = hour % 12 + 12 * is_after_noon if is_after_noon or is_before else hour
    whole = hour * 60 + int(minutes or 0)
    return whole if hour < 24 and int(minutes or 0) < 60 else -1


def _names_of_day(number: int) -> frozenset[str]:
    danish, english = folded(WEEKDAYS[number].da), folded(WEEKDAYS[number].en)
    short = {_SHORT_DAYS[number], folded(WEEKDAYS[number].da[:3]), english[:3], english[:4], english[:5]}
    return frozenset({danish, danish + "e", danish + "en", danish + "ene", english, english + "s", *short})


def _names_of_month(number: int) -> frozenset[str]:
    danish, english = folded(MONTHS[number].da), folded(MONTHS[number].en)
    return frozenset({danish, english, danish[:3], english[:3]})


_DAYS = tuple(_names_of_day(number) for number in range(7))
_MONTHS = tuple(_names_of_month(number) for number in range(12))
