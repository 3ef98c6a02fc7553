"""The browser app: pages that show what the workbench gives, and nothing they decide themselves."""
