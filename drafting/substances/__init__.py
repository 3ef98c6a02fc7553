"""Control lists and the chemicals of a draft: names, numbers and legal status, nothing else."""
