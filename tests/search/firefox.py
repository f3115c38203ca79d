"""A headless Firefox, driven by Marionette, the protocol that it speaks itself: JSON behind its length on a socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
# No first-run pages, nothing that speaks to its maker, any free port.
PREFERENCES = {
    "marionette.port": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
}


def path() -> str | None:
    """The machine's own Firefox."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


class Firefox:
    """One window."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._file = stream.makefile("rb")
        self._read()
        self._ask("WebDriver:NewSession", {})

    def go(self, url: str) -> None:
        self._ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str) -> Any:
        """What the body of a function returns in the page."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def wait(self, script: str) -> Any:
        """The first value of the script that is true."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script)):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.1)
        return found

    def _ask(self, command: str, values: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, command, values])
        self._stream.sendall(f"{len(message)}:{message}".encode())
        _, _, error, result = self._read()
        assert not error, error
        return result

    def _read(self) -> Any:
        size = b""
        while (byte := self._file.read(1)) != b":":
            assert byte, "Firefox ended"
            size += byte
        return json.loads(self._file.read(int(size)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile in an empty folder."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = [str(path()), "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with socket.create_connection(("127.0.0.1", _port(profile, process)), PATIENCE) as stream:
                yield Firefox(stream)
        finally:
            process.terminate()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Firefox writes it down when it listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        file = profile / "MarionetteActivePort"
        if file.is_file() and (text := file.read_text().strip()):
            return int(text)
        time.sleep(0.1)
    raise AssertionError("Firefox did not start")
