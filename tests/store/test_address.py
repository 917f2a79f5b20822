"""The address of a shared store: no secret in it, and no way there that can be listened to."""

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from triage.errors import StoreError
from triage.settings import read_settings
from triage.store.databases.address import password_of, read_address, shown

SAFE = {"PGSSLROOTCERT": "/etc/region.pem"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("postgresql://visita:hemmelig@db.example/visita", "is a password"),
        ("postgresql://visita@db.example/visita?password=hemmelig", "is a password"),
        ("postgresql://visita@db.example/visita?sslmode=require", "must be encrypted"),
        ("postgresql://visita@db.example/visita?sslmode=disable", "must be encrypted"),
        ("postgresql://visita@localhost,db.example/visita?sslmode=prefer", "must be encrypted"),
        ("postgresql://visita@db.example/visita?options=-csearch_path%3Dx", "may not stand there: options"),
        ("postgresql://visita@localhost/visita?hostaddr=10.0.0.1", "may not stand there: hostaddr"),
        ("postgresql://visita@localhost/visita?service=other", "may not stand there: service"),
        ("mysql://visita@db.example/visita", "not the address"),
        ("postgresql+pg8000://visita@db.example/visita", "not the address"),
        ("postgresql://visita@db.example", "not the address"),
        ("visita", "not the address"),
        ("postgresql://visita@db.example:port/visita", "not the address"),
    ],
)
def test_that_an_unsafe_or_unreadable_address_is_refused_without_being_repeated(written: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as told:
        read_address(written, SAFE)
    assert "hemmelig" not in told.value.text.en + told.value.text.da
    assert told.value.__cause__ is None


def test_that_another_machine_is_reached_with_its_name_verified_alone() -> None:
    url = read_address("postgresql://visita@db.example/visita", SAFE)
    assert url.query == {"sslmode": "verify-full", "gssencmode": "disable"}


def test_that_without_a_certificate_of_ones_own_that_of_the_system_is_used(tmp_path: Path) -> None:
    url = read_address("postgresql://visita@db.example/visita", {"APPDATA": str(tmp_path)})
    assert url.query["sslrootcert"] == "system"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_that_the_own_machine_needs_no_certificate(host: str) -> None:
    assert not read_address(f"postgresql://visita@{host}/visita", SAFE).query


def test_that_a_socket_needs_no_certificate() -> None:
    assert "sslmode" not in read_address("postgresql://visita@/visita?host=/run/postgresql", SAFE).query


def test_that_the_address_comes_from_the_environment() -> None:
    assert read_settings({"VISITA_DATABASE": "postgresql://a@b/c"}).database == "postgresql://a@b/c"
    assert read_settings({}).database is None


class OnePassword(KeyringBackend):
    """A keyring with one password in it."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return "hemmelig" if (service, username) == ("visita-store", "visita@db.example/visita") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


def test_that_the_password_comes_from_the_keyring() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(OnePassword())
    try:
        url = read_address("postgresql://visita@db.example/visita", SAFE)
        assert (shown(url), password_of(url)) == ("visita@db.example/visita", "hemmelig")
        assert "hemmelig" not in str(url)
    finally:
        keyring.set_keyring(before)
