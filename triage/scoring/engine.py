"""The version of the way from facts to a colour, which every result names."""

# Goes up with every change that could give another result from the same facts and rule set.
ENGINE = "2.0.0"


def is_newer(version: str) -> bool:
    """Return whether `version`, three numbers with points, is newer than this engine."""
    return _parts(version) > _parts(ENGINE)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
