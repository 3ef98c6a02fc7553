"""The ``drafting`` command: it prints what the workbench says, and nothing else."""

from __future__ import annotations

from drafting.cli.main import main

__all__ = ["main"]
