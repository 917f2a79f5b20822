"""Every file that could arrive from a source and do harm, each in a process with limits, against an empty store."""

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.variants import VARIANTS, written

FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", Path(__file__).parent / "data")) / "bad_inputs"
# FHIR R4 value set issue-type.
ISSUE_TYPES = frozenset(
    {
        "invalid", "structure", "required", "value", "invariant", "security", "login", "unknown", "expired",
        "forbidden", "suppressed", "processing", "not-supported", "duplicate", "multiple-matches", "not-found",
        "deleted", "too-long", "code-invalid", "extension", "too-costly", "business-rule", "conflict", "transient",
        "lock-error", "no-store", "exception", "timeout", "incomplete", "throttled", "informational",
    }
)  # fmt: skip

Case = dict[str, Any]


def cases() -> list[Case]:
    """Return the cases of every index, each with its path."""
    return [
        {**case, "path": index.parent.parent / case["file"]}
        for index in sorted(FOLDER.glob("*/index.json"))
        for case in json.loads(index.read_text(encoding="utf-8"))
        if case["kind"] == "bundle"
    ]


_CASES = cases()


@cache
def outcomes() -> Mapping[Path, Case]:
    """Return what the program made of every file."""
    from tests.acceptance.bad_inputs_child import corpus_folder, run_fresh

    paths = [case["path"] for case in _CASES]
    seconds = [10 * case["expect"]["max_seconds"] for case in _CASES]
    return dict(zip(paths, run_fresh(paths, corpus_folder(paths[0]), seconds), strict=True))


def _is_triage(found: str, wanted: str) -> bool:
    if wanted == "normal":
        return found in ("green", "yellow")
    return found != "green" if wanted == "not_green" else found == wanted


def _is_file(found: str, case: Case) -> bool:
    expect = case["expect"]
    also = [*expect["also_ok"], *(["reject"] if case["group"] == "syntax" and expect["file"] == "partial" else [])]
    return found == expect["file"] or found in also


def _may_be_grey(found: Case, expect: Case) -> bool:
    """Return whether another disposition that is as good was taken: it also allows grey, or no case."""
    return found["file"] in expect["also_ok"] and found["triage"] in ("unknown", "none")


def test_that_there_are_bad_inputs_to_run() -> None:
    if not FOLDER.is_dir():
        pytest.skip("no folder bad_inputs under TRIAGE_ACCEPTANCE")
    assert _CASES


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time are set with POSIX calls")
@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_that_a_bad_input_ends_as_it_must(case: Case) -> None:
    found, expect = outcomes()[case["path"]], case["expect"]
    assert _is_file(found["file"], case), found
    assert _is_triage(found["triage"], expect["triage"]) or _may_be_grey(found, expect), found
    if expect["issue"] and expect["file"] != "accept":
        assert any(code in ISSUE_TYPES and text for code, text in found["issues"]), found


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    """What the program made of every variant."""
    from tests.acceptance.bad_inputs_child import run_fresh

    folder, corpus = tmp_path_factory.mktemp("variants"), Path(__file__).parent / "data" / "bad_inputs"
    paths = [folder / f"{number}.json" for number in range(len(VARIANTS))]
    for path, (change, _, _) in zip(paths, VARIANTS.values(), strict=True):
        path.write_bytes(written(change))
    return dict(zip(VARIANTS, run_fresh(paths, corpus, [10.0] * len(paths)), strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time are set with POSIX calls")
@pytest.mark.parametrize("name", VARIANTS)
def test_that_a_variant_ends_as_the_rules_say(name: str, varied: Mapping[str, Case]) -> None:
    _, file, triage = VARIANTS[name]
    found = varied[name]
    assert found["file"] == file, found
    assert _is_triage(found["triage"], triage), found
