"""Deletions as a history tells of them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fhir.build import bundle, observation, read


def deletion(url: str = "Observation/o1", **changes: Any) -> dict[str, Any]:
    told = {"status": "204", "etag": 'W/"3"', "lastModified": "2026-11-20T08:00:00Z"}
    return {"request": {"method": "DELETE", "url": url}, "response": told, **changes}


def test_that_a_deletion_withdraws_at_its_own_time() -> None:
    found = read(bundle(deletion(), type_="history"))
    assert (found.type, found.id, found.version, found.withdrawn) == ("Observation", "o1", "3", True)
    assert found.last_updated == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("response", [None, {}, {"lastModified": "yesterday"}, {"etag": 7, "lastModified": 7}])
def test_that_a_deletion_without_a_time_withdraws_all_the_same(response: Any) -> None:
    found = read(bundle(deletion(response=response), type_="history"))
    assert found.withdrawn
    assert found.last_updated is None


def test_that_a_deletion_that_brings_the_last_version_is_no_resource() -> None:
    assert read(bundle(deletion(resource=observation()), type_="history")).withdrawn


def test_that_a_deletion_by_its_full_address_is_read() -> None:
    assert read(bundle(deletion("https://fhir.example.dk/r4/Observation/o1"), type_="history")).id == "o1"
