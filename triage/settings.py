"""Where the program keeps its data, and what the environment says."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import platformdirs

from triage.access.idle import LOCK_AFTER
from triage.errors import Text, WrongUseError


@dataclass(frozen=True, slots=True)
class Settings:
    """Typed settings; secrets stand in the keyring or the environment, never here in a file.

    `passphrase` unlocks the database where there is no keyring (environment variable VISITA_PASSPHRASE).
    `lock_after` is how long a screen is left unused before it is locked (VISITA_LOCK_MINUTES, 1 to 10; 5 where several
    share a computer).
    `is_vouched` tells whether `actor` is whom the operating system logged in; else only VISITA_ACTOR says so.
    `database` is the address of a shared one, without a password (VISITA_DATABASE, `postgresql://user@server/database`).
    """

    home: Path
    actor: str
    passphrase: str | None = None
    database: str | None = None
    lock_after: timedelta = LOCK_AFTER
    is_vouched: bool = True

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
    home, login = environment.get("VISITA_HOME"), _login_name()
    actor = environment.get("VISITA_ACTOR") or login
    return Settings(
        home=Path(home) if home else Path(platformdirs.user_data_dir("Visita", appauthor=False)),
        actor=actor,
        passphrase=environment.get("VISITA_PASSPHRASE") or None,
        database=environment.get("VISITA_DATABASE") or None,
        lock_after=_lock_after(environment.get("VISITA_LOCK_MINUTES") or ""),
        is_vouched=actor == login,
    )


def login_passphrase(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the passphrase that proves who is at work where no terminal can ask (VISITA_LOGIN_PASSPHRASE)."""
    return environment.get("VISITA_LOGIN_PASSPHRASE") or None


def _lock_after(minutes: str) -> timedelta:
    """Return when a screen that nobody uses is locked: sooner than the rule for everybody, never later."""
    most = int(LOCK_AFTER.total_seconds()) // 60
    if not minutes:
        return LOCK_AFTER
    if not minutes.isascii() or not minutes.isdigit() or not 1 <= int(minutes[:3]) <= most:
        raise WrongUseError(
            Text(
                f"VISITA_LOCK_MINUTES skal være et helt tal fra 1 til {most}. Ret indstillingen.",
                f"VISITA_LOCK_MINUTES must be a whole number from 1 to {most}. Correct the setting.",
            )
        )
    return timedelta(minutes=int(minutes))


def _login_name() -> str:
    """Return whom the operating system logged in: LOGNAME and USER, which anybody can set, prove nothing."""
    try:
        if sys.platform == "win32":
            return os.getlogin()
        from pwd import getpwuid

        return getpwuid(os.getuid()).pw_name
    except (OSError, KeyError, ImportError):
        return "unknown"
