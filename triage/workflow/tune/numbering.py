"""Version numbers: each is used once, and what follows has a greater one."""

from collections.abc import Iterable


def parts(version: str) -> tuple[int, ...]:
    """Return "1.12.0" as (1, 12, 0); what is no number counts as none."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def is_after(version: str, others: Iterable[str]) -> bool:
    """Return whether a version number is greater than every other."""
    return all(parts(version) > parts(other) for other in others)


def free_version(wanted: str, used: Iterable[str]) -> str:
    """Return `wanted`, or where that or a greater one was used the next minor after all of them."""
    known = list(used)
    if is_after(wanted, known):
        return wanted
    major, minor, *_ = (*max(map(parts, [wanted, *known])), 0, 0)
    return f"{major}.{minor + 1}.0"
