"""The scripts of the pages pass TypeScript's strict checks."""

from __future__ import annotations

from tests.tools import Node


def test_types(node: Node) -> None:
    result = node.tool("tsc", "--project", "tsconfig.json")
    assert result.returncode == 0, result.stdout
