"""The faults that the demonstration shows."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.unit.demo.test_demo_region import NOW, digest
from triage.demo.region import generate
from triage.demo.second_delivery import SATURATION, Cast, write_second_delivery, write_twin


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("region")
    generate(40, 5, out, NOW, 30)
    return out


@pytest.fixture(scope="module")
def cast(region: Path) -> Cast:
    people = Counter(one["subject"]["reference"] for one in lines(region) if one["code"]["text"] == SATURATION)
    answered = {one["subject"]["reference"] for one in lines(region, "QuestionnaireResponse")}
    ids = sorted(name.removeprefix("Patient/") for name in people.keys() & answered)
    return Cast(ids[0], ids[1], ids[2], ids[3:8])


def lines(folder: Path, type_: str = "Observation") -> list[dict]:
    return [json.loads(line) for line in (folder / f"{type_}.ndjson").read_text(encoding="utf-8").splitlines()]


def test_that_the_same_region_gives_the_same_bytes(region: Path, cast: Cast, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_second_delivery(region, tmp_path / name, cast, NOW)
        write_twin(region, tmp_path / name / "twin", cast)
    assert digest_all(tmp_path / "a") == digest_all(tmp_path / "b")


def digest_all(folder: Path) -> list[str]:
    (twin,) = (one for one in folder.iterdir() if one.is_dir())
    found = digest(twin)
    for one in twin.iterdir():
        one.unlink()
    twin.rmdir()
    return [found, digest(folder)]


def test_that_all_of_the_last_days_is_taken_back(region: Path, cast: Cast, tmp_path: Path) -> None:
    write_second_delivery(region, tmp_path, cast, NOW)
    taken_back = [one for one in lines(tmp_path) if one["status"] == "entered-in-error"]
    assert {one["subject"]["reference"] for one in taken_back} == {f"Patient/{cast.withdrawn}"}


def test_that_a_reading_is_moved_to_another_person_under_its_own_id(region: Path, cast: Cast, tmp_path: Path) -> None:
    write_second_delivery(region, tmp_path, cast, NOW)
    before = {one["id"]: one["subject"]["reference"] for one in lines(region)}
    moved = [one for one in lines(tmp_path) if before.get(one["id"]) == f"Patient/{cast.misplaced}"]
    assert [one["subject"]["reference"] for one in moved] == [f"Patient/{cast.faulty[4]}"]


def test_that_the_twin_has_the_same_number_and_another_id(region: Path, cast: Cast, tmp_path: Path) -> None:
    write_twin(region, tmp_path, cast)
    (twin,) = lines(tmp_path, "Patient")
    (person,) = (one for one in lines(region, "Patient") if one["id"] == cast.twin)
    assert twin["identifier"] == person["identifier"]
    assert twin["id"] != person["id"]
