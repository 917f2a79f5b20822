"""A session that takes nothing from its surroundings: no proxy, no .netrc, no certificates but the system's."""

import ssl

from requests import Session

from triage.fhir.http.address import proxy_address
from triage.fhir.http.auth import Auth
from triage.fhir.http.tls import TlsAdapter, system_trust


def open_session(auth: Auth | None, tls: ssl.SSLContext | None = None, proxy: str | None = None) -> Session:
    """Return a session signed with `auth`, over `tls` or what the operating system trusts, through `proxy` if given."""
    session = Session()
    session.trust_env = False
    session.auth = auth
    session.headers.update({"Accept": "application/fhir+json", "Accept-Encoding": "gzip", "User-Agent": "visita"})
    # Some servers, and proxies before them, answer the same search for a minute with what was found the first time.
    session.headers["Cache-Control"] = "no-cache"
    if proxy:
        session.proxies = {"http": proxy_address(proxy), "https": proxy_address(proxy)}
    session.mount("https://", TlsAdapter(tls or system_trust()))
    return session
