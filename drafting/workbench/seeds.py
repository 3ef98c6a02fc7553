"""The drafts a new installation starts with: ``seeds/workspace.toml`` and the files beside it."""
