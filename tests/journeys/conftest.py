"""What several journeys begin with."""

from collections.abc import Iterator

import pytest

from tests.postgresql import Server
from tests.rights_ward import Ward, ward_on


@pytest.fixture(scope="module")
def made(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """Two departments in one shared database, and people with logins of their own; made once in each file."""
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as ward:
        yield ward
