"""What follows from a dossier: nothing here is typed in, and nothing is worded."""
