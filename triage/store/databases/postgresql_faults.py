"""The faults of a shared database in words, without what stood in the rows."""

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from triage.errors import NotAllowedError, StoreAwayError, StoreBusyError, StoreError, Text


def explain(place: str, fault: Exception, is_keeping: bool) -> Exception | None:
    """Return the error to raise for `fault` at `place`; None for what is no fault of the database.

    `is_keeping` tells that the transaction was being kept: whether it was is then unknown where the server is gone.
    """
    if isinstance(fault, DBAPIError):
        return _in_words(place, fault.orig, is_keeping) or _bare(fault)
    if isinstance(fault, psycopg.Error):
        return _in_words(place, fault, is_keeping) or fault
    return None


def _in_words(place: str, fault: BaseException | None, is_keeping: bool) -> Exception | None:
    state = fault.sqlstate if isinstance(fault, psycopg.Error) else None
    if state == "42501":
        return NotAllowedError(_formatted(_NO_RIGHT, place))
    if isinstance(fault, psycopg.OperationalError | psycopg.InterfaceError) and _is_away(state):
        return _login_refused(place, fault) or StoreAwayError(
            _formatted(_UNKNOWN if is_keeping else _AWAY, place), is_unknown=is_keeping
        )
    if state and (text := _FAULTS.get(state) or _FAULTS.get(state[:2])):
        return (StoreBusyError if text is _BUSY else StoreError)(_formatted(text, place))
    if isinstance(fault, psycopg.IntegrityError | psycopg.ProgrammingError):
        return None
    return StoreError(_formatted(_OTHER, place))


def _is_away(state: str | None) -> bool:
    # No state: the server did not answer. 08: the connection failed; 57P: it is being stopped; 25P03: it hung up.
    # 53300: it has no connection left for us.
    return state is None or state[:2] == "08" or state[:3] == "57P" or state in ("25P03", "53300")


def _login_refused(place: str, fault: BaseException) -> Exception | None:
    # While connecting libpq tells no state, only the server's English words.
    said = str(fault).lower()
    for sign, text in _REFUSALS.items():
        if sign in said:
            return StoreError(_formatted(text, place))
    return None


def _bare(fault: DBAPIError) -> Exception:
    """Return our own mistake as it is, but without the values that the server repeats in its details."""
    orig = fault.orig
    kind = IntegrityError if isinstance(fault, IntegrityError) else ProgrammingError
    if not isinstance(orig, psycopg.Error):
        return kind(fault.statement, None, Exception(type(orig).__name__))
    # What the driver itself says has no state, and quotes no value.
    said = (orig.diag.message_primary or "") if orig.sqlstate else str(orig)
    return kind(fault.statement, None, type(orig)(said))


def _formatted(text: Text, place: str) -> Text:
    return Text(text.da.format(place=place), text.en.format(place=place))


_AWAY = Text(
    "Den delte database {place} svarer ikke. Det, der allerede er gemt, er sikkert; "
    "prøv igen om lidt, eller kontakt it-afdelingen.",
    "The shared database {place} does not answer. What was already saved is safe; "
    "try again in a moment, or contact your IT department.",
)
_UNKNOWN = Text(
    "Forbindelsen til den delte database {place} forsvandt, mens der blev gemt. Om det sidste blev gemt, vides ikke: "
    "se efter, når databasen svarer igen, før du gør det om.",
    "The connection to the shared database {place} was lost while saving. Whether the last step was saved is not "
    "known: look when the database answers again, before you repeat it.",
)
_NO_RIGHT = Text(
    "Dit login til den delte database {place} må ikke dette. Intet er ændret. Kontakt it-afdelingen.",
    "Your login to the shared database {place} may not do this. Nothing was changed. Contact your IT department.",
)
_OTHER = Text(
    "Den delte database {place} kunne ikke bruges. Intet er ændret. Prøv igen, eller kontakt it-afdelingen.",
    "The shared database {place} could not be used. Nothing was changed. Try again, or contact your IT department.",
)
_BUSY = Text(
    "Den delte database {place} er optaget af en anden. Intet er ændret. Prøv igen om lidt.",
    "The shared database {place} is in use by another. Nothing was changed. Try again in a moment.",
)
_FAULTS = {
    # A lock was not had in time, a deadlock, two changes of one row, a statement that took too long.
    "55P03": _BUSY,
    "40": _BUSY,
    "57014": Text(
        "Den delte database {place} var for længe om svaret. Intet er ændret. Prøv igen om lidt.",
        "The shared database {place} took too long to answer. Nothing was changed. Try again in a moment.",
    ),
    "53100": Text(
        "Den delte databases disk er fuld. Det, der allerede er gemt, er sikkert; kontakt it-afdelingen.",
        "The disk of the shared database is full. What was already saved is safe; contact your IT department.",
    ),
    "25006": Text(
        "Den delte database {place} kan kun læses lige nu. Intet er ændret. Kontakt it-afdelingen.",
        "The shared database {place} can only be read just now. Nothing was changed. Contact your IT department.",
    ),
}
_REFUSALS = {
    "permission denied": _NO_RIGHT,
    "password": Text(
        "Den delte database {place} kender ikke denne adgangskode. Læg den rigtige i nøgleringen under visita-store.",
        "The shared database {place} does not know this password. Put the right one in the keyring under visita-store.",
    ),
    "certificate": Text(
        "Serverens certifikat til {place} kan ikke godkendes. Intet er sendt. Kontakt it-afdelingen.",
        "The certificate of the server of {place} cannot be approved. Nothing was sent. Contact your IT department.",
    ),
    "does not support ssl": Text(
        "Serveren til {place} tager ikke imod krypterede forbindelser. Intet er sendt. Kontakt it-afdelingen.",
        "The server of {place} takes no encrypted connections. Nothing was sent. Contact your IT department.",
    ),
    "authentication failed": Text(
        "Den delte database {place} afviser dette login. Kontakt it-afdelingen.",
        "The shared database {place} refuses this login. Contact your IT department.",
    ),
    "no pg_hba.conf entry": Text(
        "Den delte database {place} tager ikke imod denne bruger fra denne maskine. Kontakt it-afdelingen.",
        "The shared database {place} does not take this user from this machine. Contact your IT department.",
    ),
    'database "': Text(
        "Der er ingen database {place}. Ret VISITA_DATABASE, eller kontakt it-afdelingen.",
        "There is no database {place}. Correct VISITA_DATABASE, or contact your IT department.",
    ),
    'role "': Text(
        "Den delte database {place} kender ikke denne bruger. Kontakt it-afdelingen.",
        "The shared database {place} does not know this user. Contact your IT department.",
    ),
}
