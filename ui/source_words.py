"""What a source is called on screen."""

from pathlib import PurePath
from urllib.parse import urlsplit

from ui.translate import tr

FILES = "files"


def source_name(name: str) -> str:
    """Return a source in short: the host of an address, the last part of a folder, or that it is imported files."""
    if name == FILES:
        return tr("Imported files")
    address = urlsplit(name)
    if address.scheme in ("http", "https") and address.hostname:
        return address.hostname
    return PurePath(name).name or name
