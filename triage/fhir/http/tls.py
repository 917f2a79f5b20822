"""Encrypted connections that trust what the operating system trusts."""

import ssl
from typing import Any

import truststore
from requests.adapters import HTTPAdapter

from triage.errors import SourceError, Text


def system_trust(ca_file: str = "") -> ssl.SSLContext:
    """Return a client context with the system's certificates, and those in `ca_file`; TLS 1.2 or newer, names checked.

    Raises SourceError where the file has none.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as fault:
            raise SourceError(_NO_CERTIFICATES) from fault
    return context


class TlsAdapter(HTTPAdapter):
    """Uses `context` for every connection of one session; nothing is changed for other libraries."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: object) -> None:
        """Hand the context to the connection pool."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - as the method it overrides
        """Use the context through a proxy too."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **options)

    def cert_verify(self, conn: Any, url: str, verify: object, cert: object) -> None:  # noqa: ANN401 - as its base
        """Leave the roots to the context: requests would add a list of its own to what the system trusts."""
        conn.cert_reqs = "CERT_REQUIRED"


_NO_CERTIFICATES = Text(
    "Filen med egne certifikater kan ikke læses, eller den indeholder ingen. Vælg en fil i PEM-format.",
    "The file of own certificates cannot be read, or has none in it. Choose a file in PEM format.",
)
