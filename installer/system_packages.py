"""What Qt needs of a Linux system, found by trying to load it, and how Debian and Ubuntu call it.

The off-screen set was found by running a window in a system that had nothing else; the window set likewise under X11.
Wayland needs no more than the off-screen set. Windows and macOS bring all of it.
"""

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.logged import failure, run_logged
from installer.speech import SetUpError, say


@dataclass(frozen=True)
class Need:
    """Something the system must have: `name` as a person can look it up, `package` as apt knows it."""

    name: str
    package: str


OFFSCREEN = (
    Need("libEGL.so.1", "libegl1"),
    Need("libGL.so.1", "libgl1"),
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libgthread-2.0.so.0", "libglib2.0-0"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
)
WINDOW = (
    Need("libX11-xcb.so.1", "libx11-xcb1"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-image.so.0", "libxcb-image0"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-randr.so.0", "libxcb-randr0"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libxcb-sync.so.1", "libxcb-sync1"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
# The tests press real keys in a real window, on a screen that nobody sees.
UNSEEN_SCREEN = (Need("Xvfb", "xvfb"), Need("xdotool", "xdotool"))
ANY_FONT = Need("a font", "fonts-dejavu-core")
PIP_FOR_VENV = Need("ensurepip", f"python3.{sys.version_info.minor}-venv")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb")


def missing(needs: Iterable[Need], load: Callable[[str], object] = ctypes.CDLL) -> list[Need]:
    """Return the `needs` that the system's loader cannot find."""
    return [need for need in needs if not _loads(need.name, load)]


def missing_for(environ: Mapping[str, str], window: bool, new_venv: bool, unseen: bool = False) -> list[Need]:
    """Return all that is missing on this machine, for a window on the display of `environ` if `window`.

    `unseen`: for windows on a screen that nobody sees too.
    """
    gone = [PIP_FOR_VENV] if new_venv and importlib.util.find_spec("ensurepip") is None else []
    if sys.platform != "linux":
        return gone
    gone += missing(OFFSCREEN)
    if unseen or (window and environ.get("DISPLAY")):
        gone += missing(WINDOW)
    if unseen:
        gone += [need for need in UNSEEN_SCREEN if shutil.which(need.name) is None]
    return gone if has_font(FONT_FOLDERS) else [*gone, ANY_FONT]


def has_font(folders: Iterable[str]) -> bool:
    """Tell whether a font file stands anywhere under `folders`; without one Qt draws every letter as a box."""
    walks = (os.walk(Path(folder).expanduser()) for folder in folders)
    return any(name.lower().endswith(FONT_ENDINGS) for walk in walks for _, _, names in walk for name in names)


def provide(needs: list[Need], log: Path) -> None:
    """Install `needs`, or raise SetUpError with the one command that does it where an administrator must."""
    if not needs:
        return
    if shutil.which("apt-get") is None:
        raise _unknown_system(needs)
    packages = sorted({need.package for need in needs})
    if os.geteuid() != 0:
        raise ask_for(packages)
    say(f"  systempakker: {' '.join(packages)}", f"  system packages: {' '.join(packages)}")
    _install(packages, log)


def _install(packages: list[str], log: Path) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    patient = ("-o", "DPkg::Lock::Timeout=300")
    run_logged(("apt-get", *patient, "update"), log, quiet)  # packages may be at hand where the lists are out of reach
    if not run_logged(("apt-get", *patient, "install", "-y", "--no-install-recommends", *packages), log, quiet):
        raise failure("Systempakkerne kunne ikke installeres:", "The system packages could not be installed:", log)


def ask_for(packages: list[str]) -> SetUpError:
    """Return the error that tells which one command an administrator must run."""
    command = "sudo apt-get install -y --no-install-recommends " + " ".join(packages)
    return SetUpError(
        f"Systemet mangler noget, som kun en administrator kan installere. Kør dette, og start så igen:\n  {command}",
        f"The system lacks something that only an administrator can install. Run this, then start again:\n  {command}",
        2,
    )


def _unknown_system(needs: list[Need]) -> SetUpError:
    names = ", ".join(need.name for need in needs)
    return SetUpError(
        f"Systemet mangler: {names}. Installér det med systemets egen pakkestyring, og start så igen.",
        f"The system lacks: {names}. Install it with the system's own package tool, then start again.",
        2,
    )


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True
