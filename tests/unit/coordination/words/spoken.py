"""Whether words can be shown: said in both languages, with nothing of the program left in them."""

from re import compile

from triage.errors import Text

_CODE_WORD = compile(r"[A-Z]{2,}_[A-Z_]+|\bNone\b|\bNaN\b|[{}]|\bdatetime\b|Appointment/|home:|\|")


def faults(words: Text) -> list[str]:
    """Return what is wrong with a text, for the message of a failing test."""
    return [
        *_faults(words.da),
        *_faults(words.en),
        *(["one language alone"] if bool(words.da) != bool(words.en) else []),
    ]


def _faults(said: str) -> list[str]:
    found = [f"left in: {match.group()!r} of {said!r}" for match in _CODE_WORD.finditer(said)]
    if "  " in said or said != said.strip():
        found.append(f"spaces in {said!r}")
    if any(pair in said for pair in (" .", " ,", "..", ",,", "()", "«»", ": .", " :", ", .")):
        found.append(f"a hole in {said!r}")
    return found
