"""Where the text of a rule set comes from on the command line: a draft, a version, or a file."""

from pathlib import Path

from triage.scoring.files.rule_file import text_in_file
from triage.workflow.application import Application
from triage.workflow.tune.drafts import read_draft
from triage.workflow.tune.versions import version_body

# Shorter than any hash that is told apart, longer than any number of a draft.
_SHORTEST_HASH = 7
_HEXADECIMAL = frozenset("0123456789abcdef")


def is_in_store(wanted: str) -> bool:
    """Return whether this names a draft or a version, and no file that is there."""
    is_hash = len(wanted) >= _SHORTEST_HASH and set(wanted.casefold()) <= _HEXADECIMAL
    return (wanted.isdecimal() or is_hash) and not Path(wanted).is_file()


def text_of(app: Application, wanted: str, *, may_be_file: bool = False) -> str:
    """Return the text of a file that is there, of the draft of that number, or of the version of that hash."""
    if may_be_file and Path(wanted).is_file():
        return text_in_file(Path(wanted))
    if wanted.isdecimal() and len(wanted) < _SHORTEST_HASH:
        return read_draft(app, int(wanted)).body
    return version_body(app, wanted)
