"""Word in and out: the only place that knows OOXML and python-docx."""
