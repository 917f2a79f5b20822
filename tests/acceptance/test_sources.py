"""FHIR by others: every resource that goes in comes out, once, and is held only for a reason that was reviewed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.sources import account_of, counted, files_of, received_from, root, sources
from tests.acceptance.sources_tried import reviewed, row, rows_in_page
from triage.clinical.received import Disposition
from triage.fhir.read import read_document, read_ndjson
from triage.store.sources import sources as states
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

_MISSING = [pytest.param(None, marks=pytest.mark.skip(reason="no FHIR data by others under TRIAGE_ACCEPTANCE/fhir"))]
every_source = pytest.mark.parametrize(
    "source", sources() or _MISSING, ids=lambda source: source.name if source else "none"
)


@every_source
def test_that_every_resource_is_accounted_for(source: Path):
    account = account_of(source)
    assert account.outcomes.total() - account.remarks == sum(map(counted, files_of(source))) > 0


@every_source
def test_that_what_is_not_plainly_accepted_says_why_in_both_languages(source: Path):
    for file in files_of(source):
        for received in received_from(file):
            assert received.findings or received.disposition is Disposition.ACCEPTED
            assert all(finding.text.da and finding.text.en for finding in received.findings)


@every_source
def test_that_nothing_is_held_for_a_reason_that_nobody_reviewed(source: Path):
    assert [reason for reason in account_of(source).reasons if not reviewed(reason)] == []


@every_source
def test_that_the_help_tells_what_became_of_it(source: Path):
    told = rows_in_page().get(source.name)
    if told is None:
        pytest.skip("not a source that the help tells of")
    assert told == row(source.name, account_of(source))


def parts(source: Path, most: int = 200_000) -> Iterator[Path]:
    """Yield files evenly spread over a source, until they hold `most` bytes."""
    files = files_of(source)
    step = -(-sum(file.stat().st_size for file in files) // most)
    yield from files[::step]


def keeps_all(app: Application, files: list[Path]) -> None:
    report = import_files(app, files)
    remarks = sum(report.by_type().get("Bundle", {}).values())
    assert report.total() - remarks == sum(map(counted, files)) > 0
    score(app)
    # What has one id and several contents in the same source is new each time it alternates; all else is unchanged.
    again = import_files(app, files)
    assert again.total() == report.total()
    assert again.total("unchanged") > 0
    assert adds_up(app)


def adds_up(app: Application) -> bool:
    (account,) = states(app.store)
    outcomes = account.accepted + account.with_findings + account.quarantined + account.unchanged
    return account.received == outcomes


@every_source
def test_that_the_store_keeps_and_scores_a_part_of_it(app: Application, source: Path):
    keeps_all(app, list(parts(source)))


@pytest.mark.full
@every_source
def test_that_the_store_keeps_and_scores_all_of_it(app: Application, source: Path):
    keeps_all(app, files_of(source))


def test_that_the_regions_own_data_become_facts():
    if not (root() / "rm-hjemmebehandling").is_dir():
        pytest.skip("the region's data are not under TRIAGE_ACCEPTANCE/fhir")
    found = [received for file in files_of(root() / "rm-hjemmebehandling") for received in received_from(file)]
    types = Counter(type(fact).__name__ for received in found for fact in received.facts)
    assert {"Response": 6, "Questionnaire": 3, "Patient": 2, "Enrolment": 2}.items() <= types.items()


def test_that_lines_and_bundles_bring_the_same_facts():
    kinds = Catalogue().kinds
    bundles = sorted(root().glob("synthea*/*.json"), key=lambda file: file.stat().st_size)
    if not bundles:
        pytest.skip("no Bundles by others under TRIAGE_ACCEPTANCE/fhir")
    in_bundle = list(read_document(bundles[0].read_bytes(), kinds))[:50]
    in_lines = read_ndjson([received.raw for received in in_bundle], kinds)
    assert [found.sha256 for found in in_lines] == [found.sha256 for found in in_bundle]
