"""Run a long-winded program with its output in a file that is shown only when it fails."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.speech import SetUpError

SHOWN_LINES = 25


def run_logged(argv: Sequence[str | Path], log: Path, environ: Mapping[str, str] | None = None) -> bool:
    """Run `argv`, add what it prints to `log`, and tell whether it succeeded; `environ` is added to the environment."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        out.write(("\n$ " + " ".join(map(str, argv)) + "\n").encode())
        out.flush()
        try:
            whole = {**os.environ, **(environ or {})}
            done = subprocess.run(argv, check=False, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=whole)
        except OSError as fault:
            out.write(f"{fault}\n".encode())
            return False
    return done.returncode == 0


def failure(danish: str, english: str, log: Path) -> SetUpError:
    """Return the error that says so and shows the end of `log`."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    end = "\n".join("    " + line for line in lines[-SHOWN_LINES:])
    return SetUpError(f"{danish}\n{end}\nHele loggen: {log}", f"{english}\n{end}\nThe whole log: {log}", 3)
