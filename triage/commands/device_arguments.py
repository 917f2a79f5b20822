"""What can be asked of `triage devices`."""

from argparse import ArgumentParser

from triage.commands.subcommand import Commands, add, add_parts, positive


def add_devices(commands: Commands) -> None:
    """Add the parts of `triage devices`."""
    parts = add_parts(commands, "devices", "Trace devices, and invalidate what they measured.")
    listed = add(parts, "list", "List devices; no patient is named.")
    listed.add_argument("text", nargs="?", metavar="TEXT", help="part of a label, UDI, serial number, lot or reference")
    listed.add_argument("--which", choices=("all", "invalidated", "due"), default="all", help="only some of them (all)")
    due = add(parts, "calibration", "List the devices whose calibration has run out or does within a month.")
    for command in (listed, due):
        command.add_argument("--limit", type=positive, metavar="N", help="at most N devices")
    for name, told in (
        ("show", "Show a device and what was invalidated; no patient is named."),
        ("trace", "Go from a device to its readings, the patients, and the decisions that rested on them."),
    ):
        add(parts, name, told).add_argument("device", metavar="DEVICE", help=_DEVICE)
    _invalidate(add(parts, "invalidate", "Take the readings of devices over a period out of use, and triage anew."))
    _restore(add(parts, "restore", "Take an invalidation back by a new line, and triage anew."))


def _invalidate(command: ArgumentParser) -> None:
    command.add_argument("devices", nargs="+", metavar="DEVICE", help=_DEVICE)
    command.add_argument("--from", dest="since", required=True, metavar="TIME", help="Danish day, or time with zone")
    command.add_argument("--to", dest="until", metavar="TIME", help="the last day or time; until further notice")
    command.add_argument("--reason", required=True, metavar="TEXT", help="why; stands in the history for ever")
    command.add_argument(
        "--not-delivered", action="store_true", help="the patients count as not having measured, and are due again"
    )
    command.add_argument("--dry-run", action="store_true", help="say what would come of it, and store nothing")


def _restore(command: ArgumentParser) -> None:
    command.add_argument("invalidation", type=int, metavar="KEY", help="the key that triage devices show prints")
    command.add_argument("--reason", required=True, metavar="TEXT", help="why; stands in the history for ever")
    command.add_argument("--dry-run", action="store_true", help="say what would come of it, and store nothing")


_DEVICE = "key, reference, UDI, serial number, lot or model"
