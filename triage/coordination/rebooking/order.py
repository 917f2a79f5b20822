"""In which order the moves of a plan are written: who leaves a place before who comes to it, as far as that goes."""

from collections.abc import Sequence

from triage.coordination.proposals.proposal import Move

_PLACE_OF = "pos:"


def displaced(move: Move) -> str | None:
    """Return whose place a move goes to, None where it goes to a free slot."""
    return move.to.removeprefix(_PLACE_OF) if move.to.startswith(_PLACE_OF) else None


def in_order(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Return the moves with everybody who leaves before who takes their place, otherwise by appointment.

    In a ring nobody can leave first: for a moment two stand in one place, which is held for the plan all the while.
    """
    waiting, placed = sorted(moves, key=lambda move: move.appointment), list[Move]()
    while waiting:
        left = {move.appointment for move in waiting}
        free = [move for move in waiting if displaced(move) not in left]
        first = (free or waiting)[0]
        placed.append(first)
        waiting.remove(first)
    return tuple(placed)
