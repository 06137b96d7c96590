"""Old office documents (.doc, .wps) by way of LibreOffice, where it is installed.

LibreOffice takes files, not bytes: here, and nowhere else in the readers, files are written, into a folder of their own
that is removed again. It runs without macros and links, for a limited time and in limited memory.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from extract.formats.base import LARGEST, Unreadable

SECONDS = 120.0
MEMORY = 4 * 1024**3  # bytes; LibreOffice maps a lot that it never uses

_PLACES = (  # where it is, if it is not among the commands
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice", "C:/Program Files/LibreOffice/program/soffice.exe",
)  # fmt: skip
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
        for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent")
    )
    + "</oor:items>\n"
)


@cache
def office() -> str:
    """The command of LibreOffice on this machine, empty where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.exists(place)), "")


def to_docx(data: bytes, seconds: float = SECONDS) -> bytes:
    """An old Word or WPS document as .docx, made by LibreOffice within `seconds`.

    Raises Unreadable where there is no LibreOffice, or it cannot read the document in time.
    """
    if not office():
        raise Unreadable("is in an old format (.doc, .wps): install LibreOffice, and it is converted by itself, "
                         "or save it as .docx first")  # fmt: skip
    if len(data) > LARGEST:
        raise Unreadable(f"is too large ({len(data):,} bytes; up to {LARGEST:,} are read)")
    with tempfile.TemporaryDirectory(prefix="figures-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "document.doc"  # .wps files hold the same, but LibreOffice goes by the suffix
        source.write_bytes(data)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run([office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
              "--nolockcheck", "--nodefault", "--convert-to", "docx", "--outdir", str(folder), str(source)],
             folder, seconds)  # fmt: skip
        try:
            return (folder / "document.docx").read_bytes()
        except OSError:
            raise Unreadable("could not be converted by LibreOffice; it may be damaged or encrypted") from None


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run a command to its end, or end it and all that it started."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True) as run:
        if sys.platform == "linux":
            import resource

            with contextlib.suppress(OSError, ValueError):
                resource.prlimit(run.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable(f"could not be converted by LibreOffice within {seconds:.0f} seconds") from None
        finally:
            if sys.platform == "win32":
                run.kill()
            else:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(run.pid, signal.SIGKILL)
