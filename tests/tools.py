"""Node, Chromium and a web server for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.building import ROOT

NODE_MODULES = ROOT / "node_modules"
OLDEST_NODE = 18
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# None of these changes how a page looks or runs; they keep Chromium from talking to its maker.
CHROMIUM_OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@cache
def node_missing() -> str | None:
    """Why Node cannot be used; None where it can."""
    if not shutil.which("node"):
        return "there is no Node"
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        return f"Node {version} is too old; the tests need {OLDEST_NODE} or newer"
    if not NODE_MODULES.is_dir():
        return "there is no node_modules/; `npm ci` makes it"
    return None


@cache
def chromium_path() -> str | None:
    """The machine's own Chromium; where there is one without windows it is taken, which needs half the time."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def chromium_missing() -> str | None:
    """Why Chromium cannot be used; None where it can."""
    return None if chromium_path() else "there is no Chromium"


class Node:
    """Runs scripts and npm's tools; scripts anywhere can ``require`` the packages of ``package.json``."""

    def __call__(self, script: Path, *arguments: str | Path, stdin: str = "") -> str:
        """Run ``script``, which must succeed; gives what it printed."""
        result = self._run(["node", script, *arguments], stdin)
        assert result.returncode == 0, f"{script.name} failed:\n{result.stdout}{result.stderr}"
        return result.stdout

    def tool(self, name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command ``name`` of an npm package in the project's folder; the result is for the test to judge."""
        return self._run([NODE_MODULES / ".bin" / name, *arguments], "")

    def _run(self, command: list[str | Path], stdin: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"NODE_PATH": str(NODE_MODULES)}
        return subprocess.run(command, cwd=ROOT, env=environment, input=stdin, capture_output=True, encoding="utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


def collect_faults(page: Page, faults: list[str]) -> None:
    """Append to ``faults`` whatever goes wrong in ``page``; Chromium reports breaches of the CSP on the console."""

    def on_console(message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        # Browsers ask the root of a server for an icon on their own account.
        if message.type == "error" and urlsplit(url).path != "/favicon.ico":
            faults.append(f"console: {message.text} ({url})")

    def on_dialog(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("file", "data", "blob", "about") and parts.hostname != "127.0.0.1":
            faults.append(f"request to another machine: {url}")

    page.on("console", on_console)
    page.on("dialog", on_dialog)
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("request", lambda request: on_request(request.url))


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def http_server(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port; gives its address, ending in ``/``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
