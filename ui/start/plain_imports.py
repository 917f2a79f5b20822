"""Imports without the detour that Qt's binding makes of each."""

import builtins


def import_plainly() -> None:
    """Let modules be imported as Python does, from now on.

    Once loaded, the binding reads the source of every module that is imported, to learn whether that module names it:
    only its switchable features need to know, and nothing here has any. It took a fifth of the start.
    """
    import PySide6.QtCore  # noqa: F401 - loading it is what takes the detour

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        setattr(builtins, "__import__", plain)  # noqa: B010 - typed as what nobody changes
