"""Set-up from a bare machine: what it decides, what it says, and that it hands over."""

import ast
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from installer.commands import ROOT, child_environ, plan_for, pytest_arguments
from installer.environment import DEVELOPMENT, RUNTIME, Environment, is_ready, is_whole, record
from installer.logged import failure, run_logged
from installer.speech import SetUpError, is_danish
from installer.start import refusal
from installer.system_packages import OFFSCREEN, Need, ask_for, has_font, missing, missing_for, provide

posix = pytest.mark.skipif(os.name != "posix", reason="a program is replaced by another only on POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Environment:
    """A copy of set-up in a folder with a space, with an environment that looks made but bears no stamp."""
    environment = Environment(tmp_path / "vores kode")
    shutil.copytree(ROOT / "installer", environment.root / "installer")
    shutil.copy(ROOT / "pyproject.toml", environment.root)
    environment.scripts.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    return environment


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_that_an_old_python_is_refused_in_both_languages(version: tuple[int, ...]) -> None:
    said = refusal(version)
    assert "kræver Python 3.11" in said
    assert "needs Python 3.11" in said
    assert ".".join(map(str, version)) in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_that_a_new_python_is_let_in(version: tuple[int, ...]) -> None:
    assert refusal(version) == ""


def test_that_an_old_python_can_read_the_file_that_refuses_it() -> None:
    ast.parse((ROOT / "installer" / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("environ", "system", "danish"),
    [
        ({"LANG": "da_DK.UTF-8"}, None, True),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "en_GB.UTF-8"}, None, False),
        ({}, "Danish_Denmark", True),
        ({"LANG": "", "LC_MESSAGES": "da"}, "en_GB", True),
        ({"LANG": "C.UTF-8"}, None, False),
        ({}, None, False),
    ],
)
def test_that_the_machines_language_is_spoken(environ: dict[str, str], system: str | None, danish: bool) -> None:
    assert is_danish(environ, system) is danish


def test_that_only_what_cannot_be_loaded_is_missing() -> None:
    def load(name: str) -> None:
        if name != "libEGL.so.1":
            raise OSError(name)

    assert missing(OFFSCREEN, load) == [need for need in OFFSCREEN if need.package != "libegl1"]


@pytest.mark.skipif(sys.platform != "linux", reason="an unseen screen is a thing of Linux")
def test_that_tests_alone_need_a_screen_that_nobody_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    lacking = {need.package for need in missing_for({}, window=False, new_venv=False, unseen=True)}
    assert {"xvfb", "xdotool"} <= lacking
    assert not {"xvfb", "xdotool"} & {need.package for need in missing_for({}, window=True, new_venv=False)}


def test_that_a_font_is_found_wherever_it_stands(tmp_path: Path) -> None:
    assert not has_font([str(tmp_path), str(tmp_path / "absent")])
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "Sans.TTF").touch()
    assert has_font([str(tmp_path)])


def test_that_an_administrator_gets_one_command_to_run() -> None:
    asked = ask_for(["libegl1", "libgl1"])
    command = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert asked.status == 2
    assert asked.danish.splitlines()[-1].strip() == asked.english.splitlines()[-1].strip() == command


def test_that_a_system_without_apt_is_told_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetUpError, match=r"libEGL\.so\.1") as raised:
        provide([Need("libEGL.so.1", "libegl1")], tmp_path / "log")
    assert raised.value.status == 2


def test_that_a_failing_step_shows_the_end_of_its_output(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert not run_logged((sys.executable, "-c", "print('the cause'); raise SystemExit(1)"), log)
    assert "the cause" in failure("Det gik galt:", "It failed:", log).english


def test_that_an_interrupted_set_up_is_begun_anew(project: Environment) -> None:
    assert not is_whole(project)
    assert not is_ready(project, RUNTIME)


def test_that_the_packages_for_running_are_not_enough_for_testing(project: Environment) -> None:
    record(project, RUNTIME)
    assert is_ready(project, RUNTIME)
    assert not is_ready(project, DEVELOPMENT)


def test_that_the_packages_for_testing_are_enough_for_running(project: Environment) -> None:
    record(project, DEVELOPMENT)
    assert is_ready(project, RUNTIME)
    assert is_ready(project, DEVELOPMENT)


@pytest.mark.parametrize("changed", ["installer/requirements.txt", "pyproject.toml"])
def test_that_a_changed_lock_is_installed_without_beginning_anew(project: Environment, changed: str) -> None:
    record(project, RUNTIME)
    with (project.root / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert is_whole(project)
    assert not is_ready(project, RUNTIME)


def test_that_an_environment_whose_python_is_gone_is_made_anew(project: Environment) -> None:
    record(project, RUNTIME)
    project.python.unlink()
    assert not is_whole(project)


def test_that_an_environment_in_a_moved_folder_is_made_anew(project: Environment, tmp_path: Path) -> None:
    record(project, RUNTIME)
    project.root.rename(tmp_path / "elsewhere")
    assert not is_whole(Environment(tmp_path / "elsewhere"))


def test_that_the_demo_runs_without_a_screen_and_gets_its_arguments() -> None:
    plan = plan_for(["demo", "--out", "pictures"], {}, "linux")
    assert plan
    assert plan.arguments[-5:] == ("-m", "ui", "--demo", "--out", "pictures")
    assert plan.environ == {"QT_QPA_PLATFORM": "offscreen"}


def test_that_the_demo_opens_a_window_where_there_is_a_screen() -> None:
    for environ, platform in (({"DISPLAY": ":0"}, "linux"), ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"), ({}, "win32")):
        plan = plan_for(["demo"], environ, platform)
        assert plan
        assert plan.environ == {}


def test_that_the_window_is_refused_with_a_sentence_where_there_is_no_screen() -> None:
    with pytest.raises(SetUpError, match="no screen") as raised:
        plan_for(["run"], {}, "linux")
    assert raised.value.status == 2


def test_that_tests_never_open_a_window() -> None:
    plan = plan_for(["test"], {"DISPLAY": ":0"}, "linux")
    assert plan
    assert plan.environ == {"QT_QPA_PLATFORM": "offscreen"}
    assert plan.lock == DEVELOPMENT


@pytest.mark.parametrize("argv", [[], ["tset"], ["--help"]])
def test_that_an_unknown_command_plans_nothing(argv: list[str]) -> None:
    assert plan_for(argv, {}, "linux") is None


def test_that_the_whole_suite_is_spread_over_the_cores() -> None:
    assert pytest_arguments(["-x"]) == ("-n", "auto", "--dist", "worksteal", "-x")


def test_that_a_named_test_runs_in_one_process() -> None:
    assert pytest_arguments(["tests/unit", "-x"]) == ("tests/unit", "-x")


def test_that_full_adds_the_long_proofs() -> None:
    assert pytest_arguments(["tests/unit", "--full"]) == ("-m", "full or not full", "tests/unit")


def test_that_no_other_pythons_packages_reach_the_program(project: Environment) -> None:
    plan = plan_for(["demo"], {}, "linux")
    assert plan
    environ = child_environ(project, plan, {"PYTHONPATH": "elsewhere", "PYTHONHOME": "there", "PATH": "usual"})
    assert environ["PATH"] == os.pathsep.join([str(project.scripts), "usual"])
    assert not {"PYTHONPATH", "PYTHONHOME"} & environ.keys()


@posix
def test_that_a_ready_machine_hands_over_at_once_and_passes_the_exit_status_on(project: Environment) -> None:
    record(project, RUNTIME)
    began = time.monotonic()
    start = str(project.root / "installer" / "start.py")
    said = "import sys; print('hej', sys.argv[1]); sys.exit(7)"
    argv = [sys.executable, start, "shell", "-c", said, "æ ø"]
    done = subprocess.run(argv, cwd=project.root.parent, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (7, "hej æ ø\n", "")
    assert time.monotonic() - began < 3
