"""The pages, one file each: what a page shows comes from ``drafting.ui.views`` and the workbench."""
