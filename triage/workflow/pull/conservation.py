"""Conservation: what was received is exactly what was accepted, held or seen before; if not, a person is told."""

from triage.errors import Text
from triage.store.sources import source_of
from triage.workflow.application import Application


def account_fault(app: Application, source: int) -> list[Text]:
    """Return the fault of a source whose account does not add up, or nothing."""
    found = source_of(app.store, source)
    counted = found.accepted + found.with_findings + found.quarantined + found.unchanged
    return count_fault(found.received, counted)


def count_fault(sent: int, counted: int) -> list[Text]:
    """Return the fault of `counted` resources where `sent` came, or nothing."""
    if sent == counted:
        return []
    return [
        Text(
            f"Regnskabet stemmer ikke: {sent} er modtaget, men {counted} er talt. Stol ikke på, at alt er med; "
            "kontakt it-afdelingen.",
            f"The account does not add up: {sent} were received but {counted} were counted. Do not trust that all is "
            "here; contact your IT department.",
        )
    ]
