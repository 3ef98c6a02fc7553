"""The real laws, for the labelled set."""

from tests.corpora.conftest import laws

__all__ = ["laws"]
