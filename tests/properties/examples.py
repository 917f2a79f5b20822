"""How many examples the core properties are tried on: 10,000 in CI, fewer at the desk, more on demand."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

AT_THE_DESK = 300
SECONDS = 3600

# `.ci/run` asks for 10,000; VISITA_EXAMPLES=100000 asks for more.
EXAMPLES = int(os.environ.get("VISITA_EXAMPLES", AT_THE_DESK))


def core(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a property of what a wrong answer could cost a life by: rules, readings, scores, the files that say how."""
    return _tried(test, EXAMPLES)


def costly_core(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a core property of which every example is whole files or crowds of patients: at most 3,000 examples."""
    return _tried(test, min(EXAMPLES, 3_000))


def calendar(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a property of days and stretches of time, whose cases are few in kind: at most 2,000 examples."""
    return _tried(test, min(EXAMPLES, 2_000))


def appointments(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a property of appointments and their words, whose fault costs a trip and no life: at most 2,000 examples."""
    return _tried(test, min(EXAMPLES, 2_000))


def drafts(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a property of a draft's text, which is read again before anybody can approve it: at most 400 examples."""
    return _tried(test, min(EXAMPLES, 400))


def _tried(test: Callable[..., Any], examples: int) -> Callable[..., Any]:
    tried = settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow])(test)
    return pytest.mark.timeout(SECONDS)(tried)
