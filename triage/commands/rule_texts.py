"""Where the text of a rule set comes from on the command line: a draft, a version, or a file."""

from pathlib import Path

from triage.errors import RuleSetError, Text
from triage.scoring.files.yaml_text import MAX_CHARACTERS
from triage.workflow.application import Application
from triage.workflow.tune.drafts import read_draft
from triage.workflow.tune.versions import version_body

# UTF-8 has at most four bytes to a character: no file that is longer can be short enough.
_MOST_BYTES = 4 * MAX_CHARACTERS
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
        return written(Path(wanted))
    if wanted.isdecimal() and len(wanted) < _SHORTEST_HASH:
        return read_draft(app, int(wanted)).body
    return version_body(app, wanted)


def written(path: Path) -> str:
    """Return what a file says; raises RuleSetError for one that cannot be read as text."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise RuleSetError(
                Text(
                    f"Filen er for stor: et regelsæt har højst {MAX_CHARACTERS} tegn.",
                    f"The file is too large: a rule set has at most {MAX_CHARACTERS} characters.",
                )
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RuleSetError(
            Text("Filen er ikke tekst i UTF-8. Gem den som UTF-8.", "The file is no UTF-8 text. Save it as UTF-8.")
        ) from fault
    except OSError as fault:
        raise RuleSetError(
            Text(f"Filen kan ikke læses: {fault.strerror}.", f"The file cannot be read: {fault.strerror}.")
        ) from fault
