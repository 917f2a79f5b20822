"""Set Visita up on a bare machine and start it: `python3 installer/start.py demo|run|test|shell [ARGUMENTS]`.

Every Python 3 can read this file, so that an old one gives a sentence, not a syntax error; the work stands beside it.
"""

import os
import sys

OLDEST = (3, 11)
TOO_OLD = (
    "Visita kræver Python 3.11 eller nyere, og dette er Python {0}. "
    "Installér en nyere Python, og start med den, fx: python3.12 installer/start.py demo\n"
    "Visita needs Python 3.11 or newer, and this is Python {0}. "
    "Install a newer Python and start with that one, e.g.: python3.12 installer/start.py demo\n"
)


def refusal(version: "tuple[int, ...]") -> str:
    """Return what an owner of the Python `version` must be told, in Danish and English; empty when it is new enough."""
    return "" if version >= OLDEST else TOO_OLD.format(".".join(str(part) for part in version[:3]))


def main() -> int:
    """Start the command on the command line and return its exit status; 2 under a Python that is too old."""
    refused = refusal(tuple(sys.version_info[:3]))
    if refused:
        sys.stderr.buffer.write(refused.encode("utf-8"))
        return 2
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from installer.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
