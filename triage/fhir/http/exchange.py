"""What a decision needs of a server: to be written once, and to be found again."""

from triage.fhir.http.client import Client
from triage.fhir.http.endpoint import Endpoint, Params
from triage.fhir.http.write import Writer
from triage.fhir.strict import Object


class Exchange(Writer):
    """Writes to one server and searches it."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(endpoint)
        self._client = Client(endpoint)

    def find(self, type_: str, params: Params) -> list[Object]:
        """Return the resources of a type that a search found; a server may have left the filter out."""
        found: list[Object] = []
        for page in self._client.search(type_, params):
            entries = page.content.get("entry")
            for entry in entries if isinstance(entries, list) else []:
                resource = entry.get("resource") if isinstance(entry, dict) else None
                if isinstance(resource, dict) and resource.get("resourceType") == type_:
                    found.append(resource)
        return found
