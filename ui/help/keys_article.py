"""The help page of every key, made of the commands themselves so that it is never out of date."""

from itertools import groupby

from ui.actions import Command, commands, group_name
from ui.translate import tr


def keys_article() -> str:
    """Return every command with its keys, by where it acts, as Markdown."""
    parts = [f"# {tr('Shortcuts')}"]
    for group, found in groupby(commands(), lambda command: command.group):
        lines = [f"| {tr('Key')} | {tr('Command')} |", "| --- | --- |", *map(_line, found)]
        parts += [f"## {group_name(group)}", "\n".join(lines)]
    return "\n\n".join(parts)


def _line(command: Command) -> str:
    keys = " , ".join(f"`{key}`" for key in command.keys)
    return f"| {keys} | {command.text} |"
