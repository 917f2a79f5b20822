"""The server of a source as its settings say it is reached; the secret comes from the keyring."""

from triage.errors import SourceError, Text
from triage.fhir.http.auth import BearerToken
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Limits
from triage.worklist.source import SourceSettings


def endpoint_of(settings: SourceSettings, limits: Limits | None = None) -> Endpoint:
    """Return the server of a source, to be closed; raises SourceError where the keyring has no such token."""
    auth = BearerToken(_secret(settings.token)) if settings.token else None
    return Endpoint(settings.url or "", auth, limits, proxy=settings.proxy)


def has_token(name: str) -> bool:
    """Return whether this person's keyring has the token of that name."""
    return _in_keyring(name) is not None


def _secret(name: str) -> str:
    found = _in_keyring(name)
    if found is None:
        raise SourceError(
            Text(
                f"Nøgleringen har ingen adgangsnøgle med navnet {name} under visita-source. Læg den ind, og prøv igen.",
                f"The keyring has no token named {name} under visita-source. Put it there and try again.",
            )
        )
    return found


def _in_keyring(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password("visita-source", name)
    except KeyringError:
        return None
