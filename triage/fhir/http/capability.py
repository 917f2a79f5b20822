"""What a server says that it can do; it is asked for more all the same, for such statements are often incomplete."""

from dataclasses import dataclass

from triage.errors import SourceError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.source_faults import UnreachableError, by_status
from triage.fhir.strict import Json, Object

# The whole server asks for another sign-in, or for peace.
STOPS = frozenset({401, 429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Capability:
    """`types` can be searched, None where the server does not say; `histories` are the types that tell of deletions."""

    types: frozenset[str] | None = None
    histories: frozenset[str] = frozenset()
    can_export: bool = False


def ask_capability(endpoint: Endpoint) -> Capability:
    """Ask a server for its CapabilityStatement; raises SourceError only where nothing else need be asked either."""
    try:
        answer = endpoint.document(endpoint.address.of("metadata"))
    except UnreachableError:
        raise
    except SourceError:
        return Capability()
    if answer.status in STOPS:
        raise by_status(endpoint.host, answer.status)
    return _capability(answer.content)


def _capability(statement: Object) -> Capability:
    if statement.get("resourceType") != "CapabilityStatement":
        return Capability()
    servers = [rest for rest in _objects(statement.get("rest")) if rest.get("mode", "server") == "server"]
    resources = [resource for rest in servers for resource in _objects(rest.get("resource"))]
    if not resources:
        return Capability()
    operations = [operation for rest in servers for operation in _objects(rest.get("operation"))]
    return Capability(
        types=frozenset(_type(resource) for resource in resources if _offers(resource, "search-type", silence=True)),
        histories=frozenset(_type(resource) for resource in resources if _offers(resource, "history-type")),
        can_export=any(operation.get("name") in ("export", "$export") for operation in operations),
    )


def _offers(resource: Object, interaction: str, *, silence: bool = False) -> bool:
    """Return whether `interaction` is listed; `silence` is the answer where none at all is."""
    codes = [found.get("code") for found in _objects(resource.get("interaction"))]
    return interaction in codes if codes else silence


def _type(resource: Object) -> str:
    type_ = resource.get("type")
    return type_ if isinstance(type_, str) else ""


def _objects(value: Json) -> list[Object]:
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
