"""What can be chosen for a plan; no patient is in it."""

from triage.access.acts import Act
from triage.store.records import known_forms
from triage.workflow.application import Application
from triage.workflow.care.names import things
from triage.workflow.chart.care_shown import CareOffers
from triage.workflow.rights.permit import permit


def care_offers(app: Application) -> CareOffers:
    """Return what each programme's plan can ask for, and the care teams."""
    catalogue = app.catalogue
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        forms = known_forms(connection)
    asked = tuple((programme, things(catalogue, forms, programme)) for programme in sorted(catalogue.rule_sets))
    return CareOffers(asked, tuple(dict.fromkeys(route.team for route in catalogue.routes)))
