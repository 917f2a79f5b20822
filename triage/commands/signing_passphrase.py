"""The passphrase of a person's signing key, asked for where a step is to be signed."""

import os
import sys
from collections.abc import Callable
from functools import cache

from triage.commands.shown import ask_hidden
from triage.errors import Text

# For what runs without a terminal; never the one of the database.
_VARIABLE = "VISITA_SIGNING_PASSPHRASE"


def asker() -> Callable[[bool], str | None]:
    """Return what asks for the passphrase of a signing key, once for each kind."""
    return cache(_ask)


def _ask(is_new: bool) -> str | None:
    if given := os.environ.get(_VARIABLE):
        return given
    if not sys.stdin.isatty():
        return None
    passphrase = ask_hidden(Text("Adgangssætning til signaturnøglen: ", "Passphrase of the signing key: "))
    if is_new and passphrase != ask_hidden(Text("Gentag adgangssætningen: ", "The passphrase again: ")):
        return None
    return passphrase
