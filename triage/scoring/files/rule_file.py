"""The text of a rule set that lies in a file."""

from pathlib import Path

from triage.errors import RuleSetError, Text
from triage.scoring.files.yaml_text import MAX_CHARACTERS

# UTF-8 has at most four bytes to a character: no file that is longer can be short enough.
_MOST_BYTES = 4 * MAX_CHARACTERS


def text_in_file(path: Path) -> str:
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
