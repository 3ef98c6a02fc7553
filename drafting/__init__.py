"""A drafting workbench for the people who write laws."""

__version__ = "0.1.0"
