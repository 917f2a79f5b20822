"""What can go wrong with a source, each in one sentence that says what to do.

No sentence holds a query, a token or anything else than the source's host name.
"""

from collections.abc import Mapping

from requests import exceptions as requests_faults
from urllib3 import exceptions as urllib3_faults

from triage.errors import ConflictError, SourceError, Text
from triage.fhir.strict import BodyError

# What requests and, while a body is read, urllib3 raise.
FAULTS = (requests_faults.RequestException, urllib3_faults.HTTPError, OSError)


class BrokenOffError(SourceError):
    """An answer was cut or came too late; whether the request had its effect is not known."""


class UnreachableError(SourceError):
    """The server cannot be talked to at all: unknown, refused, or with a certificate that will not do."""


class RefusedBodyError(SourceError):
    """A body came whole but is not what was asked for: its bytes, and why it was `refused`."""

    def __init__(self, refused: BodyError, body: bytes) -> None:
        super().__init__(refused.text, 200)
        self.refused = refused
        self.body = body


class IncompleteError(SourceError):
    """A list ended before all that the source says it holds had come."""


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
    409: (
        "har ændret det imellemtiden (409). Læs det igen, før det ændres",
        "has changed it meanwhile (409). Read it again before changing it",
    ),
    412: (
        "har ændret det imellemtiden (412). Læs det igen, før det ændres",
        "has changed it meanwhile (412). Read it again before changing it",
    ),
    422: (
        "godtog ikke indholdet (422). Kontakt den, der driver kilden",
        "did not accept the content (422). Contact those who run the source",
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


def broken_off(host: str, da: str, en: str) -> BrokenOffError:
    """Return the fault of an answer that did not come whole."""
    return BrokenOffError(source_error(host, da, en).text)


def by_status(host: str, status: int) -> SourceError:
    """Return the fault that an HTTP status other than success tells; 409 and 412 are a ConflictError."""
    da, en = _BY_STATUS.get(status) or _by_range(status)
    kind = ConflictError if status in (409, 412) else SourceError
    return kind(source_error(host, da.format(status=status), en.format(status=status)).text, status)


def _by_range(status: int) -> tuple[str, str]:
    if status in (429, 502, 503, 504):
        return _BUSY
    if status >= 500:
        return _BROKEN
    return _REDIRECT if 300 <= status < 400 else _OTHER


def by_exception(host: str, fault: BaseException) -> SourceError:
    """Return the fault that a connection ended in."""
    chain = tuple(_chain(fault))
    for kinds, da, en in _BY_KIND:
        if any(isinstance(link, kinds) for link in chain):
            text = source_error(host, da, en).text
            return BrokenOffError(text) if kinds in _PASSING else UnreachableError(text)
    da, en = _UNREACHABLE
    return UnreachableError(source_error(host, da, en).text)


_UNREACHABLE = (
    "kan ikke nås. Kontrollér netforbindelsen, og prøv igen",
    "cannot be reached. Check the network connection and try again",
)
_Kinds = tuple[type[BaseException], ...]
_TIMEOUTS: _Kinds = (requests_faults.Timeout, urllib3_faults.ReadTimeoutError, TimeoutError)
_CUTS: _Kinds = (
    urllib3_faults.ProtocolError,
    requests_faults.ChunkedEncodingError,
    requests_faults.ContentDecodingError,
    ConnectionResetError,
    BrokenPipeError,
)
_PASSING = (_TIMEOUTS, _CUTS)
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
        _TIMEOUTS,
        "svarer ikke inden for tiden. Prøv igen senere",
        "does not answer in time. Try again later",
    ),
    (
        _CUTS,
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
