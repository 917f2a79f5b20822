"""The process that takes in, started by the window where no other does, and ended with it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from triage.commands.status import Status
from ui.translate import tr

CLOSING_MS = 4000
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 60.0
_STEADY_S = 60.0
_SHOWN = 500


def watch_command(*, is_demo: bool) -> list[str]:
    """Return what starts the watch; a packaged program has its headless twin beside it."""
    if getattr(sys, "frozen", False):
        program = [str(Path(sys.executable).with_stem("triage"))]
    else:
        program = [sys.executable, "-m", "triage"]
    return [*program, *(["--demo"] if is_demo else []), "watch", "--attached"]


class Watching(QObject):
    """Keeps one child process going once it is wanted; `told` carries a sentence about it, "" while it runs.

    The passphrase goes over the child's standard input, and nowhere else. When that closes, by us or because we are no
    more, the child ends.
    """

    told = Signal(str)

    def __init__(
        self, command: Sequence[str], passphrase: Callable[[], str | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._passphrase = passphrase
        # In whose name it takes in; "" = the login of the operating system, which on a shared computer may be nobody's.
        self.actor = ""
        self._wait_s = _FIRST_WAIT_S
        self._began = 0.0
        self._last_words = ""
        self._is_closing = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._start)
        self.process = QProcess(self)
        self.process.setStandardOutputFile(QProcess.nullDevice())
        self.process.readyReadStandardError.connect(self._hear)
        self.process.started.connect(self._hand_over)
        self.process.errorOccurred.connect(self._not_started)
        self.process.finished.connect(self._ended)

    def ensure(self) -> None:
        """Start the child, unless it runs or is about to be started again."""
        if not (self._is_closing or self._again.isActive() or self._is_running()):
            self._start()

    def close(self) -> None:
        """End the child between two of its transactions; one that does not hear loses nothing that it stored."""
        self._is_closing = True
        self._again.stop()
        if not self._is_running():
            return
        self.process.closeWriteChannel()
        if not self.process.waitForFinished(CLOSING_MS):
            self.process.kill()
            self.process.waitForFinished(CLOSING_MS)

    def _is_running(self) -> bool:
        return self.process.state() != QProcess.ProcessState.NotRunning

    def _start(self) -> None:
        self._began = monotonic()
        self._last_words = ""
        environment = QProcessEnvironment.systemEnvironment()
        if self.actor:
            environment.insert("VISITA_ACTOR", self.actor)
        self.process.setProcessEnvironment(environment)
        self.process.start(self._command[0], self._command[1:])

    def _hand_over(self) -> None:
        self.process.write(f"{self._passphrase() or ''}\n".encode())
        self.told.emit("")

    def _hear(self) -> None:
        heard = bytes(self.process.readAllStandardError().data()).decode("utf-8", errors="replace")
        self._last_words = next((line for line in reversed(heard.splitlines()) if line.strip()), self._last_words)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._go_on_later(tr("It could not be started."))

    def _ended(self, code: int, how: QProcess.ExitStatus) -> None:
        self._hear()
        is_explained = how is QProcess.ExitStatus.NormalExit and code == Status.FAILED
        # What a fault of the program printed last could be about a patient.
        unexpected = tr("It ended unexpectedly ({code}).").format(code=code)
        self._go_on_later(self._last_words[:_SHOWN] if is_explained else unexpected)

    def _go_on_later(self, why: str) -> None:
        if self._is_closing:
            return
        if monotonic() - self._began > _STEADY_S:
            self._wait_s = _FIRST_WAIT_S
        self._again.start(round(self._wait_s * 1000))
        self.told.emit(
            tr("New data are not being taken in. {why} It is started again in {seconds} s.").format(
                why=why, seconds=round(self._wait_s)
            )
        )
        self._wait_s = min(2 * self._wait_s, _LONGEST_WAIT_S)
