"""Edits real Word files the way drafters do, by chance and the same every time."""
