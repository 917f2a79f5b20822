"""What can go wrong with a source, each in one sentence that says what to do.

No sentence holds a query, a token or anything else than the source's host name.
"""

from collections.abc import Mapping

from requests import exceptions as requests_faults
from urllib3 import exceptions as urllib3_faults

from triage.errors import SourceError, Text

# What requests and, while a body is read, urllib3 raise.
FAULTS = (requests_faults.RequestException, urllib3_faults.HTTPError, OSError)

_BY_STATUS: Mapping[int, tuple[str, str]] = {
    400: (
        "forstod ikke forespørgslen (400). Kontakt den, der driver kilden",
        "did not understand the request (400). Contact those who run the source",
    ),
    401: ("godtog ikke logonet (401). Log på igen", "did not accept the sign-in (401). Sign in again"),
    403: (
        "giver ikke adgang til disse data (403). Bed om adgang hos den, der driver kilden",
        "gives no access to these data (403). Ask those who run the source for access",
    ),
    404: (
        "har ikke det, der blev spurgt om (404). Kontrollér adressen i indstillingerne",
        "does not have what was asked for (404). Check the address in the settings",
    ),
    410: (
        "har fjernet det, der blev spurgt om (410). Hent igen fra begyndelsen",
        "has removed what was asked for (410). Fetch again from the start",
    ),
}
_BUSY = (
    "har for travlt til at svare ({status}). Prøv igen om lidt",
    "is too busy to answer ({status}). Try again shortly",
)
_BROKEN = (
    "har en fejl ({status}). Prøv igen senere, eller kontakt den, der driver kilden",
    "has a fault ({status}). Try again later, or contact those who run the source",
)
_REDIRECT = (
    "henviser til en anden adresse ({status}), som ikke følges. Kontrollér adressen i indstillingerne",
    "points to another address ({status}), which is not followed. Check the address in the settings",
)
_OTHER = (
    "svarede uventet ({status}). Kontakt den, der driver kilden",
    "gave an unexpected answer ({status}). Contact those who run the source",
)


def source_error(host: str, da: str, en: str) -> SourceError:
    """Return the fault with the host in front of the sentence."""
    return SourceError(Text(f"Kilden {host} {da}.", f"The source {host} {en}."))


def by_status(host: str, status: int) -> SourceError:
    """Return the fault that an HTTP status other than 200 tells."""
    da, en = _BY_STATUS.get(status) or _by_range(status)
    return source_error(host, da.format(status=status), en.format(status=status))


def _by_range(status: int) -> tuple[str, str]:
    if status in (429, 503):
        return _BUSY
    if status >= 500:
        return _BROKEN
    return _REDIRECT if 300 <= status < 400 else _OTHER


def by_exception(host: str, fault: BaseException) -> SourceError:
    """Return the fault that a connection ended in."""
    chain = tuple(_chain(fault))
    for kinds, da, en in _BY_KIND:
        if any(isinstance(link, kinds) for link in chain):
            return source_error(host, da, en)
    return source_error(
        host,
        "kan ikke nås. Kontrollér netforbindelsen, og prøv igen",
        "cannot be reached. Check the network connection and try again",
    )


_Kinds = tuple[type[BaseException], ...]
_BY_KIND: tuple[tuple[_Kinds, str, str], ...] = (
    (
        (urllib3_faults.NameResolutionError,),
        "kendes ikke på nettet. Kontrollér adressen i indstillingerne og netforbindelsen",
        "is not known on the network. Check the address in the settings and the network connection",
    ),
    (
        (requests_faults.SSLError, urllib3_faults.SSLError),
        "har et certifikat, der ikke kan godkendes, så forbindelsen er afbrudt. Kontakt it-afdelingen",
        "has a certificate that cannot be verified, so the connection was closed. Contact the IT department",
    ),
    (
        (ConnectionRefusedError,),
        "afviser forbindelsen; serveren kører formentlig ikke. Prøv igen, eller kontakt den, der driver kilden",
        "refuses the connection; the server is probably not running. Try again, or contact those who run the source",
    ),
    (
        (requests_faults.Timeout, urllib3_faults.ReadTimeoutError, TimeoutError),
        "svarer ikke inden for tiden. Prøv igen senere",
        "does not answer in time. Try again later",
    ),
    (
        (urllib3_faults.ProtocolError, requests_faults.ChunkedEncodingError),
        "afbrød svaret, så det ikke er helt. Hent igen",
        "cut its answer, so it is not whole. Fetch again",
    ),
)


def _chain(fault: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    waiting: list[object] = [fault]
    while waiting and len(found) < 20:
        link = waiting.pop()
        if isinstance(link, BaseException) and link not in found:
            found.append(link)
            waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
    return found
