"""Rule sets as files, on a store: saved word for word, read as a draft of one's own, and refused with the reason."""

from pathlib import Path

import pytest

from tests.tuning import Tuners, tuners, with_limit
from tests.ui.test_thresholds_on_a_store import Open, page_for, until
from triage.workflow.application import Application
from triage.workflow.tune.drafts import list_drafts
from ui.desks.tuning.facts import Kind
from ui.thresholds.page import ThresholdsPage
from ui.thresholds.way.list_dialog import ListDialog

NOT_UTF8 = "værdi: 87".encode("latin-1")


@pytest.fixture
def people(app: Application) -> Tuners:
    return tuners(app)


@pytest.fixture
def page(people: Tuners, open_window: Open) -> ThresholdsPage:
    """The page of an author, on what is in force."""
    people.approved()
    return page_for(open_window, people.author)


def save(page: ThresholdsPage, path: Path) -> str:
    """Save the text in hand to a file, and return what the page says then."""
    page.filing.ask_path = lambda _window, _suggested, _kinds: path
    said: list[str] = []
    page.filing.told.connect(said.append)
    page.filing.failed.connect(said.append)
    page.take_step("save_file")
    until(page, lambda: said)
    return said[0]


def read(page: ThresholdsPage, path: Path) -> str:
    """Read a file as a draft, and return what the page says then."""
    page.filing.ask_file = lambda *_: path
    said: list[str] = []
    page.filing.chosen.connect(lambda _, told: said.append(told))
    page.filing.failed.connect(said.append)
    page.take_step("read_file")
    until(page, lambda: said)
    return said[0]


def test_that_a_rule_set_is_saved_word_for_word(page: ThresholdsPage, tmp_path: Path) -> None:
    assert page.tuning.in_hand is not None
    path = tmp_path / "kol.yaml"
    assert save(page, path) == "Gemt som kol.yaml."
    assert path.read_text(encoding="utf-8") == page.tuning.in_hand.draft.text


def test_that_a_file_that_was_saved_and_changed_elsewhere_is_read_as_a_draft_of_ones_own(
    people: Tuners, page: ThresholdsPage, tmp_path: Path
) -> None:
    path = tmp_path / "kol.yaml"
    save(page, path)
    text = with_limit(path.read_text(encoding="utf-8"), "pulse_yellow", 112)
    path.write_text(f"# Fra en anden afdeling\n{text}", encoding="utf-8")
    assert "din kladde" in read(page, path)
    until(page, lambda: page.tuning.in_hand is not None and page.tuning.in_hand.subject.kind is Kind.DRAFT)
    (draft,) = list_drafts(people.author, "copd")
    assert draft.author == people.author.actor
    assert "# Fra en anden afdeling" in draft.body
    assert page.tuning.values["pulse_yellow"] == 112
    assert "112" in page.left.way.changes.text()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (NOT_UTF8, "UTF-8"),
        (b"rule_set: [", "linje"),
        (b"a: 1\n" * 100_000, "for stor"),
    ],
)
def test_that_a_file_that_is_no_rule_set_is_refused_with_the_reason_and_no_draft(
    people: Tuners, page: ThresholdsPage, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "kol.yaml"
    path.write_bytes(content)
    said = read(page, path)
    assert why in said
    assert page.left.way.trouble.text() == said
    assert not list_drafts(people.author, "copd")


def test_that_a_file_that_cannot_be_written_is_told_and_leaves_none(page: ThresholdsPage, tmp_path: Path) -> None:
    said = save(page, tmp_path / "no folder" / "kol.yaml")
    assert "kunne ikke gemmes" in said
    assert page.left.way.trouble.text() == said
    assert not list(tmp_path.rglob("*.yaml"))


def test_that_the_library_leads_to_a_file_too(people: Tuners, page: ThresholdsPage) -> None:
    asked: list[object] = []
    page.filing.ask_file = lambda window, *_: asked.append(window)
    page.take_step("library")
    dialog = next(one for one in page.window().findChildren(ListDialog) if one.isVisible())
    dialog.other_button.click()
    assert asked == [page]
    until(page, lambda: page.choosing.dialog is None)
    assert not list_drafts(people.author, "copd")


def test_that_who_writes_no_drafts_reads_no_file_but_may_save_what_counts(
    people: Tuners, open_window: Open, tmp_path: Path
) -> None:
    people.approved()
    page = page_for(open_window, people.approver)
    assert "read_file" not in page.offer.steps
    assert save(page, tmp_path / "kol.yaml") == "Gemt som kol.yaml."
