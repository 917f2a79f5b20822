"""The text of a rule set as it takes effect once approved, and as a draft that is begun from another."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from triage.errors import RuleSetError, Text
from triage.scoring.drafts.rewritten import said_instead, written
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.content import sha256_of
from triage.scoring.rules.load import rule_set_of

_UNWRITABLE = Text(
    "Filens status eller underskrift er skrevet, så den ikke kan ændres på stedet. Skriv »status: draft« og "
    "»sign_off: null« på hver sin linje, og prøv igen.",
    "The status or signature of the file is written so that it cannot be changed in place. Write 'status: draft' and "
    "'sign_off: null' on lines of their own and try again.",
)


def approved_text(text: str, valid_from: date, name: str, role: str, at: datetime) -> str:
    """Return `text` as `name` approves it at `at`: status, first day and signature filled, the rest byte for byte.

    The same arguments always give the same text. Raises RuleSetError for a text that is no rule set.
    """
    approved = replace(rule_set_of(written(text)), status="approved", valid_from=valid_from)
    said = at.astimezone(UTC).isoformat(timespec="seconds")
    signed = {"name": name, "role": role, "at": said, "sha256": sha256_of(approved)}
    return _with(text, {"status": "approved", "valid_from": valid_from, "sign_off": signed})


def draft_text(text: str, author: str, role: str, version: str) -> str:
    """Return `text`, whatever its status, as a draft that `author` begins: unsigned, with a version of its own."""
    rule_set_of(written(text))
    said: Mapping[str, Yaml] = written(text).content
    wrote = {**said["author"], "name": author, "role": role}
    return _with(text, {"version": version, "status": "draft", "author": wrote, "sign_off": None})


def _with(text: str, said: Mapping[str, Yaml]) -> str:
    found = said_instead(text, {**written(text).content, **said})
    if found is None:
        raise RuleSetError(_UNWRITABLE)
    rule_set_of(written(found))
    return found
