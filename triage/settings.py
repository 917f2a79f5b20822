"""Where the program keeps its data, and what the environment says."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Settings:
    """Typed settings; secrets stand in the keyring or the environment, never here in a file.

    `passphrase` unlocks the database where there is no keyring (environment variable VISITA_PASSPHRASE).
    `database` is the address of a shared one, without a password (VISITA_DATABASE, `postgresql://user@server/database`).
    """

    home: Path
    actor: str
    passphrase: str | None = None
    database: str | None = None

    @property
    def copy_home(self) -> Path:
        """Return the folder of the copy that is kept for when a shared database is away."""
        return self.home / "copy"

    @property
    def demo_home(self) -> Path:
        """Return the folder of the demonstration: another store, with another key, of made-up people."""
        return self.home / "demo"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; VISITA_HOME moves the data folder, which else is the system's place for application data."""
    home = environment.get("VISITA_HOME")
    return Settings(
        home=Path(home) if home else Path(platformdirs.user_data_dir("Visita", appauthor=False)),
        actor=environment.get("VISITA_ACTOR") or _login_name(),
        passphrase=environment.get("VISITA_PASSPHRASE") or None,
        database=environment.get("VISITA_DATABASE") or None,
    )


def _login_name() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
