"""Programmes with patients whom nothing judges, since no rules were brought into use."""

from collections.abc import Mapping

from triage.access.acts import Act
from triage.store.open_load import enrolled
from triage.store.people.departments import departments
from triage.store.programme_uses import switched_off
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


def patients_without_rules(app: Application) -> Mapping[str, int]:
    """Return how many patients each programme has that no rules are in use for, and where none are refused.

    A programme that every department has switched off judges nobody by intent.
    """
    told = app.catalogue.rule_sets.keys() | app.catalogue.refused.keys()
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        counts, off = enrolled(connection), switched_off(connection)
        places = [one.key for one in departments(connection)]
    missing = sorted(counts.keys() - told)
    return {name: counts[name] for name in missing if not all((place, name) in off for place in places)}
