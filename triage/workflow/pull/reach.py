"""The server of a source as its settings say it is reached; the secret comes from the keyring."""

from dataclasses import replace
from urllib.parse import urlsplit
from urllib.request import getproxies

from triage.errors import SourceError, Text, WrongUseError
from triage.fhir.http.address import Address
from triage.fhir.http.auth import BearerToken
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Limits
from triage.fhir.http.tls import system_trust
from triage.store.database import Store
from triage.store.keeping.key_places import trusted_keyring
from triage.store.keeping.network import network_of
from triage.worklist.network import Network, ProxyUse
from triage.worklist.source import SourceSettings

TOKEN_SERVICE, PROXY_SERVICE = "visita-source", "visita-proxy"


def endpoint_of(settings: SourceSettings, limits: Limits | None = None) -> Endpoint:
    """Return the server of a source, to be closed; raises SourceError where the keyring has no such token."""
    network, url = settings.network, settings.url or ""
    host = Address.parse(url).host
    if not network.allows(host):
        raise SourceError(_not_allowed(host))
    auth = BearerToken(_secret(settings.token)) if settings.token else None
    proxy = settings.proxy or _proxy(network)
    tls = system_trust(network.ca_file) if network.ca_file else None
    return Endpoint(url, auth, limits, proxy=proxy, proxy_login=_login(proxy), tls=tls)


def in_network(store: Store, settings: SourceSettings) -> SourceSettings:
    """Return the settings with how all sources are reached."""
    with store.read() as connection:
        return replace(settings, network=network_of(connection))


def keep_secret(service: str, name: str, secret: str) -> None:
    """Put a secret into this person's keyring; raises WrongUseError where there is none that the system protects."""
    from keyring.errors import KeyringError

    backend = trusted_keyring()
    try:
        if backend is not None:
            backend.set_password(service, name, secret)
            return
    except KeyringError:
        pass
    raise WrongUseError(_NO_KEYRING)


def has_token(name: str) -> bool:
    """Return whether this person's keyring has the token of that name."""
    return _in_keyring(name) is not None


def _proxy(network: Network) -> str | None:
    if network.use is ProxyUse.OWN:
        return network.proxy or None
    return getproxies().get("https") if network.use is ProxyUse.SYSTEM else None


def _login(proxy: str | None) -> str | None:
    host = urlsplit(proxy).hostname if proxy else None
    return _from_keyring(PROXY_SERVICE, host) if host else None


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
    return _from_keyring(TOKEN_SERVICE, name)


def _from_keyring(service: str, name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(service, name)
    except KeyringError:
        return None


def _not_allowed(host: str) -> Text:
    return Text(
        f"{host} står ikke på listen over tilladte servere. Tilføj den under Administration, Netværk.",
        f"{host} is not on the list of allowed hosts. Add it under Administration, Network.",
    )


_NO_KEYRING = Text(
    "Denne computer har ingen nøglering, som styresystemet beskytter, og hemmeligheder gemmes ingen andre steder. "
    "Intet er gemt.",
    "This computer has no keyring that the operating system protects, and secrets are kept nowhere else. Nothing was "
    "saved.",
)
