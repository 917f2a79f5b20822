"""Nothing that stands in the store can be read beside it: in its files, journals, backups, exports or crash logs."""

import faulthandler
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from triage.bootstrap import open_application
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.store.keeping.keys import DEMO_KEY
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.intake.import_files import import_files
from triage.workflow.keep.backup import back_up
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query

PEOPLE = 200
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# A word, or a number like a CPR number; each sign with or without the zero byte of wide characters.
SHAPE = re.compile(rb"(?:K\0?a\0?n\0?a\0?r\0?i\0?e\0?(?:[a-z]\0?){14})|6\0?1\0?(?:[0-9]\0?){8}")


def canaries() -> dict[str, list[str]]:
    """A thousand words that stand nowhere else: names, addresses, CPR numbers, answers and notes."""
    chance = Random(1000)
    words = {kind: [_word(chance) for _ in range(PEOPLE)] for kind in ("name", "address", "answer", "note")}
    # A day 61 is in no real number of this kind.
    return words | {"cpr": [f"61{chance.randrange(1, 13):02}52{9999 - number}" for number in range(PEOPLE)]}


def _word(chance: Random) -> str:
    return "Kanarie" + "".join(chance.choices(LETTERS, k=14))


def resources(words: dict[str, list[str]]) -> Iterator[dict[str, object]]:
    """The people, each with an answer and a reading that makes a case."""
    yield fhir_daily_form()
    for number in range(PEOPLE):
        person = fhir_patient(number + 1)
        person["identifier"][0]["value"] = words["cpr"][number]
        person["name"] = [{"family": words["name"][number], "given": ["Prøve"]}]
        person["address"] = [{"line": [words["address"][number]], "postalCode": "8000", "city": "Aarhus"}]
        yield person
        yield fhir_care_plan(number + 1)
        yield fhir_spo2(84, number + 1, number + 1)
        yield fhir_daily_answers(number + 1, number + 1, free_text=words["answer"][number])


def used(app: Application, words: dict[str, list[str]], folder: Path) -> None:
    """Do a day's work on the people, and everything that writes a file."""
    taken_in = folder / "in.json"
    taken_in.write_bytes(bundle(*resources(words)))
    import_files(app, [taken_in])
    taken_in.unlink()
    score(app)
    rows = list_cases(app, Query(), 0, PEOPLE)
    for row, note in zip(rows, words["note"], strict=True):
        decide(app, row.case, Action.PHONE, note)
    back_up(app, DEMO_KEY, folder / "copy.backup")
    with (folder / "crash.log").open("w") as file:
        faulthandler.dump_traceback(file)


def readable(folder: Path, words: dict[str, list[str]]) -> set[str]:
    """Return every canary that stands in clear in any file below `folder`, in two ways of writing."""
    written = b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    found = {match.group().replace(b"\0", b"").decode() for match in SHAPE.finditer(written)}
    return found & {word for kind in words.values() for word in kind}


@pytest.fixture(scope="module")
def words() -> dict[str, list[str]]:
    return canaries()


def test_that_no_canary_can_be_read_while_the_store_is_open_or_after(
    tmp_path: Path, words: dict[str, list[str]]
) -> None:
    app = open_application(Settings(home=tmp_path, actor="tester"), is_demo=True, clock=lambda: NOW)
    with closing(app.store):
        used(app, words, tmp_path)
        assert (tmp_path / "demo" / "visita.db-wal").stat().st_size > 100_000
        assert readable(tmp_path, words) == set()
    assert readable(tmp_path, words) == set()


def test_that_the_search_finds_a_canary_that_is_there(tmp_path: Path, words: dict[str, list[str]]) -> None:
    assert sum(map(len, words.values())) == 1000
    (tmp_path / "left.txt").write_text(words["note"][7], encoding="utf-8")
    (tmp_path / "wide.txt").write_text(words["cpr"][8], encoding="utf-16-le")
    assert readable(tmp_path, words) == {words["note"][7], words["cpr"][8]}
