"""The language of declaring what a dossier says, and what is made of a declaration."""
