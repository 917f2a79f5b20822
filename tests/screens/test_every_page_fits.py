"""Nothing is cut off or covered on any page, at three sizes, two scalings, in both languages and every theme."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from tests.screens.fits import faults
from tests.screens.look import PARTS

ROOT = Path(__file__).resolve().parents[2]
# Where a person who wants to look at the pictures has them put.
PICTURES = "VISITA_PICTURES"


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scaling", ["1", "1.5"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_that_nothing_is_cut_or_covered(demonstration: Path, tmp_path: Path, scaling: str, language: str) -> None:
    assert_fits(demonstration, tmp_path, scaling, language)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("language", "scaling"), [("da", "1"), ("en", "1.5")])
def test_that_nothing_is_cut_or_covered_in_any_state(
    demonstration: Path, tmp_path: Path, scaling: str, language: str, part: str
) -> None:
    assert_fits(demonstration, tmp_path, scaling, language, part)


def assert_fits(home: Path, tmp_path: Path, scaling: str, language: str, *part: str) -> None:
    """Look in a process of its own, and fail with what is cut or covered."""
    folder = Path(os.environ.get(PICTURES, tmp_path)) / f"{language}-{scaling}"
    environ = {**os.environ, "QT_SCALE_FACTOR": scaling, "VISITA_LANGUAGE": language}
    command = [sys.executable, "-m", "tests.screens.look", str(home), language, str(folder), *part]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=850)
    assert done.returncode == 0, done.stderr[-4000:]
    wrong = json.loads(done.stdout)
    assert wrong == {}, json.dumps(wrong, ensure_ascii=False, indent=1)[:6000]


def shown(text: str, width: int, *, wraps: bool = False) -> QWidget:
    window = QWidget()
    label = QLabel(text, window)
    label.setWordWrap(wraps)
    label.setGeometry(0, 0, width, 30)
    window.resize(400, 100)
    window.show()
    return window


def test_that_a_cut_value_is_found(qapp: object) -> None:
    assert faults(shown("Iltmætning 85 % (grænse 87 %)", 40))
    assert not faults(shown("Iltmætning 85 % (grænse 87 %)", 390))


def test_that_a_line_too_many_is_found(qapp: object) -> None:
    assert faults(shown("Iltmætning 85 % " * 20, 120, wraps=True))


def test_that_a_button_over_a_name_is_found(qapp: object) -> None:
    window = shown("Demogaard, Ida", 200)
    over = QPushButton("Gem", window)
    over.setGeometry(20, 5, 120, 30)
    over.show()
    assert any("lies over" in fault for fault in faults(window))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_what_stands_in_a_layout_is_no_fault(qapp: object) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QLabel("Demogaard, Ida"))
    row.addWidget(QPushButton("Gem"))
    window.resize(400, 100)
    window.show()
    assert faults(window) == []
