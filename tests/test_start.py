"""How the dashboard is started: the port that is asked for."""

from __future__ import annotations

import pytest

from scripts import run


@pytest.mark.parametrize("port", ["70000", "0", "-1", "http", "8501.5"])
def test_no_port(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match="PORT is to be a number from 1 to 65535"):
        run.main()


def test_the_last_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    """No port beyond the last one is tried."""
    tried: list[int] = []
    monkeypatch.setattr(run, "_places", lambda: [(0, "")])
    monkeypatch.setattr(run, "_is_free", lambda family, address, port: tried.append(port))
    with pytest.raises(OSError, match="taken"):
        run.free_port(65_530)
    assert tried == list(range(65_530, 65_536))
