"""What `triage store` works on: the data folder, and the secrets a person is asked for, each once."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from triage.bootstrap import open_application
from triage.commands.shown import ask_hidden
from triage.errors import Text, WrongUseError
from triage.settings import Settings
from triage.store.keeping.key_places import AskPassphrase
from triage.store.keeping.keys import DEMO_KEY, database_key
from triage.store.keeping.recovery_key import from_paper
from triage.workflow.application import Application
from triage.workflow.auditing.keep_heads import keep_last_head

_RECOVERY = "VISITA_RECOVERY_KEY"
_NEW_PASSPHRASE = "VISITA_NEW_PASSPHRASE"  # noqa: S105 - the name of a variable


SignIn = Callable[[Application], Application]


class Asked:
    """The settings of one command, and `ask` for passphrases; a secret is never an argument of the command line.

    `sign_in` gives the application of the person at work.
    """

    def __init__(
        self,
        settings: Settings,
        ask: AskPassphrase,
        sign_in: SignIn,
        *,
        is_demo: bool,
        as_login: str | None = None,
    ) -> None:
        self.settings = settings
        self.is_demo = is_demo
        self._as_login = as_login
        self._renewed: str | None = None
        self._sign_in = sign_in
        self.ask = cache(lambda is_new: self._answer(ask, is_new=is_new))

    @property
    def folder(self) -> Path:
        """Return the data folder."""
        return self.settings.demo_home if self.is_demo else self.settings.home

    def here(self) -> "Asked":
        """Return the same for the file in the data folder, whatever shared database there is.

        A passphrase that was given anew opens it from now on.
        """
        return self.at(replace(self.settings, database=None, passphrase=self._renewed or self.settings.passphrase))

    def at(self, settings: Settings) -> "Asked":
        """Return the same with other settings."""
        return Asked(settings, self.ask, self._sign_in, is_demo=self.is_demo, as_login=self._as_login)

    @contextmanager
    def opened(self) -> Iterator[Application]:
        """Give the open application; how far its log has come is kept elsewhere afterwards."""
        app = open_application(self.settings, self.ask, is_demo=self.is_demo, as_login=self._as_login)
        with closing(app.store):
            try:
                yield self._sign_in(app)
            finally:
                keep_last_head(app)

    def key(self, app: Application) -> bytes:
        """Return the key of the open store; a shared one has none."""
        if app.store.is_shared:
            return b""
        return DEMO_KEY if app.is_demo else database_key(self.folder, self.ask)

    def recovery(self) -> bytes:
        """Return the recovery key that the environment holds or the person types off the paper."""
        typed = os.environ.get(_RECOVERY) or _typed()
        if not typed:
            raise WrongUseError(_NO_RECOVERY)
        return from_paper(typed)

    def _answer(self, ask: AskPassphrase, *, is_new: bool) -> str | None:
        if is_new and (fresh := os.environ.get(_NEW_PASSPHRASE)):
            self._renewed = fresh
            return fresh
        return self.settings.passphrase or ask(is_new)


def _typed() -> str | None:
    return ask_hidden(Text("Gendannelsesnøgle: ", "Recovery key: ")) if sys.stdin.isatty() else None


_NO_RECOVERY = Text(
    f"Gendannelsesnøglen mangler. Skriv den i terminalen, eller sæt miljøvariablen {_RECOVERY}.",
    f"The recovery key is missing. Type it at the terminal, or set the environment variable {_RECOVERY}.",
)
