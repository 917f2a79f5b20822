"""A session that takes nothing from its surroundings: no proxy, no .netrc, no certificates but the system's."""

import ssl
from urllib.parse import quote

from requests import Session

from triage.fhir.http.address import proxy_address
from triage.fhir.http.auth import Auth
from triage.fhir.http.tls import TlsAdapter, system_trust


def open_session(
    auth: Auth | None, tls: ssl.SSLContext | None = None, proxy: str | None = None, proxy_login: str | None = None
) -> Session:
    """Return a session signed with `auth`, over `tls` or what the operating system trusts, through `proxy` if given.

    `proxy_login` is the proxy's "user:password"; it stands in this session alone.
    """
    session = Session()
    session.trust_env = False
    session.auth = auth
    session.headers.update({"Accept": "application/fhir+json", "Accept-Encoding": "gzip", "User-Agent": "visita"})
    # Some servers, and proxies before them, answer the same search for a minute with what was found the first time.
    session.headers["Cache-Control"] = "no-cache"
    if proxy:
        address = _with_login(proxy_address(proxy), proxy_login)
        session.proxies = {"http": address, "https": address}
    session.mount("https://", TlsAdapter(tls or system_trust()))
    return session


def _with_login(address: str, login: str | None) -> str:
    if not login:
        return address
    user, _, password = login.partition(":")
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{quote(user, safe='')}:{quote(password, safe='')}@{rest}"
