"""How visits, slots and departments of a store are called in a situation."""

_SOURCE, _SITE = "|", "@"


def joined_id(source: int, reference: str) -> str:
    """Return what is called `reference` at a source under a name that no other source has."""
    return f"{source}{_SOURCE}{reference}"


def split_id(id_: str) -> tuple[int | None, str]:
    """Return the source and the reference there; no source where the id is not of a store."""
    source, mark, reference = id_.partition(_SOURCE)
    return (int(source), reference) if mark and source.isdecimal() else (None, id_)


def department_at(name: str, site: str) -> str:
    """Return the department of this name at a site: each hospital has its own; without a site the name alone."""
    return f"{name}{_SITE}{site}" if site else name


def department_words(dept: str) -> str:
    """Return what people call a department."""
    return dept.partition(_SITE)[0]


def department_site(dept: str) -> str:
    """Return the site of a department, empty where it names none."""
    return dept.partition(_SITE)[2]
