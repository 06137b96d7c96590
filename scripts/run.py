"""Start the dashboard on port 8501, or on the next free one, and say where."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

FIRST = 8501
TRIED = 100
LAST = 65_535


def free_port(first: int = FIRST) -> int:
    """The first port from `first` on that nothing listens on; OSError where it and the next 99 are taken."""
    for port in range(first, min(first + TRIED, LAST + 1)):
        if all(_is_free(family, address, port) for family, address in _places()):
            return port
    raise OSError(f"the ports {first} to {first + TRIED - 1} are all taken")


def _places() -> list[tuple[int, str]]:
    """Both loopback addresses (the second only where the machine has it)."""
    return [(socket.AF_INET, "127.0.0.1"), *([(socket.AF_INET6, "::1")] if _has_ipv6() else [])]


def _has_ipv6() -> bool:
    return _is_free(socket.AF_INET6, "::1", 0) if socket.has_ipv6 else False


def _is_free(family: int, address: str, port: int) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":  # a port that was in use a moment ago is free; elsewhere this would share a used one
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def main() -> None:
    """Run app.py; the environment variable PORT names the first port to try."""
    root = Path(__file__).resolve().parent.parent
    os.chdir(root)
    written = os.environ.get("PORT") or str(FIRST)
    if not (written.isdecimal() and 1 <= int(written) <= LAST):
        sys.exit(f"PORT is to be a number from 1 to {LAST}, not {written!r}")
    first = int(written)
    port = free_port(first)
    if port != first:
        print(f"Port {first} is taken; using {port}.")
    print(f"报数 · Reported Figures: http://localhost:{port}   (stop with Ctrl-C)", flush=True)
    from streamlit.web import cli

    # Without watching the files for changes of the code: that takes half a second of the processor for each reader.
    sys.argv = ["streamlit", "run", str(root / "scripts" / "serve.py"), "--server.port", str(port),
                "--server.fileWatcherType", "none"]  # fmt: skip
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
