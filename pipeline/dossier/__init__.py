"""The contract: what a dossier says, one module per section."""
