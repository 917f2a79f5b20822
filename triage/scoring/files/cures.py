"""What to write instead, for each kind of fault that pydantic finds."""

from collections.abc import Collection, Mapping

from triage.errors import Text

_CURES = {
    "missing": Text("Feltet mangler. Tilføj det.", "The field is missing. Add it."),
    "bool_type": Text("Skriv true eller false.", "Write true or false."),
    "bool_parsing": Text("Skriv true eller false.", "Write true or false."),
    "enum": Text("Skriv et af: {expected}.", "Write one of: {expected}."),
    "literal_error": Text("Skriv et af: {expected}.", "Write one of: {expected}."),
    "list_type": Text("Skriv en liste: [a, b].", "Write a list: [a, b]."),
    "tuple_type": Text("Skriv en liste: [a, b].", "Write a list: [a, b]."),
    "dict_type": Text("Skriv felter som »navn: værdi«.", "Write fields as 'name: value'."),
    "model_type": Text("Skriv felter som »navn: værdi«.", "Write fields as 'name: value'."),
    "dict_attributes_type": Text("Skriv felter som »navn: værdi«.", "Write fields as 'name: value'."),
    "date_type": Text("Skriv en dato som 2026-12-01.", "Write a date such as 2026-12-01."),
    "date_parsing": Text("Skriv en dato som 2026-12-01.", "Write a date such as 2026-12-01."),
    "date_from_datetime_parsing": Text("Skriv en dato som 2026-12-01.", "Write a date such as 2026-12-01."),
    "date_from_datetime_inexact": Text("Skriv en dato som 2026-12-01.", "Write a date such as 2026-12-01."),
    "greater_than": Text("Skriv mere end {gt}.", "Write more than {gt}."),
    "greater_than_equal": Text("Skriv {ge} eller mere.", "Write {ge} or more."),
    "less_than_equal": Text("Skriv {le} eller mindre.", "Write {le} or less."),
    "union_tag_not_found": Text(
        "Skriv [input, operator, værdi] eller netop én af all, any, not, count, ref.",
        "Write [input, operator, value] or exactly one of all, any, not, count, ref.",
    ),
    "invalid_key": Text("Skriv en tekst som navn.", "Write a text as the name."),
    "string_type": Text("Skriv en tekst (i anførselstegn).", "Write a text (in quotes)."),
}
_NO_SUCH_FIELD = "extra_forbidden"


def cure(kind: str, context: Mapping[str, str], known: Collection[str]) -> Text:
    """Return what to write for an error of pydantic's type `kind`; `known` are the fields the mapping may have."""
    if kind == _NO_SUCH_FIELD:
        names = ", ".join(known)
        return Text(
            f"Feltet findes ikke. Slet det, eller brug et af: {names}.",
            f"There is no such field. Delete it or use one of: {names}.",
        )
    found = _CURES.get(kind, Text("Værdien kan ikke bruges ({kind}).", "The value cannot be used ({kind})."))
    words = {"kind": kind, **context}
    danish = {**words, "expected": words.get("expected", "").replace(" or ", " eller ")}
    return Text(found.da.format(**danish), found.en.format(**words))
