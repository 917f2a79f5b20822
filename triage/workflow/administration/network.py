"""See and set how sources are reached, and try whether one answers."""

from urllib.parse import urlsplit

from triage.access.acts import Act
from triage.errors import SourceError, Text, WrongUseError
from triage.fhir.http.address import proxy_address
from triage.fhir.http.capability import ask_capability
from triage.fhir.http.fetch import Limits
from triage.fhir.http.tls import system_trust
from triage.store.auditing import audit
from triage.store.keeping.network import keep_network, network_of
from triage.store.sources import find_source
from triage.workflow.application import Application
from triage.workflow.pull.reach import PROXY_SERVICE, endpoint_of, in_network, keep_secret
from triage.workflow.rights.permit import permit, permit_alone, permit_any
from triage.worklist.network import Network, ProxyUse, Tried

_SOON = Limits(deadline_s=10.0, byte_cap=5_000_000)


def see_network(app: Application) -> Network:
    """Return how sources are reached."""
    with app.store.read() as connection:
        permit_any(app, connection, (Act.SET_SOURCES, Act.SEE_USERS))
        return network_of(connection)


def set_network(app: Application, wanted: Network) -> None:
    """Let it count for every workstation from the next round on; raises SourceError for what cannot be used."""
    if wanted.use is ProxyUse.OWN:
        proxy_address(wanted.proxy)
    if wanted.ca_file:
        system_trust(wanted.ca_file)
    _refuse_no_hosts(wanted)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        subject = f"{network_of(connection).told} > {wanted.told}"
        keep_network(connection, wanted, now)
        audit.log(connection, now, app.actor, "network", subject=subject, warrant=warrant)


def keep_proxy_login(app: Application, user: str, password: str) -> None:
    """Put the proxy's login into this person's keyring, and note who did; raises WrongUseError without a proxy."""
    with app.store.read() as connection:
        permit(app, connection, Act.SET_SOURCES)
        network = network_of(connection)
    host = urlsplit(network.proxy).hostname if network.use is ProxyUse.OWN else None
    if not host or not user.strip() or ":" in user:
        raise WrongUseError(_NO_PROXY)
    keep_secret(PROXY_SERVICE, host, f"{user.strip()}:{password}")
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        audit.log(connection, app.clock(), app.actor, "proxy login", subject=host, warrant=warrant)


def try_source(app: Application, name: str) -> Tried:
    """Ask the server of a source what it can do, and nothing about anybody; it takes ten seconds at most."""
    permit_alone(app, Act.SET_SOURCES)
    source = find_source(app.store, name)
    if source is None:
        raise WrongUseError(Text("Kilden findes ikke længere.", "The source is not there any more."))
    settings = in_network(app.store, source.settings)
    try:
        with endpoint_of(settings, _SOON) as endpoint:
            types = ask_capability(endpoint).types
            return Tried(name, endpoint.host, None if types is None else len(types))
    except SourceError as fault:
        return Tried(name, urlsplit(settings.url or "").hostname or "", fault=fault.text)


def _refuse_no_hosts(wanted: Network) -> None:
    for host in wanted.hosts:
        if not host or not host.isprintable() or any(sign in host for sign in "/:@ "):
            raise WrongUseError(
                Text(
                    f"»{host}« er ikke et servernavn. Skriv kun navnet, for eksempel fhir.example.dk.",
                    f"'{host}' is no host. Write the name alone, such as fhir.example.dk.",
                )
            )


_NO_PROXY = Text(
    "Skriv først proxyens adresse og gem den; brugernavnet må ikke have kolon.",
    "Write and save the address of the proxy first; the user name has no colon.",
)
