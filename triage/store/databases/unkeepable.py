"""What a database cannot keep, refused in the same words on both: a sign that is no text, too large a number."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from triage.errors import Text, WrongUseError

_NUL = "\0"
_SAID_OF_NUL = "cannot contain NUL"
_SAID_OF_NUMBER = "too large to convert to SQLite"
# SQL: a numeric value out of range.
_STATE_OF_NUMBER = "22003"


def refuse_nul(
    _connection: Connection,
    _cursor: object,
    _statement: str,
    parameters: Any,  # noqa: ANN401 - the driver's rows of values
    _context: object,
    is_many: bool,
) -> None:
    """Refuse what a file would keep and a shared store would not: a department could never be moved to one."""
    for row in parameters if is_many else (parameters,):
        if any(isinstance(value, str) and _NUL in value for value in row):
            raise WrongUseError(_NO_TEXT)


def unkeepable(fault: Exception) -> WrongUseError | None:
    """Return the refusal where a value could not be handed to the database at all; None for every other fault."""
    if isinstance(fault, UnicodeEncodeError):
        return WrongUseError(_NO_TEXT)
    if isinstance(fault, OverflowError) and _SAID_OF_NUMBER in str(fault):
        return WrongUseError(_TOO_LARGE)
    if isinstance(fault, DBAPIError) and _SAID_OF_NUL in str(fault.orig):
        return WrongUseError(_NO_TEXT)
    if isinstance(fault, DBAPIError) and getattr(fault.orig, "sqlstate", None) == _STATE_OF_NUMBER:
        return WrongUseError(_TOO_LARGE)
    return None


_NO_TEXT = Text(
    "Teksten indeholder et tegn, der ikke kan gemmes (måske indsat fra et andet program). Intet er gemt. Slet tegnet, "
    "og prøv igen.",
    "The text holds a sign that cannot be kept (perhaps pasted from another program). Nothing was saved. Delete the "
    "sign, and try again.",
)
_TOO_LARGE = Text(
    "Tallet er for stort til at være et nummer her. Intet er ændret. Kontrollér det.",
    "The number is too large to be one of those here. Nothing was changed. Check it.",
)
