"""What the tests of the network border share."""

import os
from pathlib import Path

import pytest

from tests.fhir.kinds import KINDS
from tests.servers import fault_server, fhir_server  # noqa: F401  # fixtures
from triage.clinical.observation import ReadingKind


@pytest.fixture
def kinds() -> dict[str, ReadingKind]:
    """A few kinds of readings with the codes they are sent under."""
    return KINDS


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of FHIR data by others; tests that need it are skipped where it is not."""
    beside = Path(__file__).parents[2].parent / "shared" / "acceptance" / "fhir"
    folder = Path(os.environ.get("VISITA_FHIR_DATA", beside))
    if not folder.is_dir():
        pytest.skip("the FHIR data by others are not on this machine (VISITA_FHIR_DATA names their folder)")
    return folder
