"""What of a typed text a person can see: what cannot be seen is no reason, and no name."""


def visible(text: str) -> str:
    """Return a text without the signs that show nothing (of zero width, of direction), and without space around it."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()
