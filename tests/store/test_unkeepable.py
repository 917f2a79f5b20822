"""Values that a database cannot hold: refused in the same words on both, and never a crash or a store that is away."""

import pytest
from sqlalchemy import select, update

from triage.errors import WrongUseError
from triage.store.database import Store
from triage.store.tables import case, person


@pytest.mark.parametrize("text", ["før\0efter", "før\ud800efter"], ids=["nul", "half a pair"])
def test_that_a_sign_that_cannot_be_kept_is_refused(store: Store, text: str) -> None:
    with pytest.raises(WrongUseError, match="a sign that cannot be kept"), store.write() as connection:
        connection.execute(update(person).values(name=text))


def test_that_a_sign_is_found_in_each_of_many_rows(store: Store) -> None:
    row = {"login": "bo", "name": "Bo", "active": 1, "failed": 0, "made": 0, "made_by": "x"}
    with pytest.raises(WrongUseError, match="a sign that cannot be kept"), store.write() as connection:
        connection.execute(person.insert(), [row, {**row, "login": "an\0na"}])


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**40])
def test_that_a_number_that_is_too_large_is_refused(store: Store, number: int) -> None:
    with pytest.raises(WrongUseError, match="too large"), store.read() as connection:
        connection.execute(select(case.c.id).where(case.c.id == number))
