"""Text to provision tree, for Spanish and English legislation."""

from __future__ import annotations

from drafting.structure.language import detect
from drafting.structure.lines import blocks_of
from drafting.structure.parser import parse, parse_text

__all__ = ["blocks_of", "detect", "parse", "parse_text"]
