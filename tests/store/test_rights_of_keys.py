"""What a person's login of the shared database may do with keys, round the program."""

from collections.abc import Iterator

import pytest

from tests.postgresql import Server
from tests.rights_ward import Ward, ward_on

MS = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
CERTIFICATE = (
    "INSERT INTO signing_register (issuer, number, body, signature) "
    "VALUES (repeat('a', 64), {number}, '{{}}', repeat('b', 128))"
)
ASKED = (
    "INSERT INTO signing_key (login, public_key, made, signature) "
    "VALUES ('{login}', repeat('{sign}', 64), " + MS + ", repeat('b', 128))"
)


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        with made.sql("r_ida") as connection:
            connection.execute(CERTIFICATE.format(number=1))
        yield made


@pytest.mark.parametrize("login", ["r_anna", "r_sofie", "r_eva", "r_lis", "r_per", "r_service"])
def test_that_nobody_but_an_administrator_adds_to_the_register(ward: Ward, login: str) -> None:
    assert ward.refuses(login, CERTIFICATE.format(number=2))


@pytest.mark.parametrize("login", ["r_ida", "r_per", "r_lis", "r_service"])
@pytest.mark.parametrize("table", ["signing_register", "signing_key"])
def test_that_nobody_changes_or_deletes_what_stands_there(ward: Ward, login: str, table: str) -> None:
    for statement in (f"UPDATE {table} SET signature = repeat('c', 128)", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        assert ward.refuses(login, statement)


def test_that_a_key_is_asked_for_in_ones_own_name_alone(ward: Ward) -> None:
    assert ward.refuses("r_per", ASKED.format(login="r_lis", sign="c"))
    assert not ward.refuses("r_per", ASKED.format(login="r_per", sign="c"))


@pytest.mark.parametrize("login", ["r_anna", "r_per", "r_eva", "r_service"])
def test_that_everybody_reads_what_signatures_are_checked_with(ward: Ward, login: str) -> None:
    assert ward.found(login, "SELECT number FROM signing_register") == [(1,)]
