"""Checklists: requirements, the provisions that may answer them, and what is suggested of each."""
