"""Saksflyt: from one validated dossier to the Word documents of housing-social work."""
