"""The account of everything received, in words."""

from triage.worklist.account import Conservation
from ui.translate import shown_count, tr


def account_line(account: Conservation) -> str:
    """Return the account of everything received, in one line."""
    words = tr("Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined}")
    if account.unchanged:
        words = tr(
            "Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined}"
            " + unchanged {unchanged}"
        )
    line = words.format(
        received=shown_count(account.received),
        accepted=shown_count(account.accepted),
        findings=shown_count(account.with_findings),
        quarantined=shown_count(account.quarantined),
        unchanged=shown_count(account.unchanged),
    )
    line = " · ".join((line, *_to_do(account)))
    return line if account.holds else tr("The account does not add up: {line}").format(line=line)


def account_forms(account: Conservation) -> tuple[str, ...]:
    """Return the account in one line, and ever shorter; what somebody is to do about stands in all of them."""
    received = shown_count(account.received)
    short = tr("Received {received}, all accounted for").format(received=received)
    shortest = tr("Received {received}").format(received=received)
    if not account.holds:
        short = shortest = tr("The account does not add up")
    return (account_line(account), *(" · ".join((form, *_to_do(account))) for form in (short, shortest)))


def _to_do(account: Conservation) -> tuple[str, ...]:
    without, late = account.not_distributed, account.promises_overdue
    one, many = tr("1 promised call overdue"), tr("{count} promised calls overdue")
    return (
        *([tr("{count} not distributed").format(count=shown_count(without))] if without else []),
        *([one if late == 1 else many.format(count=shown_count(late))] if late else []),
    )
