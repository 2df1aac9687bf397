"""Everything that knows Office Open XML."""
