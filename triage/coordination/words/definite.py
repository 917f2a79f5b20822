"""The definite form of a Danish service: "blodprøve" is "blodprøven", "telefonopkald" is "telefonopkaldet"."""

# By the last part of the word, which decides the gender of a compound; the first that fits counts.
_ENDINGS = (
    ("kontrol", "len"),
    ("tjek", "ket"),
    ("møde", "t"),
    ("billede", "t"),
    ("besøg", "et"),
    ("opkald", "et"),
    ("forløb", "et"),
    ("indgreb", "et"),
    ("skift", "et"),
    ("e", "n"),
    ("test", "en"),
    ("ing", "en"),
    ("ion", "en"),
    ("grafi", "en"),
    ("metri", "en"),
    ("skopi", "en"),
    ("terapi", "en"),
    ("biopsi", "en"),
    ("punktur", "en"),
    ("diæt", "en"),
    ("ultralyd", "en"),
)


def definite(noun: str) -> str | None:
    """Return a Danish noun with its article, "den fastende blodprøve"; None for a name whose grammar is not known."""
    first, _, rest = noun.partition(" ")
    if first.lower().endswith("ende") and rest and definite(rest):
        return f"den {_small(first)} {_small(rest)}"
    is_key = "-" in noun and noun[:1].islower()
    if is_key or " " in noun or not noun.replace("-", "").isalpha():
        return None
    low = _small(noun)
    return next((low + article for ending, article in _ENDINGS if low.lower().endswith(ending)), None)


def _small(word: str) -> str:
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
