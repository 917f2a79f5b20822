"""What fetching new data means: a pull from the known sources and a scoring, or for a demonstration a scoring alone."""

from collections.abc import Callable

from triage.workflow.application import Changed
from ui.desk import Opened


def refresh_of(opened: Opened) -> Callable[[], Changed]:
    """Return the function that fetches new data and scores them; faults of sources are noted on the sources."""

    def refresh() -> Changed:
        from triage.workflow.pull import pull_known
        from triage.workflow.score import score

        app = opened()
        if not app.is_demo:
            pull_known(app)
        return score(app)

    return refresh
