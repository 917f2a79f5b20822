"""The commands of set-up: each makes the machine ready and hands over to the program itself."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.environment import DEVELOPMENT, RUNTIME, Environment, is_ready, is_whole, make_ready
from installer.speech import SetUpError, complain, never_stop_on_letters, say
from installer.system_packages import missing_for, provide

ROOT = Path(__file__).resolve().parent.parent
USAGE_DA = """brug: python3 installer/start.py KOMMANDO [ARGUMENTER]

  demo    vis programmet med opdigtede patienter
  run     åbn programmet
  test    kør alle test (--full tager de lange med)
  shell   Python i programmets eget miljø, fx: shell -m triage --help

Resten af argumenterne gives videre. Det nødvendige installeres første gang."""
USAGE_EN = """usage: python3 installer/start.py COMMAND [ARGUMENTS]

  demo    show the program with made-up patients
  run     open the program
  test    run all tests (--full adds the long ones)
  shell   Python in the program's own environment, e.g.: shell -m triage --help

Further arguments are passed on. What is needed is installed the first time."""


@dataclass(frozen=True)
class Plan:
    """What a command runs: Python's arguments, additions to the environment, and what must be installed for it."""

    arguments: tuple[str, ...]
    environ: Mapping[str, str]
    lock: str = RUNTIME
    window: bool = False
    unseen_screen: bool = False
    at_root: bool = False


def run(argv: Sequence[str]) -> int:
    """Run the command in `argv`; return its exit status, 2 when the person must act first, 3 when set-up failed."""
    never_stop_on_letters()
    try:
        plan = plan_for(argv, os.environ)
        if plan is None:
            say(USAGE_DA, USAGE_EN)
            return 0 if argv and argv[0] in ("-h", "--help") else 2
        environment = Environment(ROOT)
        _set_up(environment, plan)
        return _hand_over(environment, plan)
    except SetUpError as fault:
        complain(fault.danish, fault.english)
        return fault.status
    except OSError as fault:
        complain(f"Opsætningen gik i stå: {fault}", f"Set-up came to a halt: {fault}")
        return 3
    except KeyboardInterrupt:
        complain("\nAfbrudt.", "\nInterrupted.")
        return 130


def plan_for(argv: Sequence[str], environ: Mapping[str, str], platform: str = sys.platform) -> Plan | None:
    """Return what `argv` asks for, or None when it names no command; raise SetUpError for a window without a screen."""
    name, further = (argv[0], tuple(argv[1:])) if argv else ("", ())
    off = {} if has_screen(environ, platform) else {"QT_QPA_PLATFORM": "offscreen"}
    if name == "demo":
        return Plan(("-P", "-m", "ui", "--demo", *further), off, window=True)
    if name == "run":
        if off:
            raise _no_screen()
        return Plan(("-P", "-m", "ui", *further), {}, window=True)
    if name == "test":
        tests = ("-m", "pytest", *pytest_arguments(further))
        return Plan(tests, {"QT_QPA_PLATFORM": "offscreen"}, lock=DEVELOPMENT, unseen_screen=True, at_root=True)
    return Plan(further, {}) if name == "shell" else None


def pytest_arguments(further: Sequence[str]) -> tuple[str, ...]:
    """Return pytest's arguments: the whole suite on all cores, a named part in one process; `--full` adds proofs."""
    chosen = tuple(argument for argument in further if argument != "--full")
    marked = ("-m", "full or not full") if "--full" in further else ()
    is_whole_suite = all(argument.startswith("-") for argument in chosen)
    spread = ("-n", "auto", "--dist", "worksteal") if is_whole_suite else ()
    return (*spread, *marked, *chosen)


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether Qt can open a window here, or has been told by its own variable where to draw."""
    return platform != "linux" or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def child_environ(environment: Environment, plan: Plan, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the program: its own packages and no other Python's."""
    path = os.pathsep.join([str(environment.scripts), environ.get("PATH", os.defpath)])
    kept = {name: value for name, value in environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**kept, "VIRTUAL_ENV": str(environment.folder), "PATH": path, **plan.environ}


def _set_up(environment: Environment, plan: Plan) -> None:
    began = time.monotonic()
    needs = missing_for(
        os.environ, plan.window, new_venv=not is_whole(environment), unseen=plan.unseen_screen
    )
    ready = is_ready(environment, plan.lock)
    if ready and not needs:
        return
    say("Gør klar (første gang et par minutter)", "Getting ready (a few minutes the first time)")
    provide(needs, environment.log)
    if not ready:
        make_ready(environment, plan.lock)
    seconds = time.monotonic() - began
    say(f"  klar på {seconds:.0f} s", f"  ready in {seconds:.0f} s")


def _hand_over(environment: Environment, plan: Plan) -> int:
    argv = [str(environment.python), *plan.arguments]
    environ = child_environ(environment, plan, os.environ)
    if plan.at_root:
        os.chdir(environment.root)
    if os.name == "posix":
        os.execve(argv[0], argv, environ)
    child = subprocess.Popen(argv, env=environ)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child has the same Ctrl+C and ends in its own way


def _no_screen() -> SetUpError:
    return SetUpError(
        "Der er ingen skærm her (hverken DISPLAY eller WAYLAND_DISPLAY er sat). Prøv: python3 installer/start.py demo",
        "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Try: python3 installer/start.py demo",
        2,
    )
