"""The walls of pyproject.toml stand, and no package stands outside them."""

import tomllib

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT


def _layers() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = next(wall["layers"] for wall in settings["importlinter"]["contracts"] if wall["type"] == "layers")
    return {name.strip() for layer in layers for name in layer.replace(":", "|").split("|")}


def test_that_every_import_keeps_to_the_walls(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_that_every_part_of_the_core_has_its_place_between_the_walls() -> None:
    inside = (ROOT / "triage").iterdir()
    parts = {f"triage.{path.stem}" for path in inside if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"triage.__init__"} <= _layers()
