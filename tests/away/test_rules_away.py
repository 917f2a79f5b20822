"""The rules in the copy for when the shared store is away: the same, and looked at there too."""


from dataclasses import replace

from sqlalchemy import update

from tests.away.conftest import MakeWorkstation
from tests.people import colleague
from tests.signing import ask
from tests.tuning import put_in_use
from triage.access.roles import Role
from triage.store.tables import rule_version
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.tune.keys.certificates import revoke
from triage.workflow.tune.rules_in_use import read_rules


def test_that_the_copy_runs_what_was_signed_and_refuses_what_was_changed_in_it(
    shared: Application, workstation: MakeWorkstation
) -> None:
    put_in_use(shared, "copd")
    signed = read_rules(shared)
    station = workstation()
    station.keep()
    copy = station.copy
    assert read_rules(copy).versions == signed.versions
    with copy.store.write() as connection:
        connection.execute(update(rule_version).values(body=rule_version.c.body + "#"))
    assert "copd" in read_rules(copy).refused


def test_that_a_revocation_that_was_seen_counts_in_a_copy_that_is_older(
    shared: Application, workstation: MakeWorkstation
) -> None:
    opened = replace(shared, is_demo=False)
    put_in_use(opened, "copd")
    station = workstation()
    station.keep()
    # The copy stands within the folder of the workstation, whose pin has seen more than the copy has.
    copy = replace(station.copy, is_demo=False, catalogue=Catalogue(shared.catalogue.home))
    assert read_rules(copy).refused == {}
    revoke(colleague(opened, "noeglevogter", Role.ADMINISTRATOR), "godkender", "tyveri", ask, is_stolen=True)
    assert "is revoked" in read_rules(opened).refused["copd"].en
    assert "is revoked" in read_rules(copy).refused["copd"].en
