"""Akoma Ntoso in and out."""
