"""Run FHIRPath expressions in a process of their own, killed at a time limit; a fault is a reason, never a value."""

import json
import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from types import TracebackType
from typing import Self

from triage.errors import Text
from triage.lanes.expression_worker import serve
from triage.scoring.numbers import LIMIT, MAX_DECIMALS, fits

_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Calculated:
    """What an expression gave: a number, or why there is none; `detail` is for whoever mends the form."""

    value: Decimal | None
    why: Text | None = None
    detail: str = ""


class Expressions:
    """Keeps one worker between calls; after a time-out or crash the next call starts another.

    Used from several threads the calls wait for each other. `seconds` is the limit of one call.
    """

    def __init__(self, seconds: float = 2.0) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._worker: tuple[BaseProcess, Connection] | None = None

    def calculate(self, task: str) -> Calculated:
        """Return the one number that the expression in `task` (JSON, see `expression_worker`) gives."""
        with self._lock:
            try:
                pipe = self._pipe()
                pipe.send(task)
                if not pipe.poll(self._seconds):
                    self._kill()
                    return _without("skemaets beregning tog for lang tid", "the form's calculation took too long")
                return _calculated(json.loads(pipe.recv()))
            except (EOFError, OSError):
                self._kill()
                return _without("skemaets beregning brød sammen", "the form's calculation broke down")

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _pipe(self) -> Connection:
        if self._worker is not None:
            return self._worker[1]
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._worker = process, ours
        if not ours.poll(_START_SECONDS):
            raise EOFError
        ours.recv()
        return ours

    def _kill(self) -> None:
        if self._worker is None:
            return
        process, pipe = self._worker
        self._worker = None
        pipe.close()
        process.kill()
        process.join()
        process.close()


def _calculated(answer: Mapping[str, str]) -> Calculated:
    if "value" not in answer:
        detail = answer.get("fault", "")
        return _without("skemaets beregning gav ikke ét tal", "the form's calculation gave no single number", detail)
    value = Decimal(answer["value"])
    if not value.is_finite() or abs(value) >= LIMIT:
        return _without(
            "skemaets beregning gav et tal, der ikke kan bruges", "the form's calculation gave a number out of use"
        )
    # Cut, not rounded: whoever rounds the value to fewer decimals gets what the whole number would have given.
    return Calculated(value if fits(value) else value.quantize(Decimal(1).scaleb(-MAX_DECIMALS), ROUND_DOWN))


def _without(da: str, en: str, detail: str = "") -> Calculated:
    return Calculated(None, Text(f"Kan ikke beregnes: {da}", f"Cannot be calculated: {en}"), detail)
