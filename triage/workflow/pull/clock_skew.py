"""Two clocks that differ make readings seem older or newer than they are; a person is told."""

from datetime import datetime, timedelta

from triage.errors import Text

_ALLOWED = timedelta(minutes=5)


def skew_warning(theirs: datetime | None, ours: datetime) -> list[Text]:
    """Return the warning that the server's clock and ours are more than five minutes apart, or nothing."""
    if theirs is None or abs(theirs - ours) <= _ALLOWED:
        return []
    minutes = abs(theirs - ours) // timedelta(minutes=1)
    is_ahead = theirs > ours
    return [
        Text(
            f"Kildens ur er {minutes} min {'foran' if is_ahead else 'bagud'} i forhold til denne maskines. "
            "Målinger kan se ældre eller nyere ud, end de er; få urene rettet.",
            f"The source's clock is {minutes} min {'ahead of' if is_ahead else 'behind'} this machine's. "
            "Readings may look older or newer than they are; have the clocks corrected.",
        )
    ]
