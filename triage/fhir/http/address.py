"""The address of a FHIR server."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

from triage.errors import SourceError, Text

_DEFAULT_PORT = {"http": 80, "https": 443}
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Address:
    """`base` ends in a slash; `host` is what faults may name."""

    base: str
    host: str

    @classmethod
    def parse(cls, url: str) -> Self:
        """Take the address from the settings; only https, or http to this very machine."""
        try:
            parts = urlsplit(url)
            scheme, host, _ = _origin(parts)
        except ValueError:
            raise _no_address() from None
        if not host or parts.username or scheme not in _DEFAULT_PORT:
            raise _no_address()
        if scheme == "http" and host not in _LOOPBACK:
            raise SourceError(
                Text(
                    f"Forbindelsen til {host} er ikke krypteret. Skriv adressen med https.",
                    f"The connection to {host} is not encrypted. Write the address with https.",
                )
            )
        return cls(url.rstrip("/") + "/", host)

    def of(self, type_: str) -> str:
        """Return the URL of a resource type."""
        return self.base + type_

    def same_server(self, link: str) -> str | None:
        """Return `link` in full where it has the same scheme, host and port, else None."""
        try:
            url = urljoin(self.base, link)
            return url if _origin(urlsplit(url)) == _origin(urlsplit(self.base)) else None
        except ValueError:
            return None


def proxy_address(url: str) -> str:
    """Return the address of a proxy from the settings; it may be http, for what goes through is encrypted."""
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in _DEFAULT_PORT and parts.hostname and not parts.username and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable:
        raise SourceError(
            Text(
                "Proxyens adresse er ikke en webadresse. Skriv den som http://proxy:8080 i kildens indstillinger.",
                "The proxy's address is no web address. Write it as http://proxy:8080 in the source's settings.",
            )
        )
    return url


def _origin(parts: SplitResult) -> tuple[str, str, int | None]:
    return parts.scheme, parts.hostname or "", parts.port or _DEFAULT_PORT.get(parts.scheme)


def _no_address() -> SourceError:
    return SourceError(
        Text(
            "Kildens adresse er ikke en webadresse. Skriv den som https://server/fhir i indstillingerne.",
            "The source's address is no web address. Write it as https://server/fhir in the settings.",
        )
    )
