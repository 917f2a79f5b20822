"""The pure packages never read the clock and never draw at random: same facts and time, same colour, everywhere."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import dotted, imported_names, modules, name, tree

PURE = ("triage/clinical", "triage/scoring", "triage/worklist", "triage/coordination", "triage/access")
_MODULES = ("time", "random", "secrets", "numpy.random")
_READINGS = {"now", "today", "utcnow", "urandom", "getrandom", "uuid1", "uuid4", "uuid6", "uuid7", "default_rng"}


def impurities(module: ast.Module) -> list[str]:
    """Return each reading of the clock or of chance, as line number and name."""
    imported = imported_names(module)
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.stmt | ast.expr):
            found += [f"{node.lineno} {whole}" for whole in _named(node, imported) if _is_impure(whole)]
            found += [f"{node.lineno} {called}()" for called in _method(node) if called in _READINGS]
    return found


def _named(node: ast.AST, imported: dict[str, str]) -> list[str]:
    """Return the full names that `node` brings in or, where the first part was imported, uses."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Attribute) and dotted(node, {}).split(".")[0] in imported:
        return [dotted(node, imported)]
    return []


def _method(node: ast.AST) -> list[str]:
    return [node.func.attr] if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else []


def _is_impure(whole: str) -> bool:
    return any(f"{whole}.".startswith(f"{module}.") for module in _MODULES) or whole.rpartition(".")[2] in _READINGS


@pytest.mark.parametrize("path", modules(*PURE), ids=name)
def test_that_pure_code_reads_neither_clock_nor_chance(path: Path) -> None:
    assert impurities(tree(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.time()",
        "from time import monotonic",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import datetime as moment\nmoment.now(None)",
        "from datetime import datetime\ndatetime.utcnow()",
        "from datetime import date\ndate.today()",
        "from datetime import datetime\nread = datetime.now",
        "import random",
        "from random import choice",
        "import secrets as s",
        "import uuid\nuuid.uuid4()",
        "from uuid import uuid4",
        "import os\nos.urandom(8)",
        "import numpy as np\nnp.random.rand()",
        "from numpy import random",
        "from numpy.random import default_rng",
        "def late():\n    from time import time",
        "type(at).now()",
        "pandas.Timestamp.today()",
    ],
)
def test_that_a_hidden_clock_or_dice_is_found(source: str) -> None:
    assert impurities(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime, time, timedelta\ndatetime(2026, 11, 23) + timedelta(1)\ntime(8)",
        "from datetime import datetime\ndatetime.fromisoformat(text).time()",
        "def age(now):\n    return now - 1",
        "from triage.scoring.case import Case\ndef age(case: Case) -> int:\n    return case.now - case.born",
        "for time in times:\n    print(time.hour)",
        "import numpy as np\nnp.select([], [])",
    ],
)
def test_that_time_as_an_argument_is_no_clock(source: str) -> None:
    assert impurities(ast.parse(source)) == []
