"""What things are called comes from the files as they ship: in both languages, never by an id."""

from tests.unit.coordination.words.made import situation
from triage.coordination.situation.supply import Resource
from triage.coordination.words.names import Named
from triage.errors import Text
from triage.workflow.catalogue import Catalogue
from triage.workflow.coordinate.called import known_names


def test_that_services_rooms_and_rights_have_their_names_in_both_languages() -> None:
    catalogue = Catalogue()
    used = situation(resources={"ct-skanner@aarhus": Resource("ct-skanner@aarhus", "ct-skanner", 2)})
    names = known_names(catalogue.services, catalogue.limits, used)
    named = Named(used, names)
    assert named.service("Blodprøve") == Text("Blodprøve", "Blood test")
    assert named.the_service("Blodprøve") == Text("blodprøven", "the blood test")
    assert named.resource("ct-skanner@aarhus") == Text("CT-skanneren", "the CT scanner")
    assert names.courses["udredning"] == Text("udredningsret", "right to diagnosis")
    assert set(names.services) == set(catalogue.services.services)
    assert names.patients == {}
