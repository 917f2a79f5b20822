"""Danish and English: every sentence has both, and numbers and times read as people write them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.made_up import NOW
from triage.errors import Text
from ui.translate import (
    age,
    in_language,
    install_translator,
    shown_count,
    shown_number,
    shown_time,
    tr,
)

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"


def calls_of_tr() -> Iterator[tuple[str, ast.Call]]:
    """Find every call of tr() in the client, with its place."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def translations() -> dict[str, str]:
    """Return the finished Danish sentences by their English source."""
    root = ElementTree.parse(I18N / "visita_da.ts").getroot()
    found = {}
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


def test_that_tr_is_always_given_the_sentence_itself() -> None:
    assert [place for place, call in calls_of_tr() if not isinstance(call.args[0], ast.Constant)] == []


def test_that_every_sentence_has_a_danish_translation() -> None:
    danish = translations()
    asked = {call.args[0].value: place for place, call in calls_of_tr() if isinstance(call.args[0], ast.Constant)}
    assert {text: place for text, place in asked.items() if text not in danish} == {}, "add them to visita_da.ts"


def test_that_no_translation_has_lost_its_sentence() -> None:
    asked = {call.args[0].value for _, call in calls_of_tr() if isinstance(call.args[0], ast.Constant)}
    assert sorted(set(translations()) - asked) == []


def test_that_every_translation_names_the_same_fields() -> None:
    def fields(text: str) -> list[str]:
        return sorted(part.split("}")[0] for part in text.split("{")[1:])

    assert {en: da for en, da in translations().items() if fields(en) != fields(da)} == {}


def test_that_the_compiled_translations_are_those_of_the_source(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("pyside6-lrelease is not installed")
    fresh = tmp_path / "fresh.qm"
    subprocess.run([tool, I18N / "visita_da.ts", "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == (I18N / "visita_da.qm").read_bytes(), "run pyside6-lrelease on visita_da.ts"


def test_that_the_window_speaks_danish_first() -> None:
    assert tr("Worklist") == "Arbejdsliste"
    assert in_language(Text("rød", "red")) == "rød"


def test_that_english_is_spoken_when_asked_for(qapp: QApplication) -> None:
    install_translator(qapp, "en")
    assert (tr("Worklist"), shown_number(Decimal("85.5")), shown_count(1284)) == ("Worklist", "85.5", "1,284")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [("85", None, "85"), ("74.10", None, "74,10"), ("74.25", 1, "74,3"), ("-0.5", 0, "-1"), ("1234.5", 1, "1234,5"),
     ("1E+3", None, "1000")],
)
def test_that_values_are_shown_with_a_decimal_comma_rounded_half_up(value: str, decimals: int, shown: str) -> None:
    assert shown_number(Decimal(value), decimals) == shown


def test_that_counts_have_their_thousands_marked() -> None:
    assert shown_count(1284) == "1.284"


@pytest.mark.parametrize(
    ("ago", "shown"),
    [(timedelta(seconds=59), "0 min"), (timedelta(minutes=59), "59 min"), (timedelta(hours=47), "47 t"),
     (timedelta(hours=48), "2 d"), (timedelta(minutes=-5), "0 min")],
)
def test_that_an_age_is_one_number_and_one_unit(ago: timedelta, shown: str) -> None:
    assert age(NOW - ago, NOW) == shown


@pytest.mark.parametrize(
    ("time", "shown"),
    [("2026-11-23T06:42:00+00:00", "i dag 07.42"), ("2026-11-22T23:30:00+00:00", "i dag 00.30"),
     ("2026-09-03T12:00:00+00:00", "3. sep. 14.00"), ("2025-09-03T12:00:00+00:00", "3. sep. 2025 14.00")],
)
def test_that_times_are_danish_clock_time_with_near_days_in_words(time: str, shown: str) -> None:
    assert shown_time(datetime.fromisoformat(time), NOW) == shown
