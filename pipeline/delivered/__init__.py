"""Tables of figures as others deliver them, read as one kind of value; no dossier is known here."""
