"""The worked cases of coordination: where they stand, and what each file has in common."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from triage.coordination.situation.read import read_situation
from triage.coordination.situation.situation import Situation

FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", Path(__file__).parent / "data")) / "appointments"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One case with the defaults of its file."""

    content: Json
    defaults: Json

    @property
    def id(self) -> str:
        return self.content["id"]

    @property
    def expected(self) -> Json:
        return self.content["expected"]

    @property
    def situation(self) -> Situation:
        rest = {name: value for name, value in self.content.items() if name not in ("expected", "title", "why", "id")}
        return read_situation(rest, self.defaults)


def files() -> list[Json]:
    """Return the content of every file of cases."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("cases*.json"))]


def cases() -> list[Case]:
    """Return every situation with its expected conflicts and proposal."""
    return [Case(case, file["defaults"]) for file in files() for case in file["cases"]]


def parameters(found: list[Any], name: Any) -> list[Any]:
    """Return what a test is parametrized with: every one found, or one that is skipped and says why."""
    if FOLDER.is_dir():
        return [pytest.param(one, id=name(one)) for one in found]
    return [pytest.param(None, id="none", marks=pytest.mark.skip(reason=f"no folder {FOLDER.name}"))]
