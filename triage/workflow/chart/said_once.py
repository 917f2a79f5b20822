"""What would have given another colour, said once: a total that is known is its own least and most."""

from collections.abc import Iterable, Mapping
from re import compile

from triage.errors import Text

_BOUNDS = (" (højst)", " (mindst)")
# "WHO-5 88 point: ville have været gul ved 50 point og rød ved 28 point"
_APART = compile(r" og |, ")
_SAYS = ": ville have været "


def said_once(sentences: Iterable[Text]) -> tuple[Text, ...]:
    """Return the sentences but for those of a least or a most that say no more than the total's own does."""
    kept = tuple(sentences)
    told = dict(_parts(one.da) for one in kept)
    return tuple(one for one in kept if not _is_said(one.da, told))


def _is_said(sentence: str, told: Mapping[str, frozenset[str]]) -> bool:
    head, ways = _parts(sentence)
    plain = head
    for bound in _BOUNDS:
        plain = plain.replace(bound, "", 1)
    return plain != head and ways <= told.get(plain, frozenset())


def _parts(sentence: str) -> tuple[str, frozenset[str]]:
    """Return what a sentence is about, and each colour with its value."""
    head, _, ways = sentence.partition(_SAYS)
    return head, frozenset(_APART.split(ways.rstrip(".")))
