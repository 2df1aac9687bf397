"""Saksflyt: from one validated dossier to the Word documents of housing-social work."""

VERSION = "0.1.0"
